// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/plot_axis.h"

#include "core/measure/nice_numbers.h"
#include "ui/charts/chart_axes.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::PlotAxis)
};

constexpr int valueSteps = 4;
constexpr int timeSteps = 8;
constexpr double rounding = 1e-9;
constexpr double fewDecades = 2.5;

}

Span united(const Span& a, const Span& b)
{
    return { std::min(a.from, b.from), std::max(a.to, b.to) };
}

double PlotAxis::share(double value) const
{
    if (!isLogarithmic)
        return (value - range.from) / range.length();
    return std::log10(std::max(value, range.from) / range.from) / std::log10(range.to / range.from);
}

double PlotAxis::valueAt(double share) const
{
    return isLogarithmic ? range.from * std::pow(range.to / range.from, share) : range.from + share * range.length();
}

PlotAxis linearAxis(const QString& title, const Span& values, const LabelOf& labelOf)
{
    const double from = std::min(0.0, values.from);
    const double to = std::max(0.0, values.to);
    const double step = niceStep(to - from, valueSteps);
    PlotAxis axis { title, { std::floor(from / step + rounding) * step, std::ceil(to / step - rounding) * step } };
    if (axis.range.length() <= 0)
        axis.range.to = axis.range.from + step;
    for (const double tick : niceTicks(axis.range.from, axis.range.to, valueSteps + 2))
        axis.ticks.push_back({ tick, labelOf(tick) });
    return axis;
}

PlotAxis logarithmicAxis(const QString& title, const Span& values, const LabelOf& labelOf)
{
    const double least = values.from > 0 ? values.from : 1;
    const double from = std::floor(std::log10(least) + rounding);
    const double to = std::max(from + 1, std::ceil(std::log10(std::max(values.to, least)) - rounding));
    PlotAxis axis { logarithmicTitle(title), { std::pow(10, from), std::pow(10, to) }, true };
    for (double decade = from; decade <= to; ++decade) {
        for (const double factor : { 1.0, 2.0, 5.0 }) {
            const double tick = factor * std::pow(10, decade);
            if ((factor == 1 || to - from < fewDecades) && tick <= axis.range.to * (1 + rounding))
                axis.ticks.push_back({ tick, labelOf(tick) });
        }
    }
    return axis;
}

PlotAxis secondsAxis(const QString& title, const Span& seconds)
{
    PlotAxis axis { title, seconds };
    if (axis.range.length() <= 0)
        axis.range.to = axis.range.from + 1;
    const double step = timeStep(axis.range.length(), timeSteps);
    for (double i = std::ceil(axis.range.from / step - rounding); i * step <= axis.range.to + rounding; ++i)
        axis.ticks.push_back({ i * step, QLocale().toString(i * step, 'f', step < 1 ? 1 : 0) });
    return axis;
}

PlotAxis percentileAxis(const QString& title, double mostOneIn)
{
    const double decades = std::max(1.0, std::ceil(std::log10(std::max(mostOneIn, 1.0)) - rounding));
    PlotAxis axis { title, { 1, std::pow(10, decades) }, true };
    axis.ticks = { { 1, percentileText(1) }, { 2, percentileText(2) } };
    for (double decade = 1; decade <= decades; ++decade)
        axis.ticks.push_back({ std::pow(10, decade), percentileText(std::pow(10, decade)) });
    return axis;
}

QString percentileText(double oneIn)
{
    const double percent = 100 * (1 - 1 / oneIn);
    // As many nines as there are, and one digit more where it is none of them.
    int decimals = std::max(0, static_cast<int>(std::ceil(std::log10(oneIn) - rounding)) - 2);
    if (const double scaled = percent * std::pow(10, decimals); std::abs(scaled - std::round(scaled)) > 1e-6)
        ++decimals;
    return Texts::tr("%1 %").arg(QLocale().toString(percent, 'f', decimals));
}

}
