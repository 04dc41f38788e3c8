// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"

#include "core/measure/timeline.h"

#include <QString>

#include <cmath>
#include <set>

namespace labour {

namespace {

struct Columns {
    std::vector<Outcome> outcomes;
    std::set<std::uint16_t> statuses;
};

Columns columnsOf(const Recording& recording)
{
    const Tally totals = recording.totals();
    Columns columns;
    for (const Outcome outcome : allOutcomes()) {
        if (totals.count(outcome) > 0)
            columns.outcomes.push_back(outcome);
    }
    for (const auto& [status, count] : totals.statuses)
        columns.statuses.insert(status);
    return columns;
}

QByteArray number(std::optional<double> value)
{
    return value ? QByteArray::number(std::round(*value * 1000) / 1000, 'f', 3) : QByteArray();
}

template <typename T>
QByteArray whole(const std::optional<T>& value)
{
    return value ? QByteArray::number(static_cast<quint64>(*value)) : QByteArray();
}

}

QStringList timelineCsvColumns(const Recording& recording)
{
    const Columns columns = columnsOf(recording);
    QStringList names { QStringLiteral("t [s]"), QStringLiteral("requests"), QStringLiteral("failed") };
    for (const Outcome outcome : columns.outcomes) {
        const std::string_view name = nameOf(outcome);
        names.append(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    for (const std::uint16_t status : columns.statuses)
        names.append(QStringLiteral("status %1").arg(status));
    names.append({ QStringLiteral("p50 [ms]"), QStringLiteral("p99 [ms]"), QStringLiteral("max [ms]"),
        QStringLiteral("rss [bytes]"), QStringLiteral("processes"), QStringLiteral("cpu [%]"),
        QStringLiteral("listen queue") });
    return names;
}

QByteArray timelineCsv(const Recording& recording)
{
    const Columns columns = columnsOf(recording);
    QByteArray csv = timelineCsvColumns(recording).join(QLatin1Char(',')).toUtf8() + "\r\n";
    for (const TimelineRow& row : timeline(recording)) {
        QByteArrayList cells { QByteArray::number(row.t, 'f', 1),
            QByteArray::number(static_cast<quint64>(row.requests)),
            QByteArray::number(static_cast<quint64>(row.failed)) };
        for (const Outcome outcome : columns.outcomes)
            cells.append(QByteArray::number(static_cast<quint64>(row.outcomes.at(indexOf(outcome)))));
        for (const std::uint16_t status : columns.statuses) {
            const auto found = row.statuses.find(status);
            cells.append(QByteArray::number(static_cast<quint64>(found == row.statuses.end() ? 0 : found->second)));
        }
        cells.append({ number(row.p50Ms), number(row.p99Ms), number(row.maxMs), whole(row.rssBytes),
            whole(row.processes), number(row.cpuPercent), whole(row.listenQueue) });
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

}
