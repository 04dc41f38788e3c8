// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reference.h"

#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

Result<Records> recordsOf(History& history, const QList<StoredRun>& runs)
{
    Records records;
    for (const StoredRun& run : runs) {
        Result<RunRecord> record = history.record(run.id);
        if (!record)
            return Error { record.error() };
        records.append(std::make_shared<const RunRecord>(std::move(*record)));
    }
    return records;
}

QList<qint64> idsOf(const QList<StoredRun>& runs)
{
    QList<qint64> ids;
    for (const StoredRun& run : runs)
        ids.append(run.id);
    return ids;
}

/// Repetitions are one measurement, which begins with its first.
bool beginsBefore(const QList<StoredRun>& runs, const Reference& reference)
{
    const auto isEarlier = [](const auto& run, const auto& other) { return run.startedMs < other.startedMs; };
    const auto isEarlierRecord = [](const auto& run, const auto& other) { return run->startedMs < other->startedMs; };
    const auto begin = std::min_element(runs.begin(), runs.end(), isEarlier);
    const auto referenceBegin = std::min_element(reference.records.begin(), reference.records.end(), isEarlierRecord);
    return begin != runs.end() && referenceBegin != reference.records.end()
        && begin->startedMs < (*referenceBegin)->startedMs;
}

Result<std::optional<Reference>> referenceOf(History& history, const QString& planKey, const QString& server)
{
    const Result<std::optional<StoredRun>> pinned = history.reference(planKey, server);
    if (!pinned)
        return Error { pinned.error() };
    if (!*pinned)
        return std::optional<Reference>();
    const Result<QList<StoredRun>> runs = history.repetitionsOf(**pinned);
    const Result<Records> records = runs ? recordsOf(history, *runs) : Error { runs.error() };
    if (!records)
        return Error { records.error() };
    return std::optional<Reference>(Reference { **pinned, idsOf(*runs), *records });
}

}

QString numbersText(const QList<qint64>& runs)
{
    QList<qint64> sorted = runs;
    std::sort(sorted.begin(), sorted.end());
    QStringList parts;
    for (qsizetype i = 0; i < sorted.size();) {
        qsizetype last = i;
        while (last + 1 < sorted.size() && sorted.at(last + 1) == sorted.at(last) + 1)
            ++last;
        parts.append(
            last == i ? QString::number(sorted.at(i)) : QStringLiteral("%1-%2").arg(sorted.at(i)).arg(sorted.at(last)));
        i = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

QString Standing::referenceName() const
{
    return (reference.runs.size() == 1 ? QStringLiteral("the reference, run ") : QStringLiteral("the reference, runs "))
        % numbersText(reference.runs);
}

QString Standing::name() const
{
    return compared.size() == 1 ? QStringLiteral("this run") : QStringLiteral("this run and its repetitions");
}

Result<std::optional<Reference>> referenceOf(History& history, const Plan& plan)
{
    RunRecord of;
    of.plan = plan;
    return referenceOf(history, planKeyOf(plan), serverTextOf(of));
}

std::optional<Standing> standingTo(const Reference& reference, const Records& runs)
{
    Records whole;
    std::copy_if(
        runs.begin(), runs.end(), std::back_inserter(whole), [](const auto& run) { return run->end == RunEnd::Done; });
    if (whole.isEmpty() || reference.records.isEmpty())
        return std::nullopt;
    return Standing { reference, comparisonOf(reference.records, whole), whole };
}

Result<std::optional<Standing>> standingOf(History& history, qint64 run)
{
    const Result<StoredRun> stored = history.run(run);
    if (!stored)
        return Error { stored.error() };
    const Result<std::optional<Reference>> reference = referenceOf(history, stored->planKey, stored->server);
    if (!reference)
        return Error { reference.error() };
    if (!*reference || stored->state != StoredRun::State::Done)
        return std::optional<Standing>();
    if ((*reference)->runs.contains(run))
        return std::optional<Standing>(Standing { **reference, std::nullopt, {} });
    const Result<QList<StoredRun>> repetitions = history.repetitionsOf(*stored);
    if (repetitions && beginsBefore(*repetitions, **reference))
        return std::optional<Standing>();
    const Result<Records> records = repetitions ? recordsOf(history, *repetitions) : Error { repetitions.error() };
    if (!records)
        return Error { records.error() };
    return standingTo(**reference, *records);
}

}
