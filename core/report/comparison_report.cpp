// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_report.h"

#include "core/report/comparison_table.h"
#include "core/report/text_table.h"
#include "labour_version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringBuilder>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

QJsonValue valueOf(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonArray valuesOf(const std::vector<double>& values)
{
    QJsonArray array;
    for (const double value : values)
        array.append(valueOf(value));
    return array;
}

QString unitKeyOf(Figure::Kind kind)
{
    switch (kind) {
    case Figure::Kind::Count:
    case Figure::Kind::Share:
        return QStringLiteral("share");
    case Figure::Kind::Milliseconds:
        return QStringLiteral("ms");
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return QStringLiteral("s");
    case Figure::Kind::Bytes:
        return QStringLiteral("bytes");
    case Figure::Kind::PerSecond:
        break;
    }
    return QStringLiteral("per_second");
}

QJsonObject jsonOf(const SideOrigin& origin)
{
    QJsonArray servers;
    for (const SideOrigin::Server& server : origin.servers)
        servers.append(
            QJsonObject { { QStringLiteral("server"), server.name }, { QStringLiteral("version"), server.version } });
    return { { QStringLiteral("servers"), servers },
        { QStringLiteral("labour"), QJsonArray::fromStringList(origin.labours) } };
}

QJsonObject jsonOf(const ComparedFigure& figure)
{
    QJsonObject object {
        { QStringLiteral("figure"), figure.name },
        { QStringLiteral("unit"), unitKeyOf(figure.kind) },
        { QStringLiteral("primary"), figure.isPrimary },
        { QStringLiteral("first"), valuesOf(figure.first) },
        { QStringLiteral("second"), valuesOf(figure.second) },
        { QStringLiteral("first_median"), valueOf(figure.firstMedian) },
        { QStringLiteral("second_median"), valueOf(figure.secondMedian) },
        { QStringLiteral("difference"), QJsonValue::Null },
        { QStringLiteral("difference_ci95"), QJsonValue::Null },
        { QStringLiteral("p"), figure.p ? QJsonValue(*figure.p) : QJsonValue(QJsonValue::Null) },
        { QStringLiteral("word"), nameOf(figure.word) },
    };
    if (figure.shift) {
        object.insert(QStringLiteral("difference"), figure.shift->estimate);
        object.insert(
            QStringLiteral("difference_ci95"), QJsonArray { figure.shift->ci95.low, figure.shift->ci95.high });
    }
    return object;
}

}

QString comparisonText(const Comparison& comparison, const QString& first, const QString& second)
{
    QString text = QStringLiteral("A: %1 (%2)\nB: %3 (%4)\n\n")
                       .arg(first, sideRunsText(comparison, false), second, sideRunsText(comparison, true));
    if (const QString caveat = caveatOf(comparison); !caveat.isEmpty())
        text += caveat % QStringLiteral("\n\n");
    if (comparison.conditions.isEmpty()) {
        text += samenessOf(comparison) % QStringLiteral("\n\n");
    } else {
        text += QStringLiteral("What differs:\n");
        for (const ComparedCondition& condition : comparison.conditions)
            text += QStringLiteral("  ") % textOf(condition) % u'\n';
        text += u'\n';
    }
    text +=
        textTable(comparisonTable(comparison)) % QLatin1Char('\n') % comparisonMethod(comparison) % QLatin1Char('\n');
    return text;
}

QJsonObject toJson(const Comparison& comparison, const QString& first, const QString& second)
{
    const QString caveat = caveatOf(comparison);
    QJsonArray conditions;
    for (const ComparedCondition& condition : comparison.conditions)
        conditions.append(QJsonObject { { QStringLiteral("name"), condition.name },
            { QStringLiteral("first"), condition.first }, { QStringLiteral("second"), condition.second } });
    QJsonArray figures;
    for (const ComparedFigure& figure : comparison.figures)
        figures.append(jsonOf(figure));
    return {
        { QStringLiteral("schema"), QStringLiteral("labour.comparison/1") },
        { QStringLiteral("labour"), QString::fromLatin1(version) },
        { QStringLiteral("first"), first },
        { QStringLiteral("second"), second },
        { QStringLiteral("measured"),
            QJsonObject { { QStringLiteral("first"), jsonOf(comparison.firstOrigin) },
                { QStringLiteral("second"), jsonOf(comparison.secondOrigin) } } },
        { QStringLiteral("level"), comparisonLevel },
        { QStringLiteral("fewest_runs_for_others"), comparison.fewestForOthers },
        { QStringLiteral("caveat"), caveat.isEmpty() ? QJsonValue() : QJsonValue(caveat) },
        { QStringLiteral("differs"), conditions },
        { QStringLiteral("figures"), figures },
    };
}

QByteArray comparisonJson(const Comparison& comparison, const QString& first, const QString& second)
{
    return QJsonDocument(toJson(comparison, first, second)).toJson();
}

QByteArray comparisonsJson(const QList<NamedComparison>& comparisons)
{
    QJsonArray array;
    for (const NamedComparison& each : comparisons)
        array.append(toJson(each.comparison, each.first, each.second));
    return QJsonDocument(QJsonObject { { QStringLiteral("schema"), QStringLiteral("labour.comparisons/1") },
                             { QStringLiteral("comparisons"), array } })
        .toJson();
}

}
