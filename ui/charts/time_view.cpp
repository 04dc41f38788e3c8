// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_view.h"

#include "core/measure/nice_numbers.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double stepsOfAWindow = 10;
constexpr std::size_t mostSteps = 50;

}

void TimeView::setExtent(double recordedS, std::optional<double> plannedS, bool isGrowing)
{
    m_recorded = recordedS;
    m_end = timeAxisEnd(recordedS, plannedS);
    m_isGrowing = isGrowing;
    if (m_zoom)
        m_zoom = within(*m_zoom);
}

void TimeView::hold(bool isHeld)
{
    m_held = isHeld ? std::optional(shown()) : std::nullopt;
}

TimeRange TimeView::shown() const
{
    if (m_zoom)
        return *m_zoom;
    if (m_held)
        return *m_held;
    return m_isGrowing ? following() : whole();
}

TimeRange TimeView::following() const
{
    if (!m_window || *m_window >= m_end)
        return whole();
    const double step = *m_window / stepsOfAWindow;
    const double to = std::max(*m_window, std::ceil(m_recorded / step) * step);
    return { to - *m_window, to };
}

std::optional<TimeRange> TimeView::within(TimeRange range) const
{
    const double length = std::max(range.length(), shortestS);
    if (length >= m_end * (1 - 1e-9))
        return std::nullopt;
    const double middle = (range.from + range.to) / 2;
    const double from = std::clamp(middle - length / 2, 0.0, m_end - length);
    return TimeRange { from, from + length };
}

bool TimeView::go(std::optional<TimeRange> zoom, Step step)
{
    if (zoom == m_zoom)
        return false;
    if (step == Step::Single || step != m_lastStep || m_history.empty())
        m_history.push_back(m_zoom);
    if (m_history.size() > mostSteps)
        m_history.erase(m_history.begin());
    m_lastStep = step;
    m_zoom = zoom;
    return true;
}

bool TimeView::zoomTo(const TimeRange& range)
{
    return go(within(range), Step::Single);
}

bool TimeView::zoomBy(double factor, double at)
{
    const TimeRange now = shown();
    const double length = std::clamp(now.length() * factor, std::min(shortestS, now.length()), m_end);
    const double actual = length / now.length();
    return go(within({ at - (at - now.from) * actual, at + (now.to - at) * actual }), Step::Zooming);
}

bool TimeView::panBy(double seconds)
{
    const TimeRange now = shown();
    if (now == whole())
        return false;
    const double from = std::clamp(now.from + seconds, 0.0, std::max(0.0, m_end - now.length()));
    if (from == now.from)
        return false;
    return go(TimeRange { from, from + now.length() }, Step::Panning);
}

bool TimeView::back()
{
    if (m_history.empty())
        return false;
    m_zoom = m_history.back();
    m_history.pop_back();
    m_lastStep = Step::Single;
    return true;
}

bool TimeView::reset()
{
    return go(std::nullopt, Step::Single);
}

void TimeView::forget()
{
    const std::optional<double> window = m_window;
    *this = TimeView();
    m_window = window;
}

}
