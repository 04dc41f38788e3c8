// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_stack.h"

#include "ui/charts/chart_gestures.h"
#include "ui/charts/time_bar.h"
#include "ui/run/background_pool.h"
#include "ui/run/event_texts.h"
#include "ui/run/live_run.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QPromise>
#include <QScrollArea>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto tick = 200ms;
constexpr qint64 describeEveryMs = 1000; // no faster, for those who have it read to them
constexpr std::size_t readAtOnce = 3000; // slots of a run that is over; more would keep the window waiting

}

ChartStack::ChartStack(LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_run(run)
    , m_column(new QWidget)
    , m_timeBar(new TimeBar(m_time, this))
{
    setObjectName(QStringLiteral("charts"));
    setAccessibleName(tr("Charts"));
    setWhatsThis(
        tr("The charts of the run on view, with one time axis; which are shown is chosen by Charts above them."));
    setFocusPolicy(Qt::ClickFocus);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("chartsScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_column);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_timeBar);
    auto* column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    addChoices();
    showCharts(firstCharts());
    refresh();

    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &ChartStack::takeNews);
    connect(&m_time, &TimeNavigator::viewChanged, this, [this] {
        if (!m_isUpdating)
            draw();
    });
    connect(&m_time, &TimeNavigator::cursorChanged, this, &ChartStack::showCursor);
    connect(&m_reader, &QFutureWatcherBase::finished, this, &ChartStack::takeWhatWasRead);
    connect(&run, &LiveRun::started, this, &ChartStack::restart);
    connect(&run, &LiveRun::finished, this, &ChartStack::settle);
    connect(&run, &LiveRun::intervalAdded, this, &ChartStack::wake);
    connect(&run, &LiveRun::eventAdded, this, &ChartStack::addMark);
}

void ChartStack::addChoices()
{
    for (const ChartSpec& spec : allCharts()) {
        auto* choice = new QAction(spec.title, this);
        choice->setObjectName(QStringLiteral("chart_") + spec.name);
        choice->setCheckable(true);
        choice->setData(spec.name);
        choice->setStatusTip(tr("Show or hide the chart %1").arg(spec.title));
        m_choices.append(choice);
        connect(choice, &QAction::triggered, this, [this, name = spec.name](bool isOn) { choose(name, isOn); });
    }
}

QToolButton* ChartStack::newChooser(QWidget* parent) const
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QStringLiteral("chooseCharts"));
    button->setText(tr("Charts"));
    button->setIcon(iconNamed(QStringLiteral("add")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(tr("Choose charts"));
    button->setToolTip(tr("Choose which charts are shown"));
    auto* menu = new QMenu(button);
    menu->addActions(m_choices);
    button->setMenu(menu);
    return button;
}

QStringList ChartStack::shownCharts() const
{
    QStringList names;
    for (const LiveChart* chart : m_charts)
        names.append(chart->spec().name);
    return names;
}

void ChartStack::choose(const QString& name, bool isShown)
{
    QStringList names = shownCharts();
    names.removeAll(name);
    if (isShown)
        names.append(name);
    showCharts(names);
}

void ChartStack::showCharts(const QStringList& names)
{
    QList<LiveChart*> wanted;
    for (const QAction* choice : m_choices) {
        if (names.contains(choice->data().toString()))
            wanted.append(chartNamed(choice->data().toString()));
    }
    if (!wanted.isEmpty() && wanted != m_charts) {
        m_charts = wanted;
        m_maximised = nullptr;
        arrange();
        refresh();
        emit shownChartsChanged(shownCharts());
    }
    const QStringList shown = shownCharts();
    for (QAction* choice : m_choices)
        choice->setChecked(shown.contains(choice->data().toString()));
}

LiveChart* ChartStack::chartNamed(const QString& name)
{
    if (LiveChart* made = m_made.value(name))
        return made;
    const QList<ChartSpec> specs = allCharts();
    const auto spec =
        std::find_if(specs.begin(), specs.end(), [&name](const ChartSpec& each) { return each.name == name; });
    return m_made.insert(name, newChart(*spec)).value();
}

LiveChart* ChartStack::newChart(const ChartSpec& spec)
{
    auto* chart = new LiveChart(spec, m_column);
    chart->canvas().setMarks(m_marks);
    chart->canvas().setPhases(m_phases);
    chart->setCursorTime(m_time.cursor());
    chart->setReferenceTime(m_time.reference());
    new ChartGestures(chart->canvas(), m_time);
    if (m_pauseAction)
        chart->canvas().addAction(m_pauseAction);
    if (spec.axis.quantity == Quantity::Milliseconds && !spec.isHeatMap)
        addLogarithmSwitch(*chart);
    connect(&chart->canvas(), &ChartCanvas::hovered, this, &ChartStack::setCursorTime);
    connect(&chart->canvas(), &ChartCanvas::caughtUp, this, &ChartStack::alignPlots, Qt::QueuedConnection);
    connect(chart, &LiveChart::copyWanted, this, [this, chart] { emit imageCopyWanted(*chart); });
    connect(chart, &LiveChart::imageSaveWanted, this, [this, chart] { emit imageSaveWanted(*chart); });
    connect(chart, &LiveChart::dataSaveWanted, this, [this, chart] { emit dataSaveWanted(*chart); });
    connect(chart, &LiveChart::hideWanted, this, [this, name = spec.name] { choose(name, false); });
    connect(chart, &LiveChart::maximiseWanted, this, [this, chart](bool isOn) { maximise(isOn ? chart : nullptr); });
    return chart;
}

void ChartStack::maximise(LiveChart* chart)
{
    m_maximised = m_charts.contains(chart) ? chart : nullptr;
    arrange();
    refresh();
}

/// The order in the layout is theirs; those that are not chosen, or give way to one that has all the room, are hidden.
void ChartStack::arrange()
{
    auto* column = static_cast<QVBoxLayout*>(m_column->layout());
    for (LiveChart* chart : std::as_const(m_made)) {
        column->removeWidget(chart);
        chart->setMaximised(chart == m_maximised);
        chart->setVisible(m_charts.contains(chart) && (!m_maximised || chart == m_maximised));
    }
    for (LiveChart* chart : m_charts)
        column->addWidget(chart);
    for (LiveChart* chart : m_charts)
        chart->canvas().setEmptyText(m_run.isEmpty() && chart == m_charts.first()
                ? tr("Choose a server, mix behaviours, and press Run (Ctrl+R).")
                : QString());
}

const LiveChart* ChartStack::lastVisible() const
{
    return m_maximised ? m_maximised : m_charts.last();
}

void ChartStack::addLogarithmSwitch(LiveChart& chart)
{
    auto* button = new QToolButton(this);
    button->setText(tr("log"));
    button->setCheckable(true);
    button->setChecked(m_isLogarithmic);
    button->setObjectName(QStringLiteral("logLatency"));
    button->setAccessibleName(tr("Logarithmic latency axis"));
    button->setToolTip(tr("Logarithmic axis: shows fast and slow replies at once (Ctrl+L)"));
    chart.addControl(button);
    chart.canvas().plot().setLogarithmic(m_isLogarithmic);
    m_logarithmSwitches.append(button);
    connect(button, &QToolButton::toggled, this, &ChartStack::setLogarithmicLatency);
}

void ChartStack::setLogarithmicLatency(bool isLogarithmic)
{
    if (m_isLogarithmic == isLogarithmic)
        return;
    m_isLogarithmic = isLogarithmic;
    for (QToolButton* button : m_logarithmSwitches)
        button->setChecked(isLogarithmic);
    for (LiveChart* chart : std::as_const(m_made)) {
        if (chart->spec().axis.quantity == Quantity::Milliseconds)
            chart->canvas().plot().setLogarithmic(isLogarithmic);
    }
    refresh();
    emit logarithmicLatencyChanged(isLogarithmic);
}

bool ChartStack::hasLogarithmicLatency() const
{
    return m_isLogarithmic;
}

void ChartStack::setPauseAction(QAction& pause)
{
    m_pauseAction = &pause;
    for (LiveChart* chart : std::as_const(m_made))
        chart->canvas().addAction(&pause);
}

void ChartStack::setCursorTime(std::optional<double> t)
{
    const TimeRange shown = m_time.view().shown();
    if (t && (*t < shown.from || *t > shown.to)) // out of a list, say of events
        m_time.panBy(*t - (shown.from + shown.to) / 2);
    m_time.setCursor(t);
}

void ChartStack::showCursor()
{
    for (LiveChart* chart : std::as_const(m_made)) {
        chart->setReferenceTime(m_time.reference());
        chart->setCursorTime(m_time.cursor());
    }
}

QPoint ChartStack::pointOf(double t) const
{
    const ChartCanvas& canvas = (m_maximised ? m_maximised : m_charts.first())->canvas();
    const QPointF place(canvas.plot().xOf(t), canvas.plot().plotArea().top());
    return canvas.viewport()->mapTo(this, place.toPoint());
}

void ChartStack::wake()
{
    m_hasNews = true;
    if (!m_tick.isActive())
        m_tick.start();
}

/// The columns grow even while nobody looks, so that there is never much to be made up for.
void ChartStack::takeNews()
{
    if (!std::exchange(m_hasNews, false)) {
        m_tick.stop();
        return;
    }
    updateColumns();
    if (!m_time.isPaused() && isVisible() && !window()->isMinimized())
        draw();
}

void ChartStack::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_time.isPaused())
        draw();
}

