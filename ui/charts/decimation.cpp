// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/decimation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

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

/// The first, smallest, largest and last value of [begin, end), and the first gap, in order of time and each once.
std::vector<std::size_t> worthShowing(const std::vector<double>& values, std::size_t begin, std::size_t end)
{
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t first = none;
    std::size_t smallest = none;
    std::size_t largest = none;
    std::size_t last = none;
    std::size_t gap = none;
    for (std::size_t i = begin; i < end; ++i) {
        if (std::isnan(values[i])) {
            gap = std::min(gap, i);
            continue;
        }
        if (first == none)
            first = smallest = largest = i;
        smallest = values[i] < values[smallest] ? i : smallest;
        largest = values[i] > values[largest] ? i : largest;
        last = i;
    }
    std::vector<std::size_t> shown;
    for (const std::size_t i : { first, smallest, largest, last, gap }) {
        if (i != none)
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

QList<QPointF> decimatedLine(const Samples& samples, double from, double to, int columns)
{
    const std::size_t size = samples.values.size();
    const std::size_t begin = clampedIndex(std::floor(from / samples.step), size);
    const std::size_t end = clampedIndex(std::ceil(to / samples.step), size);
    const std::size_t width =
        columns > 0 ? (end - begin + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns) : 1;
    Line line(samples);
    if (width <= 1) {
        for (std::size_t i = begin; i < end; ++i)
            line.add(i);
        return line.take();
    }
    for (std::size_t i = begin; i < end; i += width) {
        for (const std::size_t shown : worthShowing(samples.values, i, std::min(i + width, end)))
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

std::size_t valuesPerBin(std::size_t count, int bins)
{
    const auto most = static_cast<std::size_t>(std::max(1, bins));
    for (std::size_t decade = 1;; decade *= 10) {
        for (const std::size_t factor : { 1U, 2U, 5U }) {
            if (count <= factor * decade * most)
                return factor * decade;
        }
    }
}

std::vector<double> binMeans(const std::vector<double>& values, std::size_t perBin, bool isWhole)
{
    std::vector<double> means;
    if (perBin == 0 || values.empty())
        return means;
    const std::size_t complete = values.size() / perBin;
    const bool hasRest = values.size() % perBin > 0;
    const std::size_t bins = complete + (hasRest && (isWhole || complete == 0) ? 1 : 0);
    means.reserve(bins);
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(bin * perBin);
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), (bin + 1) * perBin));
        means.push_back(std::accumulate(begin, end, 0.0) / static_cast<double>(end - begin));
    }
    return means;
}

}
