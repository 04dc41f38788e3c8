// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_navigator.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr double slotS = static_cast<double>(slotNs) / static_cast<double>(nsPerSecond);

/// In the middle of its slot, so that no rounding moves it into another.
double inSlot(double t)
{
    return (std::floor(t / slotS + 1e-6) + 0.5) * slotS;
}

}

bool TimeNavigator::changed(bool isChanged)
{
    if (isChanged)
        emit viewChanged();
    return isChanged;
}

void TimeNavigator::setExtent(double recordedS, std::optional<double> plannedS, bool isGrowing)
{
    const TimeRange before = m_view.shown();
    const TimeRange wholeBefore = m_view.whole();
    m_view.setExtent(recordedS, plannedS, isGrowing);
    changed(m_view.shown() != before || m_view.whole() != wholeBefore);
}

void TimeNavigator::setWindow(std::optional<double> seconds)
{
    if (seconds == m_view.window())
        return;
    m_view.setWindow(seconds);
    emit windowChanged(seconds);
    emit viewChanged();
}

void TimeNavigator::setPaused(bool isPaused)
{
    if (isPaused == m_view.isHeld())
        return;
    m_view.hold(isPaused);
    emit pausedChanged(isPaused);
    emit viewChanged();
}

bool TimeNavigator::zoomBy(double factor)
{
    const TimeRange shown = m_view.shown();
    const bool isCursorShown = m_cursor && *m_cursor >= shown.from && *m_cursor <= shown.to;
    return zoomBy(factor, isCursorShown ? *m_cursor : (shown.from + shown.to) / 2);
}

void TimeNavigator::setCursor(std::optional<double> t)
{
    if (t == m_cursor)
        return;
    m_cursor = t;
    emit cursorChanged();
}

void TimeNavigator::moveCursor(int slotCount)
{
    const TimeRange shown = m_view.shown();
    const double last = m_view.recordedS() - slotS;
    if (last < 0)
        return;
    double t = 0;
    if (m_cursor && *m_cursor >= shown.from && *m_cursor <= shown.to)
        t = *m_cursor + slotCount * slotS;
    else
        t = slotCount > 0 ? shown.from : shown.to;
    t = inSlot(std::clamp(t, 0.0, last));
    if (t < shown.from)
        panBy(t - shown.from - shown.length() / 10);
    else if (t > shown.to)
        panBy(t - shown.to + shown.length() / 10);
    setCursor(t);
}

void TimeNavigator::moveCursorToBegin()
{
    if (m_view.recordedS() > 0)
        setCursor(inSlot(m_view.shown().from));
}

void TimeNavigator::moveCursorToEnd()
{
    if (m_view.recordedS() > 0)
        setCursor(inSlot(std::max(0.0, std::min(m_view.recordedS(), m_view.shown().to) - slotS)));
}

void TimeNavigator::setReference(std::optional<double> t)
{
    if (t == m_reference)
        return;
    m_reference = t;
    emit cursorChanged();
}

void TimeNavigator::forget()
{
    m_view.forget();
    m_cursor.reset();
    m_reference.reset();
    emit pausedChanged(false);
    emit cursorChanged();
    emit viewChanged();
}

}
