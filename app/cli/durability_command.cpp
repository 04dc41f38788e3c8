// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/fail_conditions.h"
#include "app/cli/interruption.h"
#include "app/cli/status_line.h"
#include "app/cli/table_comparison.h"
#include "app/cli/writing.h"
#include "core/catalogue/unit_text.h"
#include "core/report/durability_csv.h"
#include "core/report/durability_html.h"
#include "core/report/durability_json.h"
#include "core/report/durability_origin.h"
#include "core/report/durability_text.h"
#include "core/report/junit_report.h"
#include "core/report/markdown_report.h"
#include "core/run/durability_table.h"

#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace labour::cli {

namespace {

const QString serversOption = QStringLiteral("servers");
const QString behavioursOption = QStringLiteral("behaviours");
const QString doseOption = QStringLiteral("dose");
const QString repetitionsOption = QStringLiteral("repetitions");
const QString quickOption = QStringLiteral("quick");
const QString rateOption = QStringLiteral("rate");
const QString slowOption = QStringLiteral("slow");
const QString recoveryOption = QStringLiteral("recovery");
const QString jsonOption = QStringLiteral("json");
const QString csvOption = QStringLiteral("csv");
const QString htmlOption = QStringLiteral("html");
const QString markdownOption = QStringLiteral("markdown");
const QString junitOption = QStringLiteral("junit");
const QString seedOption = QStringLiteral("seed");
const QString shareOption = QStringLiteral("share-machine");

void declare(Arguments& arguments)
{
    arguments.addOption(serversOption, QStringLiteral("LIST"),
        QStringLiteral("Servers, separated by commas; all: every server in its default variant; all:VARIANT,\n"
                       "NAME:*, all:*: those that have it, or all variants. Default: wsgiref."));
    arguments.addOption(behavioursOption, QStringLiteral("LIST"),
        QStringLiteral("Behaviours, each of which is the culprit; all: every culprit there is. Default: the\n"
                       "original's six."));
    arguments.addOption(doseOption, QStringLiteral("LIST"),
        QStringLiteral("Culprits sent together: numbers, or pool for one more than a server can be busy with.\n"
                       "Default: 1,pool."));
    arguments.addOption(repetitionsOption, QStringLiteral("N"),
        QStringLiteral("Measure each cell so often, and tell what the repetitions came to together; an interval over\n"
                       "them takes six. Default: 1."));
    arguments.addFlag(quickOption,
        QStringLiteral("The original's six behaviours, dose 1, one baseline for each server: for a first look."));
    arguments.addOption(rateOption, QStringLiteral("R"), QStringLiteral("Innocents a second. Default: 50."));
    arguments.addOption(slowOption, QStringLiteral("TIME"),
        QStringLiteral("An innocent that takes longer, and ten times the baseline's p99, is slow; with its unit, and\n"
                       "below their timeout of 2s. Default: 250ms."));
    arguments.addOption(recoveryOption, QStringLiteral("TIME"),
        QStringLiteral("The time there is to recover once the last culprit has ended, with its unit. Default: 10s."));
    arguments.addOption(seedOption, QStringLiteral("N"),
        QStringLiteral("Of the order of the servers. Default: drawn, or that of the table that is gone on with."));
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write the table to FILE, after every cell; - for standard output, at the end."));
    arguments.addOption(csvOption, QStringLiteral("FILE"),
        QStringLiteral("Write a line for each cell to FILE; - for standard output."));
    arguments.addOption(htmlOption, QStringLiteral("FILE"),
        QStringLiteral("Write the table as a page that needs nothing else to FILE; - for standard output."));
    arguments.addOption(markdownOption, QStringLiteral("FILE"),
        QStringLiteral("Write the table as Markdown, for an issue, to FILE; - for standard output."));
    arguments.addOption(junitOption, QStringLiteral("FILE"),
        QStringLiteral(
            "Write JUnit XML to FILE, for a CI server: a case fails where a --fail-if holds for it; without\n"
            "one, where the grade is wedged or died."));
    addFailConditions(arguments);
    addComparison(arguments);
    arguments.addFlag(shareOption, QStringLiteral("Measure although another measurement is under way."));
}

std::optional<QString> takeNumbers(const Arguments& arguments, DurabilityPlan& plan)
{
    const auto number = [&arguments](const QString& option, auto& into, auto read) -> std::optional<QString> {
        if (!arguments.isSet(option))
            return std::nullopt;
        const auto value = read(arguments.value(option));
        if (!value)
            return QStringLiteral("--%1: “%2” is not what is expected; see labour durability --help")
                .arg(option, arguments.value(option));
        into = *value;
        return std::nullopt;
    };
    const auto whole = [](const QString& text) -> std::optional<qint64> {
        bool ok = false;
        const qint64 value = text.toLongLong(&ok);
        return ok && value >= 0 ? std::optional(value) : std::nullopt;
    };
    const auto plain = [](const QString& text) -> std::optional<double> {
        bool ok = false;
        const double value = text.toDouble(&ok);
        return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
    };
    const auto time = [&arguments](const QString& option, double& into) -> std::optional<QString> {
        if (!arguments.isSet(option))
            return std::nullopt;
        const QString text = arguments.value(option).trimmed();
        const std::optional<double> value = secondsFromText(text);
        if (!value || !text.back().isLetter())
            return QStringLiteral("--%1: a time with its unit is expected, as 250ms or 10s, not “%2”")
                .arg(option, text);
        into = *value;
        return std::nullopt;
    };
    double slowS = plan.settings.rules.slowMs / 1000;
    qint64 repetitions = plan.repetitions;
    qint64 seed = static_cast<qint64>(drawnSeed());
    for (const std::optional<QString>& wrong : { number(rateOption, plan.settings.rate, plain), time(slowOption, slowS),
             time(recoveryOption, plan.settings.recoveryS), number(repetitionsOption, repetitions, whole),
             number(seedOption, seed, whole) }) {
        if (wrong)
            return wrong;
    }
    if (repetitions > 1000)
        return QStringLiteral("--repetitions: at most 1000, not %1").arg(repetitions);
    plan.settings.rules.slowMs = slowS * 1000;
    plan.repetitions = static_cast<int>(repetitions);
    plan.seed = static_cast<quint64>(seed);
    return std::nullopt;
}

Result<DurabilityPlan> planOf(const Arguments& arguments, const Catalogue& catalogue)
{
    const auto valueOr = [&arguments](const QString& option, const QString& fallback) {
        return arguments.isSet(option) ? arguments.value(option) : fallback;
    };
    const bool isQuick = arguments.isSet(quickOption);
    DurabilityPlan plan;
    const Result<QList<ServerChoice>> servers = serversOf(valueOr(serversOption, QStringLiteral("wsgiref")), catalogue);
    const Result<Mix> culprits = culpritsOf(valueOr(behavioursOption, originalBehaviours()), catalogue);
    const Result<QList<Dose>> doses =
        dosesFromText(valueOr(doseOption, isQuick ? QStringLiteral("1") : QStringLiteral("1,pool")));
    if (!servers)
        return Error { servers.error() };
    if (!culprits)
        return Error { culprits.error() };
    if (!doses)
        return Error { QStringLiteral("--dose: ") % doses.error() };
    plan.servers = *servers;
    plan.culprits = *culprits;
    plan.doses = *doses;
    plan.measuresLeaks = !isQuick;
    plan.settings.onlyFirstBaseline = isQuick;
    if (const std::optional<QString> wrong = takeNumbers(arguments, plan))
        return Error { *wrong };
    return checkedPlan(plan, catalogue);
}

/// The results that a file of an earlier attempt holds; or why it cannot be gone on with.
Result<DurabilityReport> earlier(const QString& path, const DurabilityPlan& plan, const Catalogue& catalogue)
{
    QFile file(path);
    if (path == QLatin1String("-") || !QFileInfo(path).isFile() || file.size() == 0)
        return DurabilityReport {};
    if (!file.open(QIODevice::ReadOnly))
        return Error { QStringLiteral("--json: %1 cannot be read").arg(path) };
    Result<DurabilityReport> report = durabilityFromJson(file.readAll());
    if (!report)
        return Error { QStringLiteral("--json: %1: %2; remove it, or name another file").arg(path, report.error()) };
    if (!(report->plan.settings == plan.settings))
        return Error { QStringLiteral(
            "--json: %1 holds a table that was measured by other rules (rate, slow, recovery or "
            "--quick); name another file")
                           .arg(path) };
    if (const std::optional<QString> origin = otherOrigin(*report, thisMachine()))
        return Error { QStringLiteral("--json: %1 holds a table that cannot be gone on with: %2; name another file")
                           .arg(path, *origin) };
    QSet<QString> labels;
    for (const DurabilityCell& cell : cellsOf(plan, catalogue))
        labels.insert(cell.label());
    for (const DurabilityResult& result : report->results) {
        if (!labels.contains(result.cell.label()))
            return Error { QStringLiteral("--json: %1 holds what is not in this table, %2, which would be lost; name "
                                          "another file")
                               .arg(path, result.cell.label()) };
    }
    return report;
}

DurabilityReport reportOf(const DurabilityTable& table, const DurabilityReport& before, qint64 startedMs)
{
    DurabilityReport report;
    report.plan = table.plan();
    report.results = table.results();
    for (const SkippedServer& skipped : table.skipped())
        report.skipped.append({ skipped.server, skipped.reason });
    report.machine = table.hasMeasured() || before.results.isEmpty() ? table.machine() : before.machine;
    report.machine.isShared = report.machine.isShared || before.machine.isShared;
    report.startedMs = startedMs;
    report.isWhole = !table.wasInterrupted()
        && std::all_of(report.results.begin(), report.results.end(),
            [](const DurabilityResult& result) { return result.failure.isEmpty(); });
    return report;
}

QString progressOf(const DurabilityTable& table)
{
    QString line = QStringLiteral("%1 of %2 cells").arg(table.done()).arg(table.cells().size());
    if (const std::optional<double> remaining = table.remainingS())
        line += QStringLiteral(", about %1 left").arg(durationForPeople(std::round(*remaining)));
    const QString doing = table.doing();
    return doing.isEmpty() ? line : line % QStringLiteral("; ") % doing;
}

}

