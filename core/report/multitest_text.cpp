// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/multitest_text.h"

#include "core/report/json_values.h"
#include "core/report/text_table.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

constexpr double mostFailed = 0.1;

QString cellOf(const Tally& tally, double seconds)
{
    if (tally.requests == 0)
        return QStringLiteral("-");
    if (tally.failedShare() > mostFailed)
        return QStringLiteral("Failed (%1 %)").arg(QString::number(tally.failedShare() * 100, 'f', 1));
    return QStringLiteral("%1 % %2/s")
        .arg(QString::number(tally.failedShare() * 100, 'f', 1),
            QString::number(seconds > 0 ? static_cast<double>(tally.requests) / seconds : 0, 'f', 0));
}

QString labelOf(const RunRecord& record)
{
    return record.plan.servers.isEmpty() ? text(record.server.label()) : textOf(record.plan.servers.first());
}

template <typename Tell>
QString table(const QString& title, const QList<std::shared_ptr<const RunRecord>>& records, Tell tell)
{
    QStringList servers;
    QStringList tests;
    QHash<QString, QString> cells;
    for (const auto& record : records) {
        const QString server = labelOf(*record);
        if (!servers.contains(server))
            servers.append(server);
        if (!tests.contains(record->plan.test))
            tests.append(record->plan.test);
        cells.insert(server % QLatin1Char('\n') % record->plan.test,
            record->end == RunEnd::Done ? tell(record->recording) : QStringLiteral("not measured"));
    }
    QList<QStringList> rows { QStringList { title } + tests };
    for (const QString& server : servers) {
        QStringList row { server };
        for (const QString& test : tests)
            row.append(cells.value(server % QLatin1Char('\n') % test));
        rows.append(row);
    }
    return textTable(rows) % QLatin1Char('\n');
}

}

QString multitestText(const QList<std::shared_ptr<const RunRecord>>& records)
{
    QString written = table(QStringLiteral("All requests"), records,
        [](const Recording& recording) { return cellOf(recording.totals(), recording.durationS()); });
    const bool hasCulprits = std::any_of(
        records.begin(), records.end(), [](const auto& record) { return record->recording.has(Role::Culprit); });
    if (hasCulprits)
        written += table(QStringLiteral("Innocents alone"), records,
            [](const Recording& recording) { return cellOf(recording.totals(Role::Innocent), recording.durationS()); });
    return written;
}

}
