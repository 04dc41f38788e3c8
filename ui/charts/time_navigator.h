// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/time_view.h"

#include <QObject>

namespace labour {

/// What charts that are stacked share: the stretch of time on view, the cursor in it, and the time that it is compared
/// with. Whoever moves them does so here, and all that shows them listens. For the thread of the interface.
class TimeNavigator : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const TimeView& view() const { return m_view; }
    std::optional<double> cursor() const { return m_cursor; }
    std::optional<double> reference() const { return m_reference; }

    void setExtent(double recordedS, std::optional<double> plannedS, bool isGrowing);
    void setWindow(std::optional<double> seconds);
    /// The display stands still; data keep flowing.
    void setPaused(bool isPaused);
    bool isPaused() const { return m_view.isHeld(); }
    bool zoomTo(const TimeRange& range) { return changed(m_view.zoomTo(range)); }
    bool zoomBy(double factor, double at) { return changed(m_view.zoomBy(factor, at)); }
    /// At the cursor if it is on view, else at the middle.
    bool zoomBy(double factor);
    bool panBy(double seconds) { return changed(m_view.panBy(seconds)); }
    bool back() { return changed(m_view.back()); }
    bool reset() { return changed(m_view.reset()); }
    void setCursor(std::optional<double> t);
    /// By so many slots of 100 ms; into view if it is not there. The view follows it.
    void moveCursor(int slotCount);
    void moveCursorToBegin();
    void moveCursorToEnd();
    /// What the values at the cursor are compared with.
    void setReference(std::optional<double> t);
    /// Another run: all of it is on view, and nothing points into it.
    void forget();

signals:
    void viewChanged();
    void pausedChanged(bool isPaused);
    void windowChanged(std::optional<double> seconds);
    void cursorChanged();

private:
    bool changed(bool isChanged);

    TimeView m_view;
    std::optional<double> m_cursor;
    std::optional<double> m_reference;
};

}
