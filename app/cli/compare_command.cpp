// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/compared_runs.h"
#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/named_runs.h"
#include "app/cli/writing.h"
#include "core/store/reference.h"

#include <QSet>
#include <QStringBuilder>

#include <optional>
#include <utility>

namespace labour::cli {

namespace {

const QString firstOption = QStringLiteral("first");
const QString otherOption = QStringLiteral("second");

constexpr qsizetype mostSides = 8;

using Side = QList<qint64>; ///< the runs that stand on it

Result<QList<Record>> recordsOf(History& history, const Side& side)
{
    QList<Record> records;
    for (const qint64 id : side) {
        const Result<StoredRun> run = history.run(id);
        if (!run)
            return Error { run.error() };
        if (run->removedMs)
            return Error { removedSentence(id) };
        Result<RunRecord> record = history.record(id);
        if (!record)
            return Error { record.error() };
        if (record->end != RunEnd::Done)
            return Error { QStringLiteral("run %1 is not whole: %2").arg(id).arg(record->failure) };
        records.append(std::make_shared<const RunRecord>(std::move(*record)));
    }
    return records;
}

/// Within one side or on several: it would count as a repetition of itself.
std::optional<qint64> namedTwice(const QList<Side>& sides)
{
    QSet<qint64> named;
    for (const Side& side : sides) {
        for (const qint64 run : side) {
            if (named.contains(run))
                return run;
            named.insert(run);
        }
    }
    return std::nullopt;
}

/// "wsgiref, run 3", "gunicorn:sync and waitress, runs 1-4"
QString nameOf(const Side& side, const QList<Record>& records)
{
    QStringList servers;
    for (const Record& record : records)
        servers.append(textOf(record->plan.servers.constFirst()));
    servers.removeDuplicates();
    return servers.join(QStringLiteral(" and "))
        % (side.size() == 1 ? QStringLiteral(", run ") : QStringLiteral(", runs ")) % numbersText(side);
}

}

int compareCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("compare RUNS RUNS… [options]"),
        QStringLiteral(
            "Says how runs stand to the first ones, and how sure that is: of two to eight sides, each against the\n"
            "first. RUNS are numbers as `labour history` has them: 12, or repetitions: 1-5 or 1,2,7-9; or @12: run\n"
            "12 and the other repetitions of the command that measured it; or last: the newest."));
    arguments.addOption(firstOption, QStringLiteral("RUNS"), QStringLiteral("What is compared with."));
    arguments.addRepeatable(
        otherOption, QStringLiteral("RUNS"), QStringLiteral("What is compared; up to seven times."));
    addComparisonExports(arguments);
    addHistoryOption(arguments);
    const QStringList names = QStringList { firstOption } + QStringList(given.size(), otherOption);
    if (const std::optional<int> ended = arguments.read(withOptionsNamed(given, names)))
        return *ended;
    const auto refuse = [](const QString& sentence) {
        complain(sentence);
        return int { UsageError };
    };
    const QStringList texts = arguments.values(firstOption) + arguments.values(otherOption);
    if (!arguments.isSet(firstOption) || texts.size() < 2)
        return refuse(QStringLiteral("compare needs two runs, or two groups of them, as in: labour compare 1-5 6-10"));
    if (texts.size() > mostSides)
        return refuse(QStringLiteral("compare takes at most eight sides, not %1").arg(texts.size()));
    if (const std::optional<QString> wrong = wrongComparisonExports(arguments))
        return refuse(*wrong);
    const QString path = historyPath(arguments);
    if (path.isEmpty())
        return refuse(QStringLiteral("there is no history to look into; --history FILE names one"));
    const Result<std::unique_ptr<History>> history = History::open(path, HistoryFile::Access::Reading);
    if (!history)
        return refuse(history.error());
    QList<Side> sides;
    for (const QString& text : texts) {
        const Result<Side> side = namedRuns(**history, text);
        if (!side)
            return refuse(side.error());
        sides.append(*side);
    }
    if (const std::optional<qint64> twice = namedTwice(sides))
        return refuse(QStringLiteral("run %1 is named twice; each counts once, as a repetition").arg(*twice));
    QList<ComparedSide> compared;
    for (const Side& side : std::as_const(sides)) {
        const Result<QList<Record>> records = recordsOf(**history, side);
        if (!records)
            return refuse(records.error());
        compared.append({ nameOf(side, *records), *records });
    }
    return tellComparisons(compared.constFirst(), compared.mid(1), arguments);
}

}
