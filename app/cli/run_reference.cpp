// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_reference.h"

#include "core/report/reference_report.h"
#include "core/verdict/mix_durability.h"
#include "core/verdict/repetitions.h"

#include <QFileInfo>
#include <QStringBuilder>

#include <algorithm>
#include <memory>
#include <vector>

namespace labour::cli {

namespace {

/// A share where the condition is in per cent. Nothing: it is not known of this run.
std::optional<double> valueOf(const RunRecord& record, const FailCondition& condition)
{
    const bool isOfRecording = figuresOf(record.recording).contains(condition.figure);
    const Figures figures = figuresOfRun(record);
    if (!figures.contains(condition.figure) || (isOfRecording && !isMeasured(record, condition.figure)))
        return std::nullopt;
    const Figure figure = figures.value(condition.figure);
    if (!condition.isPercent)
        return figure.value;
    return figure.of > 0 ? std::optional<double>(figure.value / figure.of) : std::nullopt;
}

Figure shownAs(double value, const FailCondition& condition, const RunRecord& record)
{
    Figure figure = figuresOfRun(record).value(condition.figure);
    figure.value = value;
    figure.of = 0;
    if (condition.isPercent)
        figure.kind = Figure::Kind::Share;
    return figure;
}

/// Nothing where there is no history, or no reference in it.
Result<std::optional<Reference>> referenceFor(const QString& historyPath, Plan plan, const ServerChoice& server)
{
    if (historyPath.isEmpty() || !QFileInfo::exists(historyPath))
        return std::optional<Reference>();
    plan.servers = { server };
    const Result<std::unique_ptr<History>> history = History::open(historyPath, HistoryFile::Access::Reading);
    return history ? referenceOf(**history, plan) : Error { history.error() };
}

/// Or why one cannot be told.
Result<QList<FailCondition>> conditionsAgainst(
    const QList<FailCondition>& conditions, const std::optional<Reference>& reference, const ServerChoice& server)
{
    QList<FailCondition> absolute;
    for (const FailCondition& condition : conditions) {
        if (!condition.isToReference) {
            absolute.append(condition);
            continue;
        }
        if (!reference)
            return Error { QStringLiteral("--fail-if %1: this plan has no reference on %2; `labour history --reference "
                                          "RUN` makes one of its runs it")
                               .arg(condition.text, textOf(server)) };
        std::vector<double> values;
        for (const auto& record : reference->records) {
            if (const std::optional<double> value = valueOf(*record, condition))
                values.push_back(*value);
        }
        if (values.empty())
            return Error { QStringLiteral("--fail-if %1: %2 is not known of the reference, run %3")
                               .arg(condition.text, condition.figure)
                               .arg(reference->run.id) };
        const double value = *median(values);
        FailCondition against = condition.against(value);
        against.note = QStringLiteral("; the reference has %1")
                           .arg(textOf(shownAs(value, condition, *reference->records.constFirst())));
        absolute.append(against);
    }
    return absolute;
}

}

Figures figuresOfRun(const RunRecord& record)
{
    Figures figures = figuresOf(record.recording);
    if (const Result<MixDurability> durability = mixDurability(record))
        figures.insert(figuresOf(*durability));
    return figures;
}

Result<RunReferences> RunReferences::of(
    const QString& historyPath, const Plan& plan, const QList<FailCondition>& conditions)
{
    const bool isNeeded =
        std::any_of(conditions.begin(), conditions.end(), [](const FailCondition& each) { return each.isToReference; });
    RunReferences references;
    for (const ServerChoice& server : plan.servers) {
        const Result<std::optional<Reference>> reference = referenceFor(historyPath, plan, server);
        if (!reference && isNeeded)
            return Error { reference.error() };
        const std::optional<Reference> known = reference ? *reference : std::nullopt;
        const Result<QList<FailCondition>> absolute = conditionsAgainst(conditions, known, server);
        if (!absolute)
            return Error { absolute.error() };
        references.m_servers.append({ server, known, *absolute });
    }
    return references;
}

const QList<FailCondition>& RunReferences::conditions(const ServerChoice& server) const
{
    const auto found = std::find_if(
        m_servers.begin(), m_servers.end(), [&server](const Server& each) { return each.choice == server; });
    return found->conditions;
}

void RunReferences::add(const Record& run, const ServerChoice& server)
{
    for (qsizetype i = 0; i < m_servers.size(); ++i) {
        if (m_servers.at(i).choice != server)
            continue;
        m_servers[i].runs.append(run);
        m_serverOf.append(i);
        return;
    }
}

std::optional<Standing> RunReferences::standing(qsizetype server) const
{
    const Server& of = m_servers.at(server);
    return of.reference ? standingTo(*of.reference, of.runs) : std::nullopt;
}

QString RunReferences::text() const
{
    QString text;
    for (qsizetype i = 0; i < m_servers.size(); ++i) {
        if (const std::optional<Standing> stands = standing(i))
            text += standingText(*stands);
    }
    return text;
}

QList<std::optional<Standing>> RunReferences::standings() const
{
    QList<std::optional<Standing>> ofServers;
    for (qsizetype i = 0; i < m_servers.size(); ++i)
        ofServers.append(standing(i));
    QList<std::optional<Standing>> ofRuns;
    for (const qsizetype server : m_serverOf)
        ofRuns.append(ofServers.at(server));
    return ofRuns;
}

}
