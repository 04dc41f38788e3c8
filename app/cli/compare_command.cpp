// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/compared_runs.h"
#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/writing.h"
#include "core/store/history.h"

#include <QRegularExpression>
#include <QSet>

namespace labour::cli {

namespace {

const QString firstOption = QStringLiteral("first");
const QString secondOption = QStringLiteral("second");
const QString jsonOption = QStringLiteral("json");

constexpr qint64 mostRuns = 1000; // of a side

/// "12", "1-5", "1,2,7-9".
Result<QList<qint64>> runsFromText(const QString& option, const QString& text)
{
    static const QRegularExpression form(QStringLiteral("\\A([1-9]\\d{0,15})(?:-([1-9]\\d{0,15}))?\\z"));
    QList<qint64> runs;
    for (const QString& part : text.split(u',')) {
        const QRegularExpressionMatch match = form.match(part);
        const qint64 from = match.captured(1).toLongLong();
        const qint64 to = match.captured(2).isEmpty() ? from : match.captured(2).toLongLong();
        if (!match.hasMatch() || to < from || to - from >= mostRuns)
            return Error { QStringLiteral(
                "--%1: “%2” is no run; numbers as `labour history` has them were expected, as "
                "in 12 or 1-5 or 1,2,7-9")
                               .arg(option, part) };
        for (qint64 run = from; run <= to; ++run)
            runs.append(run);
        if (runs.size() > mostRuns)
            return Error { QStringLiteral("--%1: no more than %2 runs are compared").arg(option).arg(mostRuns) };
    }
    return runs;
}

Result<QList<Record>> recordsOf(History& history, const Arguments& arguments, const QString& option)
{
    const Result<QList<qint64>> runs = runsFromText(option, arguments.value(option));
    if (!runs)
        return Error { runs.error() };
    QList<Record> records;
    for (const qint64 run : *runs) {
        Result<RunRecord> record = history.record(run);
        if (!record)
            return Error { record.error() };
        if (record->end != RunEnd::Done)
            return Error { QStringLiteral("run %1 is not whole: %2").arg(run).arg(record->failure) };
        records.append(std::make_shared<const RunRecord>(std::move(*record)));
    }
    return records;
}

/// Within one side or on both: it would count as a repetition of itself.
std::optional<qint64> namedTwice(const Arguments& arguments)
{
    QSet<qint64> named;
    for (const QString& option : { firstOption, secondOption }) {
        const Result<QList<qint64>> runs = runsFromText(option, arguments.value(option));
        for (const qint64 run : *runs) {
            if (named.contains(run))
                return run;
            named.insert(run);
        }
    }
    return std::nullopt;
}

QString sideText(const Arguments& arguments, const QString& option, const Record& record)
{
    return QStringLiteral("%1, run %2").arg(textOf(record->plan.servers.constFirst()), arguments.value(option));
}

}

int compareCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("compare RUNS RUNS [options]"),
        QStringLiteral(
            "Says how the second runs stand to the first, and how sure that is. RUNS are numbers as `labour\n"
            "history` has them: 12, or repetitions: 1-5 or 1,2,7-9."));
    arguments.addOption(firstOption, QStringLiteral("RUNS"), QStringLiteral("What is compared with."));
    arguments.addOption(secondOption, QStringLiteral("RUNS"), QStringLiteral("What is compared."));
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write the comparison to FILE; - for standard output\n(the text then goes to standard error)."));
    addHistoryOption(arguments);
    if (const std::optional<int> ended = arguments.read(withOptionsNamed(given, { firstOption, secondOption })))
        return *ended;
    const auto refuse = [](const QString& sentence) {
        complain(sentence);
        return int { UsageError };
    };
    if (!arguments.isSet(firstOption) || !arguments.isSet(secondOption))
        return refuse(QStringLiteral("compare needs two runs, or two groups of them, as in: labour compare 1-5 6-10"));
    const QString path = historyPath(arguments);
    if (path.isEmpty())
        return refuse(QStringLiteral("there is no history to look into; --history FILE names one"));
    const Result<std::unique_ptr<History>> history = History::open(path, HistoryFile::Access::Reading);
    if (!history)
        return refuse(history.error());
    const Result<QList<Record>> first = recordsOf(**history, arguments, firstOption);
    const Result<QList<Record>> second = first ? recordsOf(**history, arguments, secondOption) : first;
    if (!second)
        return refuse(second.error());
    if (const std::optional<qint64> twice = namedTwice(arguments))
        return refuse(QStringLiteral("run %1 is named twice; each counts once, as a repetition").arg(*twice));
    return tellComparison(*first, sideText(arguments, firstOption, first->constFirst()), *second,
        sideText(arguments, secondOption, second->constFirst()), arguments.value(jsonOption));
}

}
