// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_axes.h"

#include "core/measure/nice_numbers.h"

#include <QCategoryAxis>
#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Charts)
};

constexpr int timeSteps = 10;
constexpr double longestInSeconds = 120;

QString minutesText(double seconds, int decimals)
{
    const auto minutes = static_cast<qint64>(seconds / 60);
    const QString rest = QLocale().toString(seconds - 60.0 * static_cast<double>(minutes), 'f', decimals);
    const int width = decimals > 0 ? 3 + decimals : 2;
    return QStringLiteral("%1:%2").arg(minutes).arg(rest, width, QLatin1Char('0'));
}

}

void setAxisTicks(QCategoryAxis& axis, double from, double to, const std::vector<double>& ticks,
    const std::function<QString(double)>& labelOf)
{
    const QStringList old = axis.categoriesLabels();
    for (const QString& label : old)
        axis.remove(label);
    // A label stands at its category's end, so the first category begins before the axis does.
    axis.setStartValue(from - (to - from));
    for (const double tick : ticks)
        axis.append(labelOf(tick), tick);
    axis.setRange(from, to);
}

void setTimeAxisTicks(QCategoryAxis& axis, double beginS, double endS, bool isLabelled)
{
    const bool inSeconds = endS <= longestInSeconds;
    const double step = timeStep(endS - beginS, timeSteps);
    const int decimals = step < 1 ? 1 : 0;
    constexpr double rounding = 1e-9;
    std::vector<double> ticks;
    for (double tick = std::ceil(beginS / step - rounding) * step; tick <= endS * (1 + rounding); tick += step)
        ticks.push_back(tick);
    setAxisTicks(axis, beginS, endS, ticks,
        [&](double tick) { return inSeconds ? QLocale().toString(tick, 'f', decimals) : minutesText(tick, decimals); });
    axis.setLabelsVisible(isLabelled);
    axis.setTitleVisible(isLabelled);
    axis.setTitleText(inSeconds ? Texts::tr("Time since the first request, in seconds")
                                : Texts::tr("Time since the first request, in minutes and seconds"));
}

QString logarithmicTitle(const QString& title)
{
    return Texts::tr("%1, log").arg(title);
}

QString momentText(double seconds)
{
    if (seconds < longestInSeconds)
        return Texts::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    return minutesText(seconds, 1);
}

}
