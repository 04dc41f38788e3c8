// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour {

namespace {

class Line
{
public:
    explicit Line(const Samples& samples)
        : m_samples(samples)
    {
    }

    void add(std::size_t i)
    {
        const double value = m_samples.values[i];
        const double middle = (static_cast<double>(i) + 0.5) * m_samples.step;
        if (std::isnan(value)) {
            addGap(middle);
        } else if (isAlone(i)) {
            m_points.append({ middle - m_samples.step / 2, value });
            m_points.append({ middle + m_samples.step / 2, value });
        } else {
            addPoint({ middle, value });
        }
    }

    QList<QPointF> take() { return std::move(m_points); }

private:
    bool isMissing(std::size_t i) const { return i >= m_samples.values.size() || std::isnan(m_samples.values[i]); }
    bool isAlone(std::size_t i) const { return (i == 0 || isMissing(i - 1)) && isMissing(i + 1); }

    /// A level takes two points however long it is: where many short strokes of a thin line meet, it would look dashed.
    void addPoint(const QPointF& point)
    {
        const qsizetype size = m_points.size();
        if (size >= 2 && m_points.at(size - 1).y() == point.y() && m_points.at(size - 2).y() == point.y())
            m_points.last() = point;
        else
            m_points.append(point);
    }

    void addGap(double t)
    {
        if (!m_points.isEmpty() && !std::isnan(m_points.last().y()))
            m_points.append({ t, std::numeric_limits<double>::quiet_NaN() });
    }

    Samples m_samples;
    QList<QPointF> m_points;
};

/// The indices that a summary names, in order of time and each once.
std::vector<std::uint32_t> worthShowing(const ValueSummary& summary)
{
    std::vector<std::uint32_t> shown;
    for (const std::uint32_t i : { summary.first, summary.smallest, summary.largest, summary.last, summary.gap }) {
        if (i != ValueSummary::none)
            shown.push_back(i);
    }
    std::sort(shown.begin(), shown.end());
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    return shown;
}

std::size_t clampedIndex(double position, std::size_t size)
{
    return static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(size)));
}

}

std::size_t valuesPerColumn(std::size_t count, int columns)
{
    const auto most = static_cast<std::size_t>(std::max(1, columns));
    std::size_t values = 1;
    while (count > values * most)
        values *= 2;
    return values;
}

Stretch stretchOf(const Samples& samples, double from, double to)
{
    const std::size_t size = samples.values.size();
    constexpr double rounding = 1e-6; // 0.3 / 0.1 is not 3
    return { clampedIndex(std::floor(from / samples.step + rounding) - 1, size),
        clampedIndex(std::ceil(to / samples.step - rounding) + 1, size) };
}

std::size_t valuesPerColumn(const Samples& samples, double from, double to, int columns)
{
    return valuesPerColumn(clampedIndex(std::ceil((to - from) / samples.step), samples.values.size()), columns);
}

QList<QPointF> decimatedLine(const Samples& samples, double from, double to, int columns, bool isWhole)
{
    const Stretch stretch = stretchOf(samples, from, to);
    const std::size_t size = samples.values.size();
    const std::size_t width = valuesPerColumn(samples, from, to, columns);
    Line line(samples);
    if (width == 1) {
        for (std::size_t i = stretch.begin; i < stretch.end; ++i)
            line.add(i);
        return line.take();
    }
    for (std::size_t i = stretch.begin - stretch.begin % width; i < stretch.end; i += width) {
        if (i + width > size && !isWhole)
            break;
        for (const std::uint32_t shown : worthShowing(samples.values.summary(i, i + width)))
            line.add(shown);
    }
    return line.take();
}

QList<QPointF> inLevels(const QList<QPointF>& line, double step)
{
    QList<QPointF> levels;
    levels.reserve(3 * line.size());
    for (const QPointF& point : line) {
        if (!levels.isEmpty() && !std::isnan(levels.last().y()) && !std::isnan(point.y())
            && levels.last().y() != point.y()) {
            const QPointF before = levels.last();
            const double change = std::max(before.x(), point.x() - step / 2);
            levels.append({ change, before.y() });
            levels.append({ change, point.y() });
        }
        levels.append(point);
    }
    return levels;
}

Bins binMeans(const ValueLevels& values, const Stretch& stretch, std::size_t perBin, bool isWhole)
{
    Bins bins;
    const std::size_t end = std::min(stretch.end, values.size());
    if (perBin == 0 || stretch.begin >= end)
        return bins;
    bins.first = stretch.begin - stretch.begin % perBin;
    for (std::size_t begin = bins.first; begin < end; begin += perBin) {
        const bool isComplete = begin + perBin <= values.size();
        if (isComplete || isWhole || bins.means.empty())
            bins.means.push_back(values.summary(begin, begin + perBin).mean());
    }
    return bins;
}

}