void ChartStack::updateColumns()
{
    const bool isLong = m_run.recording().timeSlots().size() > readAtOnce;
    if (m_run.isOver() && isLong)
        readInBackground();
    else
        m_columns.update(m_run.recording(), m_run.isOver());
    std::optional<double> planned = m_run.plan().load.durationS;
    if (m_run.isOver() && m_columns.endS() < planned.value_or(0) / 2)
        planned.reset(); // stopped early: no room for what will not come
    m_isUpdating = true; // it is drawn when all is known
    m_time.setExtent(m_columns.endS(), planned, !m_run.isOver());
    m_isUpdating = false;
}

/// A run of hours takes a moment to go through: meanwhile what was seen of it while it grew stays on view.
void ChartStack::readInBackground()
{
    if (m_columns.isWhole() || m_isRead == m_run.record())
        return;
    m_isRead = m_run.record();
    if (m_columns.size() == 0)
        m_charts.first()->canvas().setEmptyText(tr("Reading the recording…"));
    const auto promise = std::make_shared<QPromise<ChartColumns>>();
    m_reader.setFuture(promise->future());
    promise->start();
    backgroundPool().start([promise, record = m_isRead] {
        ChartColumns columns;
        columns.update(record->recording, true);
        promise->addResult(std::move(columns));
        promise->finish();
    });
}

