// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_columns.h"
#include "ui/charts/live_chart.h"
#include "ui/charts/time_navigator.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QHash>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

class QAction;
class QToolButton;

namespace labour {

class LiveRun;
class TimeBar;
struct RunRecord;

/// The charts of one run over each other, with one time axis and one cursor: those of all there are that were chosen,
/// or one of them that has all the room for a while. What is not shown costs nothing.
class ChartStack : public QWidget
{
    Q_OBJECT

public:
    explicit ChartStack(LiveRun& run, QWidget* parent = nullptr);

    /// Those that were chosen, from the top.
    const QList<LiveChart*>& charts() const { return m_charts; }
    QStringList shownCharts() const;
    /// By their names; unknown ones are ignored, and so is it to show none at all.
    void showCharts(const QStringList& names);
    /// One for each chart there is: shows or hides it.
    const QList<QAction*>& choices() const { return m_choices; }
    /// A button with a menu of the choices.
    QToolButton* newChooser(QWidget* parent) const;
    /// Gives all the room to one of charts(); to none: to all.
    void maximise(LiveChart* chart);
    const ChartColumns& columns() const { return m_columns; }
    const std::vector<Mark>& marks() const { return m_marks; }
    const std::vector<RecordedPhase>& phases() const { return m_phases; }
    /// What of the run is on view.
    TimeAxis timeAxis() const { return axisOf(m_time.view().shown()); }
    /// All of the run.
    TimeAxis wholeTimeAxis() const { return axisOf(m_time.view().whole()); }
    /// Where what is on view and the cursor are moved.
    TimeNavigator& time() { return m_time; }
    const TimeNavigator& time() const { return m_time; }
    /// Its shortcut works in every chart. It outlives this.
    void setPauseAction(QAction& pause);

    void setLogarithmicLatency(bool isLogarithmic);
    bool hasLogarithmicLatency() const;
    void setCursorTime(std::optional<double> t);
    std::optional<double> cursorTime() const { return m_time.cursor(); }
    /// Where a time is in the topmost chart: the upper end of its plot area.
    QPoint pointOf(double t) const;
    /// One more than the run's events, until another run is on view.
    void mark(const Mark& mark);
    /// Draws what has come since; does so by itself while a run goes on and something has come.
    void refresh();
    /// Something has come that was not drawn yet.
    bool isTicking() const { return m_tick.isActive(); }
    /// How long between two times.
    void setRefreshInterval(std::chrono::milliseconds interval) { m_tick.setInterval(interval); }

signals:
    void shownChartsChanged(const QStringList& names);
    void logarithmicLatencyChanged(bool isLogarithmic);
    void imageCopyWanted(const labour::LiveChart& chart);
    void imageSaveWanted(const labour::LiveChart& chart);
    void dataSaveWanted(const labour::LiveChart& chart);

protected:
    void showEvent(QShowEvent* event) override;

private:
    static TimeAxis axisOf(const TimeRange& range) { return { range.to, true, range.from }; }
    void takeNews();
    void wake();
    void updateColumns();
    void readInBackground();
    void takeWhatWasRead();
    void draw();
    void showCursor();
    void addChoices();
    LiveChart* chartNamed(const QString& name);
    LiveChart* newChart(const ChartSpec& spec);
    void addLogarithmSwitch(LiveChart& chart);
    void choose(const QString& name, bool isShown);
    void arrange();
    const LiveChart* lastVisible() const;
    void restart();
    void settle();
    void alignPlots();
    void addMark(const Event& event);
    void describe();

    LiveRun& m_run;
    QWidget* m_column; ///< in which they stand, and which may be higher than there is room
    QHash<QString, LiveChart*> m_made; ///< those that have ever been shown
    QList<LiveChart*> m_charts;
    LiveChart* m_maximised = nullptr;
    QList<QAction*> m_choices;
    QList<QToolButton*> m_logarithmSwitches;
    bool m_isLogarithmic = false;
    ChartColumns m_columns;
    TimeNavigator m_time;
    TimeBar* m_timeBar;
    QAction* m_pauseAction = nullptr;
    QFutureWatcher<ChartColumns> m_reader;
    std::shared_ptr<const RunRecord> m_isRead; ///< what it reads, or has read
    bool m_hasNews = false; ///< since the last tick
    bool m_hasNewMarks = false; ///< since all was drawn
    bool m_isUpdating = false;
    std::vector<Mark> m_marks; ///< in order of time
    std::vector<RecordedPhase> m_phases;
    QTimer m_tick;
    QElapsedTimer m_described;
};

}
