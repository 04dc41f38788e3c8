// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/compared_run.h"

#include "core/store/history.h"

#include <QDateTime>
#include <QLocale>
#include <QStringBuilder>

#include <algorithm>

namespace labour {

namespace {

const QString separator = QStringLiteral("  ·  ");

QString serverOf(const RunRecord& record)
{
    return record.plan.servers.isEmpty() ? QString::fromStdString(record.server.label())
                                         : textOf(record.plan.servers.constFirst());
}

QString mixOf(const RunRecord& record)
{
    return record.plan.test.isEmpty() ? textsOf(record.plan.mix).join(u' ') : record.plan.test;
}

QDateTime startOf(const RunRecord& record)
{
    return QDateTime::fromMSecsSinceEpoch(record.startedMs);
}

/// Equal for repetitions.
QString groupOf(const RunRecord& record)
{
    return serverOf(record) % u'\n' % QString::fromStdString(record.server.version) % u'\n' % planKeyOf(record.plan);
}

template <typename Of>
bool differ(const RunRecords& records, Of of)
{
    return std::any_of(
        records.begin(), records.end(), [&](const auto& record) { return of(*record) != of(*records.constFirst()); });
}

QList<ComparedRun> named(const RunRecords& records)
{
    const bool onDays = differ(records, [](const RunRecord& record) { return startOf(record).date(); });
    const bool ofMixes = differ(records, mixOf);
    const bool ofVersions = differ(records, [](const RunRecord& record) { return record.server.version; });
    QList<ComparedRun> runs;
    for (const auto& record : records) {
        QStringList parts { serverOf(*record) };
        if (ofVersions)
            parts.last() += u' ' % QString::fromStdString(record->server.version);
        if (ofMixes)
            parts.append(mixOf(*record));
        const QString format = onDays ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : QStringLiteral("HH:mm:ss");
        parts.append(QLocale().toString(startOf(*record), format));
        runs.append({ record, parts.join(separator) });
    }
    return runs;
}

}

QString nameOf(ComparisonSide side)
{
    switch (side) {
    case ComparisonSide::First:
        return QStringLiteral("A");
    case ComparisonSide::Second:
        return QStringLiteral("B");
    case ComparisonSide::Neither:
        break;
    }
    return QStringLiteral("–");
}

QList<ComparedRun> comparedRuns(const RunRecords& records)
{
    RunRecords together = records;
    std::stable_sort(
        together.begin(), together.end(), [](const auto& a, const auto& b) { return a->startedMs < b->startedMs; });
    QStringList groups;
    for (const auto& record : together) {
        if (const QString group = groupOf(*record); !groups.contains(group))
            groups.append(group);
    }
    std::stable_sort(together.begin(), together.end(),
        [&](const auto& a, const auto& b) { return groups.indexOf(groupOf(*a)) < groups.indexOf(groupOf(*b)); });
    QList<ComparedRun> runs = named(together);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const qsizetype group =
            groups.size() == 1 ? (i < (runs.size() + 1) / 2 ? 0 : 1) : groups.indexOf(groupOf(*runs.at(i).record));
        runs[i].side = group == 0 ? ComparisonSide::First
            : group == 1          ? ComparisonSide::Second
                                  : ComparisonSide::Neither;
    }
    return runs;
}

QList<ComparedRun> comparedRuns(const RunRecords& first, const RunRecords& second)
{
    QList<ComparedRun> runs = named(first + second);
    for (qsizetype i = 0; i < runs.size(); ++i)
        runs[i].side = i < first.size() ? ComparisonSide::First : ComparisonSide::Second;
    return runs;
}

RunRecords recordsOf(const QList<ComparedRun>& runs, ComparisonSide side)
{
    RunRecords records;
    for (const ComparedRun& run : runs) {
        if (run.side == side)
            records.append(run.record);
    }
    return records;
}

QString nameOf(const QList<ComparedRun>& runs, ComparisonSide side)
{
    const RunRecords records = recordsOf(runs, side);
    const bool isOneServer = !records.isEmpty() && !differ(records, serverOf);
    const RunRecords others =
        recordsOf(runs, side == ComparisonSide::First ? ComparisonSide::Second : ComparisonSide::First);
    const bool isTheOthersToo = isOneServer && std::any_of(others.begin(), others.end(), [&](const auto& other) {
        return serverOf(*other) == serverOf(*records.constFirst());
    });
    if (isOneServer && !isTheOthersToo)
        return serverOf(*records.constFirst());
    QStringList names;
    for (const ComparedRun& run : runs) {
        if (run.side == side)
            names.append(run.name);
    }
    if (isOneServer && names.size() > 2)
        return QStringLiteral("%1 – %2").arg(names.constFirst(), names.constLast().section(separator, -1));
    return names.join(QStringLiteral(", "));
}

bool hasSides(const QList<ComparedRun>& runs)
{
    return !recordsOf(runs, ComparisonSide::First).isEmpty() && !recordsOf(runs, ComparisonSide::Second).isEmpty();
}

}