int durabilityCommand(const QStringList& given)
{
    Arguments arguments(QStringLiteral("durability [options]"),
        QStringLiteral(
            "Find out what culprits do to innocents: each server under each behaviour, graded unharmed, degraded,\n"
            "recovered, wedged or died. With a --json FILE that holds part of the same table, it goes on with it."));
    declare(arguments);
    if (const std::optional<int> ended = arguments.read(given))
        return *ended;
    if (isComparison(arguments))
        return compareTables(arguments);
    const auto catalogue = std::make_shared<const Catalogue>(Catalogue::load(DataFolders::ofThisProgram()));
    for (const Problem& problem : catalogue->problems())
        complain(problem.text());
    const Result<DurabilityPlan> plan = planOf(arguments, *catalogue);
    if (!plan) {
        complain(plan.error());
        return UsageError;
    }
    const Result<QList<FailCondition>> conditions = failConditions(arguments, figuresOf(QList<DurabilityResult>()));
    if (!conditions) {
        complain(conditions.error());
        return UsageError;
    }
    const QString json = arguments.value(jsonOption);
    int toOutput = 0;
    for (const QString& option : { jsonOption, csvOption, htmlOption, markdownOption, junitOption }) {
        const QString path = arguments.value(option);
        toOutput += path == QLatin1String("-") ? 1 : 0;
        if (arguments.isSet(option) && path != QLatin1String("-") && !isWritable(path)) {
            complain(QStringLiteral("--%1: %2 cannot be written").arg(option, path));
            return UsageError;
        }
    }
    if (toOutput > 1) {
        complain(QStringLiteral("only one of --json, --csv, --html, --markdown and --junit can go to standard output"));
        return UsageError;
    }
    const Result<DurabilityReport> before = json.isEmpty() ? DurabilityReport {} : earlier(json, *plan, *catalogue);
    if (!before) {
        complain(before.error());
        return UsageError;
    }
    RunSettings settings;
    settings.shareMachine = arguments.isSet(shareOption);
    const qint64 startedMs = before->startedMs > 0 ? before->startedMs : QDateTime::currentMSecsSinceEpoch();

    Interruption interruption;
    DurabilityPlan toMeasure = *plan;
    if (before->startedMs > 0 && !arguments.isSet(seedOption))
        toMeasure.seed = before->plan.seed;
    DurabilityTable table(toMeasure, before->results, catalogue, settings);
    StatusLine status([&table] { return progressOf(table); });
    bool isWritten = true;
    QEventLoop loop;
    QObject::connect(&table, &DurabilityTable::cellFinished, &loop, [&](const DurabilityResult& result) {
        status.say(cellText(result));
        if (!json.isEmpty() && json != QLatin1String("-")) {
            DurabilityReport soFar = reportOf(table, *before, startedMs);
            soFar.isWhole = false;
            isWritten = writeWhole(json, durabilityJson(soFar));
            if (!isWritten)
                table.interrupt(); // what cannot be kept is not measured
        }
    });
    QObject::connect(&table, &DurabilityTable::gradedAgain, &loop, [&status](const DurabilityResult& result) {
        status.say(QStringLiteral("by the baselines of all its cells, ") % cellText(result));
    });
    QObject::connect(&table, &DurabilityTable::versionChanged, &loop,
        [&status](const QString& server, const QString& was, const QString& is) {
            status.say(
                QStringLiteral("%1 is version %2 now, and was %3: its cells are measured anew").arg(server, is, was));
        });
    QObject::connect(&table, &DurabilityTable::ended, &loop, &QEventLoop::quit);
    QObject::connect(&interruption, &Interruption::came, &table, &DurabilityTable::interrupt);
    QMetaObject::invokeMethod(&table, &DurabilityTable::start, Qt::QueuedConnection);
    loop.exec();
    status.clear();

    if (!table.refusal().isEmpty()) {
        complain(table.refusal() % QStringLiteral(", or give --share-machine"));
        return UsageError;
    }
    const DurabilityReport report = reportOf(table, *before, startedMs);
    const QString text = durabilityText(report);
    if (toOutput > 0)
        printError(text);
    else
        print(text);
    if (!json.isEmpty())
        isWritten = writeWhole(json, durabilityJson(report)) && isWritten;
    if (arguments.isSet(csvOption))
        isWritten = writeWhole(arguments.value(csvOption), durabilityCsv(report)) && isWritten;
    if (arguments.isSet(htmlOption))
        isWritten = writeWhole(arguments.value(htmlOption), durabilityHtml(report)) && isWritten;
    if (arguments.isSet(markdownOption))
        isWritten = writeWhole(arguments.value(markdownOption), durabilityMarkdown(report)) && isWritten;
    if (arguments.isSet(junitOption))
        isWritten = writeWhole(arguments.value(junitOption), junitReport(report, *conditions)) && isWritten;
    if (!isWritten)
        return HelperFailed;
    if (table.wasInterrupted())
        return Interrupted;
    if (!report.isWhole)
        return HelperFailed;
    if (report.results.isEmpty())
        return ServerMissing;
    return tellConditions(*conditions, report.results) ? FailIfHeld : Done;
}

}
