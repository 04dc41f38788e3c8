// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_csv.h"

#include "core/report/csv_text.h"
#include "labour_version.h"

#include <cmath>

namespace labour {

namespace {

QString unitOf(Figure::Kind kind)
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
    return QStringLiteral("per second");
}

QString number(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', 10) : QStringLiteral("no reply");
}

QString number(const std::optional<double>& value)
{
    return value ? number(*value) : QString();
}

QStringList rowOf(const ComparedFigure& figure)
{
    const std::optional<Shift>& shift = figure.shift;
    return { figure.name, unitOf(figure.kind), figure.isPrimary ? QStringLiteral("primary") : QStringLiteral("other"),
        QString::number(figure.first.size()), number(figure.firstMedian), QString::number(figure.second.size()),
        number(figure.secondMedian), shift ? number(shift->estimate) : QString(),
        shift ? number(shift->ci95.low) : QString(), shift ? number(shift->ci95.high) : QString(), number(figure.p),
        nameOf(figure.word), QString::fromLatin1(version) };
}

}

QByteArray comparisonCsv(const Comparison& comparison, const QString& first, const QString& second)
{
    QList<QStringList> rows { { QStringLiteral("figure"), QStringLiteral("unit"), QStringLiteral("question"),
        QStringLiteral("runs of A"), QStringLiteral("median of A: %1").arg(first), QStringLiteral("runs of B"),
        QStringLiteral("median of B: %1").arg(second), QStringLiteral("B - A"),
        QStringLiteral("B - A, 95 % interval from"), QStringLiteral("B - A, 95 % interval to"), QStringLiteral("p"),
        QStringLiteral("B is"), QStringLiteral("Labour") } };
    for (const ComparedFigure& figure : comparison.figures)
        rows.append(rowOf(figure));
    return csvText(rows);
}

}
