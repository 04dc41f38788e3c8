// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_csv.h"

#include "core/report/csv_text.h"
#include "labour_version.h"

#include <QStringBuilder>

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

/// "gunicorn:sync 20.1.0; waitress 2.1.2"
QString serversText(const SideOrigin& origin)
{
    QStringList servers;
    for (const SideOrigin::Server& server : origin.servers)
        servers.append(QString(server.name % QLatin1Char(' ') % server.version).trimmed());
    return servers.join(QStringLiteral("; "));
}

QString laboursText(const SideOrigin& origin)
{
    return origin.labours.join(QStringLiteral("; "));
}

QStringList rowOf(const NamedComparison& of, const ComparedFigure& figure)
{
    const std::optional<Shift>& shift = figure.shift;
    const SideOrigin& first = of.comparison.firstOrigin;
    const SideOrigin& second = of.comparison.secondOrigin;
    return { of.first, serversText(first), laboursText(first), of.second, serversText(second), laboursText(second),
        figure.name, unitOf(figure.kind), figure.isPrimary ? QStringLiteral("primary") : QStringLiteral("other"),
        QString::number(figure.first.size()), number(figure.firstMedian), QString::number(figure.second.size()),
        number(figure.secondMedian), shift ? number(shift->estimate) : QString(),
        shift ? number(shift->ci95.low) : QString(), shift ? number(shift->ci95.high) : QString(), number(figure.p),
        nameOf(figure.word), QString::fromLatin1(version) };
}

}

QByteArray comparisonsCsv(const QList<NamedComparison>& comparisons)
{
    QList<QStringList> rows { { QStringLiteral("A"), QStringLiteral("servers of A"),
        QStringLiteral("A measured by Labour"), QStringLiteral("B"), QStringLiteral("servers of B"),
        QStringLiteral("B measured by Labour"), QStringLiteral("figure"), QStringLiteral("unit"),
        QStringLiteral("question"), QStringLiteral("runs of A"), QStringLiteral("median of A"),
        QStringLiteral("runs of B"), QStringLiteral("median of B"), QStringLiteral("B - A"),
        QStringLiteral("B - A, 95 % interval from"), QStringLiteral("B - A, 95 % interval to"), QStringLiteral("p"),
        QStringLiteral("B is"), QStringLiteral("Labour") } };
    for (const NamedComparison& each : comparisons) {
        for (const ComparedFigure& figure : each.comparison.figures)
            rows.append(rowOf(each, figure));
    }
    return csvText(rows);
}

QByteArray comparisonCsv(const Comparison& comparison, const QString& first, const QString& second)
{
    return comparisonsCsv({ { comparison, first, second } });
}

}
