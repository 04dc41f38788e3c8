// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_report.h"

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

struct Unit {
    QString name;
    double factor;
    int decimals;
};

Unit unitOf(Figure::Kind kind)
{
    switch (kind) {
    case Figure::Kind::Count:
    case Figure::Kind::Share:
        return { QStringLiteral("%"), 100, 2 };
    case Figure::Kind::Milliseconds:
        return { QStringLiteral("ms"), 1, 2 };
    case Figure::Kind::Seconds:
    case Figure::Kind::Duration:
        return { QStringLiteral("s"), 1, 2 };
    case Figure::Kind::Bytes:
        return { QStringLiteral("MiB"), 1.0 / (1024 * 1024), 2 };
    case Figure::Kind::PerSecond:
        break;
    }
    return { QStringLiteral("/s"), 1, 1 };
}

QString numberOf(double value, const Unit& unit)
{
    return std::isfinite(value) ? QString::number(value * unit.factor, 'f', unit.decimals)
                                : QStringLiteral("over the timeout");
}

QString signedOf(double value, const Unit& unit)
{
    return (value > 0 ? QStringLiteral("+") : QString()) % numberOf(value, unit);
}

QString pOf(double p)
{
    return p < 0.001 ? QStringLiteral("< 0.001") : QString::number(p, 'f', 3);
}

QStringList rowOf(const ComparedFigure& figure)
{
    const Unit unit = unitOf(figure.kind);
    QStringList row { figure.name % (figure.isPrimary ? QStringLiteral(" *") : QString()), unit.name,
        numberOf(figure.firstMedian, unit), numberOf(figure.secondMedian, unit) };
    row.append(figure.shift ? signedOf(figure.shift->estimate, unit) : QStringLiteral("-"));
    row.append(figure.shift ? QString(signedOf(figure.shift->ci95.low, unit) % QStringLiteral(" to ")
                   % signedOf(figure.shift->ci95.high, unit))
                            : QStringLiteral("-"));
    row.append(figure.p ? pOf(*figure.p) : QStringLiteral("-"));
    row.append(nameOf(figure.word));
    return row;
}

std::size_t runsOf(const Comparison& comparison, bool isSecond)
{
    std::size_t runs = 0;
    for (const ComparedFigure& figure : comparison.figures)
        runs = std::max(runs, isSecond ? figure.second.size() : figure.first.size());
    return runs;
}

QString runsText(std::size_t runs)
{
    return runs == 1 ? QStringLiteral("one run") : QStringLiteral("%1 runs").arg(runs);
}

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
                       .arg(first, runsText(runsOf(comparison, false)), second, runsText(runsOf(comparison, true)));
    if (comparison.conditions.isEmpty()) {
        text += QStringLiteral("Plan, server, versions and machine are the same.\n\n");
    } else {
        text += QStringLiteral("What differs:\n");
        for (const ComparedCondition& condition : comparison.conditions)
            text += QStringLiteral("  %1: A %2; B %3\n")
                        .arg(condition.name, condition.first.isEmpty() ? QStringLiteral("-") : condition.first,
                            condition.second.isEmpty() ? QStringLiteral("-") : condition.second);
        text += u'\n';
    }
    QList<QStringList> rows { { QStringLiteral("Figure"), QString(), QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("B - A"), QStringLiteral("95 % interval"), QStringLiteral("p"), QStringLiteral("B is") } };
    for (const ComparedFigure& figure : comparison.figures)
        rows.append(rowOf(figure));
    text += textTable(rows)
        % QStringLiteral(
            "\nMedians over the runs; B - A by Hodges and Lehmann; p by the rank-sum test, at a level of 5 %. "
            "* primary: a question\nasked beforehand, of which four runs a side can show a difference. p of "
            "the others is corrected by Holm; they take %1.\n")
              .arg(comparison.fewestForOthers);
    return text;
}

QByteArray comparisonJson(const Comparison& comparison, const QString& first, const QString& second)
{
    QJsonArray conditions;
    for (const ComparedCondition& condition : comparison.conditions)
        conditions.append(QJsonObject { { QStringLiteral("name"), condition.name },
            { QStringLiteral("first"), condition.first }, { QStringLiteral("second"), condition.second } });
    QJsonArray figures;
    for (const ComparedFigure& figure : comparison.figures)
        figures.append(jsonOf(figure));
    return QJsonDocument(QJsonObject {
                             { QStringLiteral("schema"), QStringLiteral("labour.comparison/1") },
                             { QStringLiteral("labour"), QString::fromLatin1(version) },
                             { QStringLiteral("first"), first },
                             { QStringLiteral("second"), second },
                             { QStringLiteral("level"), comparisonLevel },
                             { QStringLiteral("fewest_runs_for_others"), comparison.fewestForOthers },
                             { QStringLiteral("differs"), conditions },
                             { QStringLiteral("figures"), figures },
                         })
        .toJson();
}

}