void ChartStack::takeWhatWasRead()
{
    if (!m_isRead || m_isRead != m_run.record() || m_reader.future().resultCount() == 0)
        return; // another run is on view by now
    m_columns = m_reader.future().takeResult();
    refresh();
}

void ChartStack::refresh()
{
    updateColumns();
    draw();
}

void ChartStack::draw()
{
    std::vector<RecordedPhase> phases = m_run.recording().phases();
    const bool isOverlaid = std::exchange(m_hasNewMarks, false) || phases != m_phases;
    m_phases = std::move(phases);
    TimeAxis axis = timeAxis();
    for (LiveChart* chart : m_charts) {
        axis.isLabelled = chart == lastVisible();
        if (axis.isLabelled != chart->canvas().plot().timeAxis().isLabelled)
            chart->canvas().updateGeometry(); // it needs another height
        chart->canvas().plot().setTimeAxis(axis);
        if (chart->spec().hasCeiling)
            chart->canvas().setCeiling(m_run.memoryCeilingMib());
        chart->refresh(m_columns);
        if (isOverlaid)
            chart->canvas().updateOverlay();
    }
    m_timeBar->refresh(m_columns);
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
    m_isRead.reset();
    m_time.forget(); // it pointed into another run
    for (LiveChart* chart : std::as_const(m_made)) {
        chart->canvas().setEmptyText(QString());
        chart->canvas().plot().forgetScale();
    }
    refresh();
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
    m_hasNewMarks = true;
    wake();
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
