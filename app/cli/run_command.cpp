// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/drawn_order.h"
#include "app/cli/exit_code.h"
#include "app/cli/fail_conditions.h"
#include "app/cli/history_options.h"
#include "app/cli/interruption.h"
#include "app/cli/observing_options.h"
#include "app/cli/one_run.h"
#include "app/cli/page_exports.h"
#include "app/cli/plan_options.h"
#include "app/cli/run_exports.h"
#include "app/cli/run_reference.h"
#include "app/cli/sweep.h"
#include "app/cli/tsung_options.h"
#include "app/cli/writing.h"
#include "core/plan/plan_check.h"
#include "core/report/markdown_report.h"
#include "core/report/reference_report.h"
#include "core/report/run_html.h"
#include "core/report/text_report.h"
#include "core/verdict/mix_durability.h"

#include <algorithm>

namespace labour::cli {

namespace {

QList<ServerChoice> drawn(const QList<ServerChoice>& servers, DrawnOrder& order)
{
    QList<ServerChoice> inTurn;
    for (const qsizetype which : order.next(servers.size()))
        inTurn.append(servers.at(which));
    return inTurn;
}

/// About figures that a run of this plan has.
Result<QList<FailCondition>> runConditions(const Arguments& arguments, const Plan& plan, const Catalogue& catalogue)
{
    const Figures always = figuresOf(Recording());
    Figures figures = always;
    figures.insert(figuresOf(MixDurability()));
    const Result<QList<FailCondition>> conditions = failConditions(arguments, figures, true);
    const Result<PlannedStorm> storm = stormOf(plan, rolesIn(plan.mix, catalogue));
    if (!conditions || storm)
        return conditions;
    for (const FailCondition& condition : *conditions) {
        if (!always.contains(condition.figure))
            return Error {
                QStringLiteral("--fail-if: %1 is not known of this run: %2").arg(condition.figure, storm.error())
            };
    }
    return conditions;
}

}

int runCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("run [options]"),
        QStringLiteral(
            "Start a server, send it a mix of requests that behave and misbehave, and say what came of them.\n"
            "Without options: the test Basic against wsgiref, 512 requests."));
    addPlanOptions(arguments);
    arguments.addOption(QStringLiteral("json"), QStringLiteral("FILE"),
        QStringLiteral(
            "Write all that was measured to FILE; - for standard output\n(the report then goes to standard error)."));
    addRunExports(arguments);
    addPageOptions(arguments);
    addSweepOption(arguments);
    addFailConditions(arguments);
    addTsungOptions(arguments);
    addObservingOptions(arguments);
    addKeepingOptions(arguments);
    arguments.addFlag(
        QStringLiteral("share-machine"), QStringLiteral("Measure although another measurement is under way."));
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;

    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const Result<Plan> plan = planFromOptions(arguments, *catalogue);
    if (!plan) {
        complain(plan.error());
        return UsageError;
    }
    if (const std::optional<QString> wrong = wrongWithSweep(arguments)) {
        complain(*wrong);
        return UsageError;
    }
    for (const std::optional<QString>& wrong : { wrongExports(arguments), wrongPages(arguments) }) {
        if (wrong) {
            complain(*wrong);
            return UsageError;
        }
    }
    Result<RunSettings> settings = settingsFor(*plan, arguments);
    if (!settings) {
        complain(settings.error());
        return UsageError;
    }
    const Result<QList<ClientHost>> clients = tsungClients(arguments);
    if (!clients || (!clients->isEmpty() && plan->engine != QLatin1String("tsung"))) {
        complain(clients ? QStringLiteral("--tsung-client goes with --engine tsung") : clients.error());
        return UsageError;
    }
    settings->clients = *clients;
    settings->shareMachine = arguments.isSet(QStringLiteral("share-machine"));

    const Result<QList<FailCondition>> conditions = runConditions(arguments, *plan, *catalogue);
    if (!conditions) {
        complain(conditions.error());
        return UsageError;
    }

    Result<RunReferences> references = RunReferences::of(historyPath(arguments), *plan, *conditions);
    if (!references) {
        complain(references.error());
        return UsageError;
    }
    if (plan->repetitions > 1)
        settings->group = newGroup();

    Interruption interruption;
    if (arguments.isSet(QStringLiteral("sweep")))
        return runSweep(*plan, arguments, catalogue, *settings, interruption);
    const bool isTaken = isOutputTaken(arguments);
    const auto tell = [isTaken](const QString& text) {
        if (isTaken)
            printError(text);
        else
            print(text);
    };
    const bool areSeveral = plan->repetitions > 1 || plan->servers.size() > 1;
    QList<Record> all;
    QList<Record> measured;
    QList<JudgedRun> judgedRuns;
    int exitCode = Done;
    bool hasFailed = false;
    DrawnOrder order(plan->seed.value_or(drawnSeed() >> 1)); // as --seed can hold it
    const bool isDrawn = plan->repetitions > 1 && plan->servers.size() > 1;
    if (isDrawn)
        order.tell();
    for (int repetition = 0; repetition < plan->repetitions; ++repetition) {
        const QList<ServerChoice> servers = isDrawn ? drawn(plan->servers, order) : plan->servers;
        for (const ServerChoice& server : servers) {
            if (interruption.hasCome()) {
                exitCode = std::max<int>(exitCode, Interrupted);
                break;
            }
            const Record record = runOnce(*plan, server, catalogue, *settings, keepingPath(arguments), interruption);
            exitCode = std::max(exitCode, exitCodeOf(record->end));
            all.append(record);
            references->add(record, server);
            if (!wasMeasured(*record)) {
                complain(failureOf(*record));
                judgedRuns.append({ record, {} });
                continue;
            }
            measured.append(record);
            judgedRuns.append({ record, judged(references->conditions(server), figuresOfRun(*record)) });
            hasFailed = tellConditions(judgedRuns.constLast().conditions) || hasFailed;
            tell(textReport(*record) % QLatin1Char('\n'));
        }
    }
    const bool junitWritten = writeJunit(arguments, judgedRuns);
    if (measured.isEmpty())
        return junitWritten ? exitCode : int { HelperFailed };
    if (const QString standing = references->text(); !standing.isEmpty())
        tell(standing.mid(1)); // which begins with an empty line, as the report ended
    const QList<std::optional<Standing>> standings = references->standings();
    const QString json = arguments.value(QStringLiteral("json"));
    const bool jsonWritten = json.isEmpty()
        || writeWhole(json, areSeveral ? jsonReport(all, standings) : jsonReport(*all.first(), standings.first()));
    const bool exportsWritten = writeRunExports(arguments, measured);
    QList<std::optional<Standing>> ofMeasured;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (wasMeasured(*all.at(i)))
            ofMeasured.append(standings.at(i));
    }
    const bool pagesWritten = writePages(
        arguments, [&] { return runsHtml(measured, ofMeasured); }, [&] { return runsMarkdown(measured, ofMeasured); });
    if (!jsonWritten || !junitWritten || !exportsWritten || !pagesWritten)
        return HelperFailed;
    return exitCode == Done && hasFailed ? int { FailIfHeld } : exitCode;
}

}
