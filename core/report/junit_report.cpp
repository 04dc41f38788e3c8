// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/junit_report.h"

#include "core/report/durability_text.h"
#include "core/report/json_values.h"
#include "core/report/junit_xml.h"
#include "core/report/run_tables.h"
#include "core/verdict/mix_durability.h"

#include <QMap>

#include <algorithm>
#include <iterator>
#include <optional>

namespace labour {

namespace {

using CaseOutcome = JunitCase::Outcome;

bool isFatal(Grade grade)
{
    return grade >= Grade::Wedged;
}

/// Why the case fails; empty where it does not.
QString verdictOn(const DurabilityResult& result, const QList<FailCondition>& conditions)
{
    if (conditions.isEmpty())
        return isFatal(result.verdict.grade) && !result.cell.isLeak ? cellText(result) : QString();
    QStringList held;
    for (const FailCondition& condition : conditions) {
        if (const std::optional<Figure> figure = heldBy(condition, result))
            held.append(QStringLiteral("%1 (%2)").arg(condition.text, textOf(*figure)));
    }
    return held.join(QStringLiteral(", "));
}

JunitCase caseOf(const DurabilityResult& result, const QList<FailCondition>& conditions)
{
    const QString name = result.cell.label();
    if (!result.failure.isEmpty())
        return { name, CaseOutcome::Error, result.failure, {}, result.tookS };
    const QString failed = verdictOn(result, conditions);
    return failed.isEmpty() ? JunitCase { name, CaseOutcome::Passed, {}, {}, result.tookS }
                            : JunitCase { name, CaseOutcome::Failed, failed, cellText(result), result.tookS };
}

/// What the cells come to together: a case for each condition on that.
QList<JunitSuite> suiteOfTheTable(const DurabilityReport& report, const QList<FailCondition>& conditions)
{
    const QString name = QStringLiteral("table");
    const Figures figures = figuresOf(report.results);
    JunitSuite suite { name, name, report.measuredBy(), {}, {} };
    for (const FailCondition& condition : conditions) {
        if (!isOfTheTable(condition))
            continue;
        const Figure figure = figures.value(condition.figure);
        suite.cases.append(condition.holds(figure) ? JunitCase { condition.text, CaseOutcome::Failed,
                               QStringLiteral("%1 is %2").arg(condition.figure, textOf(figure)) }
                                                   : JunitCase { condition.text });
    }
    return suite.cases.isEmpty() ? QList<JunitSuite>() : QList<JunitSuite> { suite };
}

/// "3 of 200 did not end as expected"; empty where all did.
QString unexpectedText(const Tally& tally)
{
    return tally.failed() == 0
        ? QString()
        : QStringLiteral("%1 of %2 did not end as expected").arg(tally.failed()).arg(tally.requests);
}

/// What became of those of one behaviour that were not expected, a line each.
QString failuresOf(const Recording& recording, const QString& behaviour)
{
    QStringList lines;
    for (const QStringList& row : failuresTable(recording).mid(1)) {
        if (row.constLast() == behaviour)
            lines.append(QStringLiteral("%1: %2, %3").arg(row.at(0), row.at(1), row.at(2)));
    }
    return lines.join(u'\n');
}

QList<JunitCase> casesOf(const JudgedRun& run)
{
    const Recording& recording = run.record->recording;
    const bool isJudged = !run.conditions.isEmpty();
    const auto outcome = [isJudged](
                             bool isBad) { return isBad && !isJudged ? CaseOutcome::Failed : CaseOutcome::Passed; };
    QList<JunitCase> cases;
    if (run.record->end != RunEnd::Done)
        cases.append({ QStringLiteral("the run"), CaseOutcome::Error, run.record->failure });
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const QString label = text(recording.behaviours()[i].label());
        const QString unexpected = unexpectedText(recording.tally(i));
        cases.append({ label % QStringLiteral(" as expected"), outcome(!unexpected.isEmpty()), unexpected,
            failuresOf(recording, label) });
    }
    const Result<MixDurability> durability = mixDurability(*run.record);
    if (durability && durability->ungraded.isEmpty()) {
        const Grade grade = durability->verdict.grade;
        cases.append({ QStringLiteral("grade"), outcome(isFatal(grade)), text(nameOf(grade)) });
    }
    for (const JudgedCondition& condition : run.conditions)
        cases.append({ condition.text, condition.message.isEmpty() ? CaseOutcome::Passed : CaseOutcome::Failed,
            condition.message });
    return cases;
}

QString serverOf(const RunRecord& record)
{
    return record.plan.servers.isEmpty() ? text(record.server.label()) : textOf(record.plan.servers.constFirst());
}

}

QByteArray junitReport(const DurabilityReport& report, const QList<FailCondition>& conditions)
{
    QMap<QString, JunitSuite> ofServers;
    for (const DurabilityResult& result : report.results) {
        const QString server = textOf(result.cell.server);
        auto suite = ofServers.find(server);
        if (suite == ofServers.end())
            suite =
                ofServers.insert(server, { server, server, report.measuredBy(), text(result.server.version), {}, 0.0 });
        suite->cases.append(caseOf(result, conditions));
        suite->seconds = *suite->seconds + result.tookS;
    }
    QList<JunitSuite> suites = ofServers.values();
    suites += suiteOfTheTable(report, conditions);
    for (const auto& [server, reason] : report.skipped) {
        const QString name = textOf(server);
        suites.append({ name, name, report.measuredBy(), {}, { { name, CaseOutcome::Skipped, reason } } });
    }
    return junitXml(suites);
}

QByteArray junitReport(const QList<JudgedRun>& runs)
{
    QList<JunitSuite> suites;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const RunRecord& record = *runs.at(i).record;
        const QString server = serverOf(record);
        suites.append({ runs.size() == 1 ? server : QStringLiteral("%1, run %2").arg(server).arg(i + 1), server,
            record.labour, text(record.server.version), casesOf(runs.at(i)), record.recording.durationS() });
    }
    return junitXml(suites);
}

}
