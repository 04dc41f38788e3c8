// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_columns.h"
#include "ui/charts/live_chart.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QToolButton;

namespace labour {

class LiveRun;

/// The charts of one run over each other, with one time axis and one cursor.
class ChartStack : public QWidget
{
    Q_OBJECT

public:
    explicit ChartStack(LiveRun& run, QWidget* parent = nullptr);

    const QList<LiveChart*>& charts() const { return m_charts; }
    const ChartColumns& columns() const { return m_columns; }
    const std::vector<Mark>& marks() const { return m_marks; }
    const std::vector<RecordedPhase>& phases() const { return m_phases; }
    TimeAxis timeAxis() const;

    void setLogarithmicLatency(bool isLogarithmic);
    bool hasLogarithmicLatency() const;
    void setCursorTime(std::optional<double> t);
    /// One more than the run's events, until another run is on view.
    void mark(const Mark& mark);
    /// Draws what has come since; does so by itself while a run goes on.
    void refresh();

signals:
    void logarithmicLatencyChanged(bool isLogarithmic);
    void imageCopyWanted(const labour::LiveChart& chart);
    void imageSaveWanted(const labour::LiveChart& chart);
    void dataSaveWanted();

private:
    void addChart(const ChartSpec& spec);
    void addLogarithmSwitch();
    void restart();
    void settle();
    void alignPlots();
    void addMark(const Event& event);
    void describe();

    LiveRun& m_run;
    QList<LiveChart*> m_charts;
    LiveChart* m_latency = nullptr;
    QToolButton* m_logarithmSwitch = nullptr;
    ChartColumns m_columns;
    std::vector<Mark> m_marks; ///< in order of time
    std::vector<RecordedPhase> m_phases;
    QTimer m_tick;
    QElapsedTimer m_described;
};

}
