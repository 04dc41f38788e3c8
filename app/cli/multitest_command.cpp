// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/one_run.h"
#include "app/cli/writing.h"
#include "core/catalogue/unit_text.h"
#include "core/plan/plan_check.h"
#include "core/report/json_report.h"
#include "core/report/multitest_text.h"
#include "core/verdict/durability_plan.h"

#include <algorithm>

namespace labour::cli {

namespace {

const QString serversOption = QStringLiteral("servers");
const QString testsOption = QStringLiteral("tests");
const QString requestsOption = QStringLiteral("requests");
const QString connectionsOption = QStringLiteral("connections");
const QString timeoutOption = QStringLiteral("timeout");
const QString seedOption = QStringLiteral("seed");
const QString jsonOption = QStringLiteral("json");
const QString shareOption = QStringLiteral("share-machine");

std::optional<qint64> wholeOf(const Arguments& arguments, const QString& option, qint64 fallback)
{
    if (!arguments.isSet(option))
        return fallback;
    bool ok = false;
    const qint64 value = arguments.value(option).toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

Result<QList<const TestManifest*>> testsOf(const QString& text, const Catalogue& catalogue)
{
    QList<const TestManifest*> tests;
    for (const QString& name : text.split(QLatin1Char(','))) {
        if (name == QLatin1String("all")) {
            for (const TestManifest& test : catalogue.tests())
                tests.append(&test);
            continue;
        }
        const Result<const TestManifest*> test = catalogue.test(name);
        if (!test)
            return Error { test.error() };
        tests.append(*test);
    }
    return tests;
}

/// What every cell's plan has in common.
Result<Plan> commonPlan(const Arguments& arguments)
{
    const auto refused = [&arguments](const QString& option) {
        return Error { QStringLiteral("--%1: “%2” is not what is expected; see labour multitest --help")
                           .arg(option, arguments.value(option)) };
    };
    Plan plan;
    const std::optional<qint64> requests = wholeOf(arguments, requestsOption, 512);
    const std::optional<qint64> connections = wholeOf(arguments, connectionsOption, plan.load.connections);
    const std::optional<qint64> seed = wholeOf(arguments, seedOption, static_cast<qint64>(drawnSeed()));
    if (!requests)
        return refused(requestsOption);
    if (!connections || *connections > 1'000'000)
        return refused(connectionsOption);
    if (!seed || *seed < 0)
        return refused(seedOption);
    plan.load.requests = *requests;
    plan.load.connections = static_cast<int>(*connections);
    plan.load.processes = std::clamp(plan.load.processes, 1, std::max(plan.load.connections, 1));
    plan.seed = static_cast<quint64>(*seed);
    if (arguments.isSet(timeoutOption)) {
        plan.load.timeoutS = secondsFromText(arguments.value(timeoutOption));
        if (!plan.load.timeoutS)
            return refused(timeoutOption);
    }
    return plan;
}

Result<QList<Plan>> plansOf(const Arguments& arguments, const Catalogue& catalogue)
{
    const auto valueOr = [&arguments](const QString& option, const QString& fallback) {
        return arguments.isSet(option) ? arguments.value(option) : fallback;
    };
    const Result<Plan> common = commonPlan(arguments);
    const Result<QList<ServerChoice>> servers = serversOf(valueOr(serversOption, QStringLiteral("all")), catalogue);
    const Result<QList<const TestManifest*>> tests = testsOf(valueOr(testsOption, QStringLiteral("all")), catalogue);
    if (!common)
        return Error { common.error() };
    if (!servers)
        return Error { servers.error() };
    if (!tests)
        return Error { tests.error() };
    QList<Plan> plans;
    for (const ServerChoice& server : *servers) {
        for (const TestManifest* test : *tests) {
            Result<Plan> plan = withTest(*common, *test);
            if (!plan)
                return Error { plan.error() };
            plan->servers = { server };
            const Result<Plan> checked = checkedPlan(*plan, catalogue);
            if (!checked)
                return Error { checked.error() };
            plans.append(*checked);
        }
    }
    return plans;
}

}

int multitestCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("multitest [options]"),
        QStringLiteral(
            "Measure each server by each ready-made mix, and print the table that the original Labour printed: "
            "failures\nand requests a second, \"Failed\" above ten per cent; and the same of the innocents."));
    arguments.addOption(serversOption, QStringLiteral("LIST"),
        QStringLiteral("Servers, separated by commas, as for labour durability. Default: all."));
    arguments.addOption(testsOption, QStringLiteral("LIST"),
        QStringLiteral("Ready-made mixes, separated by commas (labour tests). Default: all."));
    arguments.addOption(requestsOption, QStringLiteral("N"), QStringLiteral("Of each server and mix. Default: 512."));
    arguments.addOption(connectionsOption, QStringLiteral("N"), QStringLiteral("In all. Default: 16."));
    arguments.addOption(
        timeoutOption, QStringLiteral("TIME"), QStringLiteral("Of every request. Default: as its behaviour says."));
    arguments.addOption(seedOption, QStringLiteral("N"), QStringLiteral("Of all runs. Default: drawn."));
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write all runs to FILE; - for standard output\n(the table then goes to standard error)."));
    addKeepingOptions(arguments);
    arguments.addFlag(shareOption, QStringLiteral("Measure although another measurement is under way."));
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const Result<QList<Plan>> plans = plansOf(arguments, *catalogue);
    if (!plans) {
        complain(plans.error());
        return UsageError;
    }
    const QString json = arguments.value(jsonOption);
    if (!json.isEmpty() && json != QLatin1String("-") && !isWritable(json)) {
        complain(QStringLiteral("--json: %1 cannot be written").arg(json));
        return UsageError;
    }
    RunSettings settings;
    settings.shareMachine = arguments.isSet(shareOption);
    Interruption interruption;
    QList<Record> records;
    QList<ServerChoice> absent;
    bool isAnyMeasured = false;
    bool hasFailed = false;
    for (const Plan& plan : *plans) {
        if (interruption.hasCome())
            break;
        if (absent.contains(plan.servers.first()))
            continue;
        const Record record =
            runOnce(plan, plan.servers.first(), catalogue, settings, keepingPath(arguments), interruption);
        if (record->end == RunEnd::Refused) {
            complain(failureOf(*record));
            return UsageError;
        }
        if (!wasMeasured(*record)) {
            complain(textOf(plan.servers.first()) % QStringLiteral(" is left out: ") % failureOf(*record));
            absent.append(plan.servers.first());
            continue;
        }
        if (record->end == RunEnd::HelperFailed) {
            complain(textOf(plan.servers.first()) % QStringLiteral(", ") % plan.test % QStringLiteral(": ")
                % failureOf(*record));
            hasFailed = true;
        }
        isAnyMeasured = true;
        records.append(record);
    }
    if (isAnyMeasured) {
        const QString table = multitestText(records);
        if (json == QLatin1String("-"))
            printError(table);
        else
            print(table);
        if (!json.isEmpty() && !writeWhole(json, jsonReport(records)))
            return HelperFailed;
    }
    if (interruption.hasCome())
        return Interrupted;
    if (hasFailed)
        return HelperFailed;
    return isAnyMeasured ? Done : ServerMissing;
}

}
