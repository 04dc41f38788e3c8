// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace labour {

/// Seconds of a run.
struct TimeRange {
    double from = 0;
    double to = 0;

    double length() const { return to - from; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// Which part of a run is on view: all of it; while it grows its last so many seconds; or a part that was zoomed into,
/// with the way back. The view moves in steps rather than with every sample. A value.
class TimeView
{
public:
    /// What there is: seconds that have been recorded and, as long as nothing lies beyond it, the planned end.
    void setExtent(double recordedS, std::optional<double> plannedS, bool isGrowing);
    /// How many seconds are shown of a run that grows; nothing: all.
    void setWindow(std::optional<double> seconds) { m_window = seconds; }
    std::optional<double> window() const { return m_window; }
    /// Keeps what is on view where it is, however the run grows.
    void hold(bool isHeld);
    bool isHeld() const { return m_held.has_value(); }

    TimeRange whole() const { return { 0, m_end }; }
    double recordedS() const { return m_recorded; }
    TimeRange shown() const;
    bool isZoomed() const { return m_zoom.has_value(); }
    /// A part of the run is on view, be it zoomed into or its last seconds.
    bool isPart() const { return shown() != whole(); }
    bool canGoBack() const { return !m_history.empty(); }

    // All of these: false if nothing changes.
    /// To a part, of a second at least; one beside what there is is moved into it.
    bool zoomTo(const TimeRange& range);
    /// By a factor of the length (below 1: closer), so that `at` stays where it is. Those after each other are one
    /// step.
    bool zoomBy(double factor, double at);
    /// Likewise one step; later is positive.
    bool panBy(double seconds);
    bool back();
    bool reset();
    /// Another run.
    void forget();

    static constexpr double shortestS = 1;

private:
    enum class Step : std::uint8_t {
        Single,
        Zooming,
        Panning,
    };

    bool go(std::optional<TimeRange> zoom, Step step);
    TimeRange following() const;
    std::optional<TimeRange> within(TimeRange range) const;

    double m_recorded = 0;
    double m_end = 10;
    bool m_isGrowing = false;
    std::optional<double> m_window;
    std::optional<TimeRange> m_held;
    std::optional<TimeRange> m_zoom;
    std::vector<std::optional<TimeRange>> m_history;
    Step m_lastStep = Step::Single;
};

}
