// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/curve_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringBuilder>

#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::CurveText)
};

QString withUnit(CurveFigure figure, const QString& number)
{
    const QString unit = unitOf(figure);
    return unit.isEmpty() ? number : QString(number % u' ' % unit);
}

}

QString nameOf(CurveFigure figure)
{
    switch (figure) {
    case CurveFigure::Throughput:
        return Texts::tr("Throughput");
    case CurveFigure::Goodput:
        return Texts::tr("Goodput of innocents");
    case CurveFigure::Failed:
        return Texts::tr("Innocents failed");
    case CurveFigure::Median:
        return Texts::tr("Latency of innocents, p50");
    case CurveFigure::Percentile99:
        return Texts::tr("Latency of innocents, p99");
    case CurveFigure::Maximum:
        return Texts::tr("Latency of innocents, max");
    case CurveFigure::Memory:
        return Texts::tr("Memory (RSS)");
    case CurveFigure::Processes:
        return Texts::tr("Processes");
    case CurveFigure::Cpu:
        break;
    }
    return Texts::tr("CPU of the server");
}

QString helpOf(CurveFigure figure)
{
    switch (figure) {
    case CurveFigure::Throughput:
        return Texts::tr("Whole replies a second to all requests, whatever they said");
    case CurveFigure::Goodput:
        return Texts::tr("Whole replies a second that were as expected, to innocents");
    case CurveFigure::Failed:
        return Texts::tr("Of the innocents that ended at that time, those that did not end as expected");
    case CurveFigure::Median:
        return Texts::tr("Half of the whole replies to innocents at that time were at least this fast");
    case CurveFigure::Percentile99:
        return Texts::tr("99 of 100 whole replies to innocents at that time were at least this fast");
    case CurveFigure::Maximum:
        return Texts::tr("The slowest whole reply to an innocent at that time");
    case CurveFigure::Memory:
        return Texts::tr("Resident memory of all the server's processes, the largest sample at that time");
    case CurveFigure::Processes:
        return Texts::tr("The fewest processes that the server consisted of at that time");
    case CurveFigure::Cpu:
        break;
    }
    return Texts::tr("CPU time that the server's processes took, in per cent of one core");
}

QString unitOf(CurveFigure figure)
{
    switch (figure) {
    case CurveFigure::Throughput:
    case CurveFigure::Goodput:
        return Texts::tr("/s");
    case CurveFigure::Failed:
    case CurveFigure::Cpu:
        return Texts::tr("%");
    case CurveFigure::Median:
    case CurveFigure::Percentile99:
    case CurveFigure::Maximum:
        return Texts::tr("ms");
    case CurveFigure::Memory:
        return Texts::tr("MiB");
    case CurveFigure::Processes:
        break;
    }
    return {};
}

bool isLatency(CurveFigure figure)
{
    return figure == CurveFigure::Median || figure == CurveFigure::Percentile99 || figure == CurveFigure::Maximum;
}

QString noReplyText()
{
    return Texts::tr("no reply");
}

QString numberForPeople(double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return noReplyText();
    const double size = std::abs(value);
    const int decimals = size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    QString text = QLocale().toString(value, 'f', decimals);
    const QString point = QLocale().decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString signedNumber(double value)
{
    const QString number = numberForPeople(value).replace(u'-', u'−');
    return value > 0 && std::isfinite(value) ? QString(u'+' % number) : number;
}

QString valueText(CurveFigure figure, double value)
{
    return std::isfinite(value) ? withUnit(figure, numberForPeople(value)) : numberForPeople(value);
}

QString differenceText(CurveFigure figure, double value)
{
    return std::isfinite(value) ? withUnit(figure, signedNumber(value)) : numberForPeople(value);
}

}
