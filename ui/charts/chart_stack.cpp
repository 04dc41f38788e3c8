// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_stack.h"

#include "core/measure/nice_numbers.h"
#include "ui/run/event_texts.h"
#include "ui/run/live_run.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto tick = 200ms;
constexpr qint64 describeEveryMs = 1000; // no faster, for those who have it read to them

}

ChartStack::ChartStack(LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
{
    setObjectName(QStringLiteral("charts"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (const ChartSpec& spec : { responsesChart(), latencyChart(), memoryChart() })
        addChart(spec);
    m_latency = m_charts.at(1);
    addLogarithmSwitch();
    m_charts.first()->canvas().setEmptyText(tr("Choose a server, mix behaviours, and press Run (Ctrl+R)."));
    refresh();

    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &ChartStack::refresh);
    connect(&run, &LiveRun::started, this, &ChartStack::restart);
    connect(&run, &LiveRun::finished, this, &ChartStack::settle);
    connect(&run, &LiveRun::eventAdded, this, &ChartStack::addMark);
}

void ChartStack::addChart(const ChartSpec& spec)
{
    auto* chart = new LiveChart(spec, this);
    layout()->addWidget(chart);
    m_charts.append(chart);
    chart->canvas().setMarks(m_marks);
    chart->canvas().setPhases(m_phases);
    connect(&chart->canvas(), &ChartCanvas::hovered, this, &ChartStack::setCursorTime);
    connect(chart, &LiveChart::imageCopyWanted, this, [this, chart] { emit imageCopyWanted(*chart); });
    connect(chart, &LiveChart::imageSaveWanted, this, [this, chart] { emit imageSaveWanted(*chart); });
    connect(chart, &LiveChart::dataSaveWanted, this, &ChartStack::dataSaveWanted);
}

void ChartStack::addLogarithmSwitch()
{
    m_logarithmSwitch = new QToolButton(this);
    m_logarithmSwitch->setText(tr("log"));
    m_logarithmSwitch->setCheckable(true);
    m_logarithmSwitch->setObjectName(QStringLiteral("logLatency"));
    m_logarithmSwitch->setAccessibleName(tr("Logarithmic latency axis"));
    m_logarithmSwitch->setToolTip(tr("Logarithmic axis: shows fast and slow replies at once (Ctrl+L)"));
    m_latency->addControl(m_logarithmSwitch);
    connect(m_logarithmSwitch, &QToolButton::toggled, this, &ChartStack::setLogarithmicLatency);
}

void ChartStack::setLogarithmicLatency(bool isLogarithmic)
{
    m_logarithmSwitch->setChecked(isLogarithmic);
    if (hasLogarithmicLatency() == isLogarithmic)
        return;
    m_latency->canvas().plot().setLogarithmic(isLogarithmic);
    refresh();
    emit logarithmicLatencyChanged(isLogarithmic);
}

bool ChartStack::hasLogarithmicLatency() const
{
    return m_latency->canvas().plot().isLogarithmic();
}

void ChartStack::setCursorTime(std::optional<double> t)
{
    for (LiveChart* chart : m_charts)
        chart->setCursorTime(t);
}

TimeAxis ChartStack::timeAxis() const
{
    std::optional<double> planned = m_run.plan().load.durationS;
    if (m_run.isOver() && m_columns.endS() < planned.value_or(0) / 2)
        planned.reset(); // stopped early: no room for what will not come
    return { timeAxisEnd(m_columns.endS(), planned), true };
}

void ChartStack::refresh()
{
    m_columns.update(m_run.recording(), m_run.isOver());
    m_phases = m_run.recording().phases();
    TimeAxis axis = timeAxis();
    for (LiveChart* chart : m_charts) {
        axis.isLabelled = chart == m_charts.last();
        chart->canvas().plot().setTimeAxis(axis);
        chart->refresh(m_columns);
    }
    alignPlots();
    describe();
}

/// All plot areas begin and end at the same pixels, else one cursor could not point into all.
void ChartStack::alignPlots()
{
    Gutters gutters;
    for (const LiveChart* chart : m_charts)
        gutters = united(gutters, chart->canvas().plot().gutters());
    for (LiveChart* chart : m_charts)
        chart->canvas().setGutters(gutters);
}

void ChartStack::restart()
{
    m_columns.clear();
    m_marks.clear();
    setCursorTime(std::nullopt); // it pointed into another run
    for (LiveChart* chart : m_charts) {
        chart->canvas().setEmptyText(QString());
        chart->canvas().plot().forgetScale();
    }
    refresh();
    m_tick.start();
}

void ChartStack::settle()
{
    m_tick.stop();
    // The record may know of events that were never told, such as those of the very end.
    m_marks.clear();
    for (const Event& event : m_run.recording().events())
        addMark(event);
    refresh();
}

void ChartStack::addMark(const Event& event)
{
    mark({ event.t, hueOf(event), textOf(event) });
}

void ChartStack::mark(const Mark& mark)
{
    const auto later =
        std::upper_bound(m_marks.begin(), m_marks.end(), mark.t, [](double t, const Mark& each) { return t < each.t; });
    m_marks.insert(later, mark);
}

void ChartStack::describe()
{
    if (m_described.isValid() && m_described.elapsed() < describeEveryMs && !m_run.isOver())
        return;
    m_described.start();
    for (LiveChart* chart : m_charts)
        chart->canvas().setAccessibleDescription(chart->spokenValues());
}

}
