// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reference_report.h"

#include "core/report/comparison_report.h"
#include "core/report/json_report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringBuilder>

#include <algorithm>

namespace labour {

namespace {

QJsonObject withReference(const RunRecord& record, const std::optional<Standing>& standing)
{
    QJsonObject object = toJson(record);
    if (standing)
        object.insert(QStringLiteral("reference"), toJson(*standing));
    return object;
}

}

QString standingText(const Standing& standing)
{
    if (!standing.comparison)
        return u'\n' % ownReferenceText(standing) % u'\n';
    return QStringLiteral("\nHow it stands to the reference\n")
        % comparisonText(*standing.comparison, standing.referenceName(), standing.name());
}

Facts referenceFacts(const Standing& standing)
{
    const Records& records = standing.reference.records;
    QStringList started;
    for (const auto& record : records)
        started.append(startedText(record->startedMs));
    return { { QStringLiteral("A"), standing.referenceName() % QStringLiteral(" of ") % standing.reference.run.server },
        { QStringLiteral("Measured"), started.join(QStringLiteral(", ")) }, { QStringLiteral("B"), standing.name() } };
}

QString ownReferenceText(const Standing& standing)
{
    return standing.comparison
        ? QString()
        : QStringLiteral("This run is of %1, which later runs of this plan on this server are compared with.")
              .arg(standing.referenceName());
}

QList<Standing> eachOnce(const QList<std::optional<Standing>>& standings)
{
    QList<Standing> once;
    for (const std::optional<Standing>& standing : standings) {
        const auto isOfTheSame = [&standing](const Standing& other) {
            return other.reference.run.id == standing->reference.run.id;
        };
        if (standing && std::none_of(once.begin(), once.end(), isOfTheSame))
            once.append(*standing);
    }
    return once;
}

QJsonObject toJson(const Standing& standing)
{
    const StoredRun& run = standing.reference.run;
    QJsonArray runs;
    for (const qint64 each : standing.reference.runs)
        runs.append(each);
    return {
        { QStringLiteral("run"), run.id },
        { QStringLiteral("uuid"), run.uuid },
        { QStringLiteral("started"),
            QDateTime::fromMSecsSinceEpoch(run.startedMs, Qt::UTC).toString(Qt::ISODateWithMs) },
        { QStringLiteral("runs"), runs },
        { QStringLiteral("comparison"),
            standing.comparison ? QJsonValue(toJson(*standing.comparison, standing.referenceName(), standing.name()))
                                : QJsonValue(QJsonValue::Null) },
    };
}

QByteArray jsonReport(const RunRecord& record, const std::optional<Standing>& standing)
{
    return QJsonDocument(withReference(record, standing)).toJson();
}

QByteArray jsonReport(const Records& records, const QList<std::optional<Standing>>& standings)
{
    QJsonArray runs;
    for (qsizetype i = 0; i < records.size(); ++i)
        runs.append(withReference(*records.at(i), standings.at(i)));
    return QJsonDocument(
        QJsonObject { { QStringLiteral("schema"), QStringLiteral("labour.runs/1") }, { QStringLiteral("runs"), runs } })
        .toJson();
}

}
