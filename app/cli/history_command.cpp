// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/named_runs.h"
#include "app/cli/page_exports.h"
#include "app/cli/run_exports.h"
#include "app/cli/writing.h"
#include "core/catalogue/unit_text.h"
#include "core/report/history_report.h"
#include "core/report/markdown_report.h"
#include "core/report/reference_report.h"
#include "core/report/run_html.h"
#include "core/report/text_report.h"
#include "core/store/run_file.h"
#include "core/store/run_order.h"
#include "core/store/spare_room.h"

#include <QDateTime>
#include <QRegularExpression>

#include <array>
#include <functional>

namespace labour::cli {

namespace {

const QString findOption = QStringLiteral("find");
const QString starredOption = QStringLiteral("starred");
const QString removedOption = QStringLiteral("removed");
const QString lastOption = QStringLiteral("last");
const QString jsonOption = QStringLiteral("json");
const QString showOption = QStringLiteral("show");
const QString starOption = QStringLiteral("star");
const QString unstarOption = QStringLiteral("unstar");
const QString noteOption = QStringLiteral("note");
const QString textOption = QStringLiteral("text");
const QString removeOption = QStringLiteral("remove");
const QString restoreOption = QStringLiteral("restore");
const QString exportOption = QStringLiteral("export");
const QString toOption = QStringLiteral("to");
const QString importOption = QStringLiteral("import");
const QString referenceOption = QStringLiteral("reference");
const QString unreferenceOption = QStringLiteral("unreference");
const QString sortOption = QStringLiteral("sort");
const QString byPlanOption = QStringLiteral("by-plan");
const QString pruneOption = QStringLiteral("prune");
const QString yesOption = QStringLiteral("yes");

/// What is done to one history, of which only one may be asked for.
struct Action {
    QString option;
    bool isReading;
    std::function<int(History&, const Arguments&)> run;
};

int failed(const QString& sentence, int exitCode = UsageError)
{
    complain(sentence);
    return exitCode;
}

/// The one run that an option names.
Result<qint64> runOf(History& history, const Arguments& arguments, const QString& option)
{
    const QString text = arguments.value(option);
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (isNumber && id > 0)
        return id;
    if (text != QLatin1String("last"))
        return Error { QStringLiteral("--%1: “%2” is no run; a number as the list has them, or “last”, was expected")
                           .arg(option, text) };
    const Result<QList<qint64>> newest = namedRuns(history, text);
    return newest ? Result<qint64>(newest->constFirst()) : Error { newest.error() };
}

/// Changes the run that the option names, and says so.
int change(History& history, const Arguments& arguments, const QString& option, const QString& done,
    const std::function<Result<bool>(qint64)>& how)
{
    const Result<qint64> id = runOf(history, arguments, option);
    if (!id)
        return failed(id.error());
    const Result<bool> changed = how(*id);
    if (!changed)
        return failed(changed.error());
    print(done.arg(*id) % u'\n');
    return Done;
}

int show(History& history, const Arguments& arguments)
{
    const Result<qint64> id = runOf(history, arguments, showOption);
    if (!id)
        return failed(id.error());
    const Result<RunRecord> record = history.record(*id);
    if (!record)
        return failed(record.error());
    for (const std::optional<QString>& wrong : { wrongExports(arguments), wrongPages(arguments) }) {
        if (wrong)
            return failed(*wrong);
    }
    const Result<std::optional<Standing>> known = standingOf(history, *id);
    if (!known)
        complain(known.error());
    const std::optional<Standing> standing = known ? *known : std::nullopt;
    const QString json = arguments.value(jsonOption);
    const bool isTold = !json.isEmpty() ? writeWhole(json, jsonReport(*record, standing))
        : isOutputTaken(arguments)      ? true
                                        : print(textReport(*record) % (standing ? standingText(*standing) : QString()));
    const bool isExported = writeRunExports(arguments, { std::make_shared<const RunRecord>(*record) });
    const bool isJudged = writeJunit(arguments, { { std::make_shared<const RunRecord>(*record), {} } });
    const bool isPaged = writePages(
        arguments, [&] { return runHtml(*record, standing); }, [&] { return runMarkdown(*record, standing); });
    return isTold && isExported && isJudged && isPaged ? Done : HelperFailed;
}

int star(History& history, const Arguments& arguments)
{
    return change(history, arguments, starOption, QStringLiteral("Run %1 has a star."),
        [&](qint64 id) { return history.setStarred(id, true); });
}

int unstar(History& history, const Arguments& arguments)
{
    return change(history, arguments, unstarOption, QStringLiteral("Run %1 has no star."),
        [&](qint64 id) { return history.setStarred(id, false); });
}

int note(History& history, const Arguments& arguments)
{
    if (!arguments.isSet(textOption))
        return failed(QStringLiteral("--note needs --text TEXT; --text '' takes the note away"));
    return change(history, arguments, noteOption, QStringLiteral("Run %1 has that note."),
        [&](qint64 id) { return history.setNote(id, arguments.value(textOption)); });
}

/// The runs that an option names, which are all there.
Result<QList<StoredRun>> runsOf(History& history, const Arguments& arguments, const QString& option)
{
    const Result<QList<qint64>> ids = namedRuns(history, arguments.value(option));
    if (!ids)
        return Error { QStringLiteral("--%1: %2").arg(option, ids.error()) };
    QList<StoredRun> runs;
    for (const qint64 id : *ids) {
        const Result<StoredRun> run = history.run(id);
        if (!run)
            return Error { run.error() };
        runs.append(*run);
    }
    return runs;
}

/// What somebody may not have meant to part with.
QString keptSentences(const QList<StoredRun>& runs)
{
    QString sentences;
    for (const StoredRun& run : runs) {
        const QString subject = runs.size() == 1 ? QStringLiteral("It") : QStringLiteral("Run %1").arg(run.id);
        if (run.isReference)
            sentences += QStringLiteral(" %1 was the reference of its plan on its server.").arg(subject);
        if (run.isStarred)
            sentences += QStringLiteral(" %1 had a star.").arg(subject);
    }
    return sentences;
}

int remove(History& history, const Arguments& arguments)
{
    const Result<QList<StoredRun>> runs = runsOf(history, arguments, removeOption);
    if (!runs)
        return failed(runs.error());
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const StoredRun& run : *runs) {
        if (const Result<bool> removed = history.remove(run.id, now); !removed)
            return failed(removed.error());
    }
    const QString named = arguments.value(removeOption);
    print((runs->size() == 1
                  ? QStringLiteral("Run %1 is removed; for a day, `labour history --restore %1` brings it back.")
                        .arg(runs->constFirst().id)
                  : QStringLiteral("%1 runs are removed; for a day, `labour history --restore %2` brings them back.")
                        .arg(runs->size())
                        .arg(named))
        % keptSentences(*runs) % u'\n');
    return Done;
}

int restore(History& history, const Arguments& arguments)
{
    const Result<QList<StoredRun>> runs = runsOf(history, arguments, restoreOption);
    if (!runs)
        return failed(runs.error());
    for (const StoredRun& run : *runs) {
        if (const Result<bool> restored = history.restore(run.id); !restored)
            return failed(restored.error());
    }
    print(runs->size() == 1 ? QStringLiteral("Run %1 is there again.\n").arg(runs->constFirst().id)
                            : QStringLiteral("%1 runs are there again.\n").arg(runs->size()));
    return Done;
}

int pin(History& history, const Arguments& arguments)
{
    return change(history, arguments, referenceOption,
        QStringLiteral("Run %1 is the reference of its plan on its server, with its repetitions."),
        [&](qint64 id) { return history.setReference(id); });
}

int unpin(History& history, const Arguments& arguments)
{
    return change(history, arguments, unreferenceOption, QStringLiteral("Run %1 is no reference any more."),
        [&](qint64 id) { return history.setReference(id, false); });
}

int exportOne(History& history, const Arguments& arguments)
{
    const QString path = arguments.value(toOption);
    if (path.isEmpty())
        return failed(QStringLiteral("--export needs --to FILE"));
    return change(history, arguments, exportOption, QStringLiteral("Run %1 is in ") % path % u'.',
        [&](qint64 id) { return exportRun(history, id, path); });
}

int importOne(History& history, const Arguments& arguments)
{
    const Result<qint64> id = importRun(history, arguments.value(importOption));
    if (!id)
        return failed(id.error());
    print(QStringLiteral("%1 is run %2.\n").arg(arguments.value(importOption)).arg(*id));
    return Done;
}

int prune(History& history, const Arguments& arguments)
{
    const std::optional<double> limit = bytesFromText(arguments.value(pruneOption));
    if (!limit)
        return failed(QStringLiteral("--prune: “%1” is no size; something like 500MiB was expected")
                          .arg(arguments.value(pruneOption)));
    const Result<QList<StoredRun>> runs = history.beyond(static_cast<qint64>(*limit));
    if (!runs)
        return failed(runs.error());
    if (runs->isEmpty()) {
        print(QStringLiteral("The history takes no more than that.\n"));
        return Done;
    }
    if (!arguments.isSet(yesOption)) {
        print(historyText(*runs)
            % (runs->size() == 1
                    ? QStringLiteral("This one would go, for good; --yes lets it.\n")
                    : QStringLiteral("These %1 would go, for good; --yes lets them.\n").arg(runs->size())));
        return Done;
    }
    const Result<int> purged = history.prune(static_cast<qint64>(*limit));
    if (!purged)
        return failed(purged.error());
    print(*purged == 1 ? QStringLiteral("One run is gone.\n") : QStringLiteral("%1 runs are gone.\n").arg(*purged));
    return Done;
}

int list(History& history, const Arguments& arguments)
{
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    RunQuery query;
    query.words = arguments.value(findOption).split(spaces, Qt::SkipEmptyParts);
    query.isStarred = arguments.isSet(starredOption);
    query.isRemoved = arguments.isSet(removedOption);
    if (arguments.isSet(lastOption)) {
        query.atMost = arguments.value(lastOption).toInt();
        if (*query.atMost < 1)
            return failed(QStringLiteral("--last: a number of 1 or more was expected"));
    }
    const bool isByPlan = arguments.isSet(byPlanOption);
    const std::optional<RunSorting> sorting = RunSorting::fromText(arguments.value(sortOption));
    if (arguments.isSet(sortOption) && !sorting)
        return failed(QStringLiteral("--sort: “%1” is none of %2, each with a - before it to have the largest first")
                          .arg(arguments.value(sortOption), RunSorting::keys().join(QStringLiteral(", "))));
    if (sorting && isByPlan)
        return failed(QStringLiteral("--sort is of single runs; --by-plan lists groups of them, the newest first"));
    Result<QList<StoredRun>> runs = history.runs(query);
    if (!runs)
        return failed(runs.error());
    if (sorting)
        *runs = sorting->sorted(*runs);
    const QString json = arguments.value(jsonOption);
    if (!json.isEmpty())
        return writeWhole(json, isByPlan ? historyJson(plansOf(*runs)) : historyJson(*runs)) ? Done : HelperFailed;
    print(runs->isEmpty() ? QStringLiteral("No such runs in %1.\n").arg(history.path())
            : isByPlan    ? historyText(plansOf(*runs))
                          : historyText(*runs, sorting ? std::optional(sorting->key) : std::nullopt));
    return Done;
}

const std::array<Action, 10>& actions()
{
    static const std::array<Action, 10> all { {
        { showOption, true, show },
        { starOption, false, star },
        { unstarOption, false, unstar },
        { noteOption, false, note },
        { removeOption, false, remove },
        { restoreOption, false, restore },
        { referenceOption, false, pin },
        { unreferenceOption, false, unpin },
        { exportOption, true, exportOne },
        { importOption, false, importOne },
    } };
    return all;
}

/// A list has no tables or percentiles.
std::optional<QString> exportWithoutRun(const Arguments& arguments)
{
    for (const QString& option : runExportNames() + pageExportNames()) {
        if (arguments.isSet(option) && !arguments.isSet(showOption))
            return QStringLiteral("--%1 is of one run: --show RUN says which").arg(option);
    }
    return std::nullopt;
}

void addOptions(Arguments& arguments)
{
    const QString run = QStringLiteral("RUN");
    arguments.addOption(findOption, QStringLiteral("WORDS"),
        QStringLiteral("Those with all of these words in server, mix, engine, machine or note."));
    arguments.addFlag(starredOption, QStringLiteral("Those with a star."));
    arguments.addFlag(removedOption, QStringLiteral("Those that were removed less than a day ago."));
    arguments.addOption(lastOption, QStringLiteral("N"), QStringLiteral("The newest N."));
    arguments.addOption(sortOption, QStringLiteral("KEY"),
        QStringLiteral(
            "Sort them by run, when, server, plan (their mix), engine, duration, requests, errors (the share\n"
            "that failed), p99 (of the innocents), rss (the server's largest memory), ended, size or note; -KEY: the "
            "largest first."));
    arguments.addFlag(byPlanOption,
        QStringLiteral("List them under their plans, the repetitions of one command as one: @12 in the list is\n"
                       "what labour compare takes for run 12 and its repetitions."));
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write the list, or the run shown, to FILE as JSON; - for standard output."));
    arguments.addOption(showOption, run, QStringLiteral("What the run came to, as it was told when it was measured."));
    addRunExports(arguments);
    addPageOptions(arguments);
    arguments.addOption(starOption, run, QStringLiteral("Give it a star: it is never pruned."));
    arguments.addOption(unstarOption, run, QStringLiteral("Take the star away."));
    arguments.addOption(noteOption, run, QStringLiteral("Give it the note that --text holds."));
    arguments.addOption(textOption, QStringLiteral("TEXT"), QStringLiteral("Of the note."));
    arguments.addOption(removeOption, QStringLiteral("RUNS"),
        QStringLiteral("Remove them: 12, or 1-5, or 1,2,7-9, or @12, as labour compare has it. For a day they can be\n"
                       "restored."));
    arguments.addOption(restoreOption, QStringLiteral("RUNS"), QStringLiteral("Bring them back."));
    arguments.addOption(referenceOption, run,
        QStringLiteral("Make it, with its repetitions, the reference of its plan on its server, in place of\n"
                       "the one before: later runs say how they stand to it, and --fail-if can be about it.\n"
                       "It is never pruned."));
    arguments.addOption(unreferenceOption, run, QStringLiteral("Have no reference any more."));
    arguments.addOption(exportOption, run, QStringLiteral("Write it to the file that --to names."));
    arguments.addOption(toOption, QStringLiteral("FILE"), QStringLiteral("A .labour-run file."));
    arguments.addOption(importOption, QStringLiteral("FILE"), QStringLiteral("Take in a .labour-run file."));
    arguments.addOption(pruneOption, QStringLiteral("SIZE"),
        QStringLiteral("Tell which of the oldest would have to go for the rest to take SIZE (500MiB)."));
    arguments.addFlag(yesOption, QStringLiteral("With --prune: let them go, for good."));
    addHistoryOption(arguments);
}

}

int historyCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("history [options]"),
        QStringLiteral("The runs that were kept: lists them, the newest first, unless an option says otherwise.\n"
                       "RUN is a number as the list has them, or “last”."));
    addOptions(arguments);
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    const QString path = historyPath(arguments);
    if (path.isEmpty())
        return failed(QStringLiteral("there is no history to look into; --history FILE names one"));
    if (const std::optional<QString> alone = exportWithoutRun(arguments))
        return failed(*alone);
    Action wanted { {}, true, list };
    if (arguments.isSet(pruneOption))
        wanted = { pruneOption, !arguments.isSet(yesOption), prune };
    for (const Action& action : actions()) {
        if (!arguments.isSet(action.option))
            continue;
        if (!wanted.option.isEmpty())
            return failed(QStringLiteral("--%1 and --%2 are two things; one at a time was expected")
                              .arg(wanted.option, action.option));
        wanted = action;
    }
    std::optional<SpareRoom> room; // that of a full disk, for all but what adds a run
    if (!wanted.isReading && wanted.option != importOption)
        room.emplace(path);
    const Result<std::unique_ptr<History>> history =
        History::open(path, wanted.isReading ? HistoryFile::Access::Reading : HistoryFile::Access::Writing);
    return history ? wanted.run(**history, arguments) : failed(history.error());
}

}
