// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sweep_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/json_report.h"
#include "core/report/json_values.h"
#include "core/report/text_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace labour {

namespace {

QString percent(double share)
{
    return numberText(rounded(share * 100)) % QStringLiteral(" %");
}

}

QString sweepText(const QList<SweepPoint>& points)
{
    QList<QStringList> rows { { QStringLiteral("Culprits"), QStringLiteral("sent"), QStringLiteral("innocents"),
        QStringLiteral("as expected"), QStringLiteral("p50 ms"), QStringLiteral("p99 ms") } };
    const auto ms = [](std::optional<double> value) {
        return value ? QString::number(*value, 'f', 1) : QStringLiteral("no reply");
    };
    for (const SweepPoint& point : points)
        rows.append(
            { percent(point.share), QString::number(point.culprits.requests), QString::number(point.innocents.requests),
                QString::number(point.asExpectedShare() * 100, 'f', 2) % QStringLiteral(" %"),
                ms(point.innocents.latencyMs(0.5)), ms(point.innocents.latencyMs(0.99)) });
    QStringList few;
    for (const SweepPoint& point : points) {
        if (!point.hasEnoughCulprits())
            few.append(percent(point.share));
    }
    const QString uncertain = few.isEmpty()
        ? QString()
        : QStringLiteral("\nFewer than %1 culprits were sent at %2: what is said of that is not sure.\n")
              .arg(fewestCulprits)
              .arg(few.join(QStringLiteral(", ")));
    const std::optional<double> tipping = tippingPoint(points);
    return textTable(rows) % uncertain
        % (tipping
                ? QStringLiteral(
                    "\nTipping point: at %1 of culprits, fewer than 99 % of the innocents end as expected.\n")
                      .arg(percent(*tipping))
                : QStringLiteral(
                    "\nNo tipping point: at each of these shares, 99 % of the innocents and more end as expected.\n"));
}

QByteArray sweepJson(const QList<SweepPoint>& points, const QList<std::shared_ptr<const RunRecord>>& runs)
{
    QJsonArray told;
    for (const SweepPoint& point : points)
        told.append(QJsonObject { { QStringLiteral("share"), rounded(point.share) },
            { QStringLiteral("culprits"), whole(point.culprits.requests) },
            { QStringLiteral("enough_culprits"), point.hasEnoughCulprits() },
            { QStringLiteral("innocents"), whole(point.innocents.requests) },
            { QStringLiteral("innocents_as_expected"), whole(point.innocents.asExpected) },
            { QStringLiteral("p50_ms"), number(point.innocents.latencyMs(0.5)) },
            { QStringLiteral("p99_ms"), number(point.innocents.latencyMs(0.99)) } });
    QJsonArray objects;
    for (const auto& run : runs)
        objects.append(toJson(*run));
    const QJsonObject object { { QStringLiteral("schema"), QStringLiteral("labour.sweep/1") },
        { QStringLiteral("tipping_point"), number(tippingPoint(points)) }, { QStringLiteral("points"), told },
        { QStringLiteral("runs"), objects } };
    return QJsonDocument(object).toJson();
}

}
