// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_curves.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/nice_numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace labour::html {

QString number(double value)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    return QString::number(value, 'f', size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : 2);
}

QString plain(double value)
{
    return numberText(std::round(value * 1e6) / 1e6);
}

QString inMs(double value)
{
    return std::isnan(value) ? number(value) : QString(number(value) % QStringLiteral(" ms"));
}

QString inMiB(double value)
{
    return std::isnan(value) ? number(value) : QString(number(value) % QStringLiteral(" MiB"));
}

CurveBins binsOf(std::size_t slotCount)
{
    const auto size = static_cast<std::int64_t>(slotCount);
    const auto perBin = std::max<std::int64_t>(1, std::llround(niceStep(static_cast<double>(size), mostBins)));
    return { 0, perBin, 0, (size + perBin - 1) / perBin };
}

std::size_t sizeOf(const CurveBins& bins)
{
    return static_cast<std::size_t>(bins.last - bins.first);
}

double middleOf(const CurveBins& bins, std::size_t bin)
{
    return beginOf(bins) + (static_cast<double>(bin) + 0.5) * bins.widthS();
}

double beginOf(const CurveBins& bins)
{
    return static_cast<double>(bins.first) * bins.widthS();
}

double endOf(const CurveBins& bins)
{
    return static_cast<double>(bins.last) * bins.widthS();
}

std::vector<double> curveOf(const Recording& recording, CurveFigure figure, const CurveBins& bins)
{
    const RunCurve curve = runCurve(recording, figure, bins);
    std::vector<double> values;
    for (std::int64_t bin = bins.first; bin < bins.last; ++bin)
        values.push_back(curve.at(bin));
    return values;
}

std::vector<QPointF> pointsOf(const std::vector<double>& values, const CurveBins& bins)
{
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points.emplace_back(middleOf(bins, i), values[i]);
    return points;
}

double largestOf(const std::vector<double>& values)
{
    return std::accumulate(
        values.begin(), values.end(), missing, [](double most, double value) { return std::fmax(most, value); });
}

double smallestOf(const std::vector<double>& values)
{
    double least = missing;
    for (const double value : values)
        least = value > 0 ? std::fmin(least, value) : least;
    return least;
}

QStringList textsOf(const std::vector<double>& values, QString (*valueText)(double))
{
    QStringList texts;
    for (const double value : values)
        texts.append(valueText(value));
    return texts;
}

SvgChart timeChart(const QString& title, const CurveBins& bins, double endS)
{
    SvgChart chart;
    chart.title = title;
    chart.x = timeAxis(endS, beginOf(bins));
    for (std::size_t i = 0; i < sizeOf(bins); ++i) {
        chart.stops.push_back(std::min(middleOf(bins, i), endS));
        chart.stopNames.append(QStringLiteral("%1 s").arg(
            QString::number(beginOf(bins) + static_cast<double>(i) * bins.widthS(), 'f', 1)));
    }
    return chart;
}

SvgSeries lineOf(const QString& name, Hue hue, const std::vector<double>& values, const CurveBins& bins,
    QString (*valueText)(double), const QString& ofWhole)
{
    SvgSeries series;
    series.name = name;
    series.hue = hue;
    series.points = pointsOf(values, bins);
    series.values = textsOf(values, valueText);
    series.whole = ofWhole;
    return series;
}

}
