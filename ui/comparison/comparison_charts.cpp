// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/comparison_charts.h"

#include "ui/comparison/comparison_plots.h"
#include "ui/comparison/curve_text.h"
#include "ui/comparison/plot_view.h"
#include "ui/comparison/runs_model.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int leastChoiceWidth = 80;
constexpr int widestGrid = 4; // charts beside each other
constexpr int overlayStretch = 3; // of the chart with all runs, against that of the difference
constexpr int differenceStretch = 2;

}

ComparisonCharts::ComparisonCharts(ComparisonController& controller, RunsModel& runs, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_runs(runs)
    , m_kinds(new QButtonGroup(this))
    , m_figure(new QComboBox(this))
    , m_alignment(new QComboBox(this))
    , m_part(new QComboBox(this))
    , m_logarithmic(new QCheckBox(tr("Logarithmic"), this))
    , m_whole(new QToolButton(this))
    , m_controls(new QHBoxLayout)
    , m_grid(new QGridLayout)
{
    addControls();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_controls);
    column->addLayout(m_grid, 1);
    m_grid->setSpacing(2);
    listen();
    showControls();
}

void ComparisonCharts::addControls()
{
    const auto addKind = [this](ComparisonView view, const char* name, const QString& text, const QString& help) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(help);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_kinds->addButton(button, static_cast<int>(view));
        m_controls->addWidget(button);
    };
    addKind(ComparisonView::Overlay, "viewOverlay", tr("Overlay"),
        tr("All runs over each other, and the difference between the sides below"));
    addKind(ComparisonView::SideBySide, "viewSideBySide", tr("Side by side"),
        tr("A chart for each run, with the same axes and one cursor"));
    addKind(ComparisonView::Percentiles, "viewPercentiles", tr("Percentiles"),
        tr("Latency over percentile: 50 %, 90 %, 99 % and on, each as wide as the one before"));
    addKind(ComparisonView::Distribution, "viewDistribution", tr("Histogram"),
        tr("Which share of the requests took how long"));
    const auto addCombo = [this](QComboBox* combo, const char* name, const QString& text, const QString& help) {
        auto* label = new QLabel(text, this);
        label->setBuddy(combo);
        combo->setObjectName(QLatin1String(name));
        combo->setAccessibleName(QString(text).remove(u'&').remove(u':'));
        combo->setToolTip(help);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        combo->setMinimumWidth(leastChoiceWidth); // it gives way where words are long
        m_labels.append(label);
        m_controls->addSpacing(6);
        m_controls->addWidget(label);
        m_controls->addWidget(combo);
    };
    addCombo(m_figure, "comparisonFigure", tr("Fi&gure:"), tr("What is drawn over time"));
    addCombo(m_alignment, "comparisonAlignment", tr("Align at:"),
        tr("What stands at 0 s of every run, so that what came after can be compared"));
    addCombo(m_part, "comparisonPart", tr("Of:"), tr("The part of each run whose latencies are compared"));
    for (const CurveFigure figure : allCurveFigures()) {
        m_figure->addItem(nameOf(figure), static_cast<int>(figure));
        m_figure->setItemData(m_figure->count() - 1, helpOf(figure), Qt::ToolTipRole);
    }
    m_logarithmic->setObjectName(QStringLiteral("comparisonLogarithmic"));
    m_logarithmic->setToolTip(tr("Logarithmic latency axis, which shows fast and slow replies at once"));
    m_controls->addWidget(m_logarithmic);
    m_whole->setObjectName(QStringLiteral("comparisonWhole"));
    m_whole->setText(tr("Show all"));
    m_whole->setToolTip(tr("All of every run again (double click, or 0 in a chart)"));
    m_whole->setFocusPolicy(Qt::StrongFocus);
    m_controls->addWidget(m_whole);
    m_controls->addStretch(1);
}

void ComparisonCharts::listen()
{
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) {
        ComparisonSetup setup = m_setup;
        setup.view = static_cast<ComparisonView>(id);
        choose(setup);
    });
    connect(m_figure, &QComboBox::currentIndexChanged, this, [this] {
        ComparisonSetup setup = m_setup;
        setup.figure = static_cast<CurveFigure>(m_figure->currentData().toInt());
        choose(setup);
    });
    connect(m_alignment, &QComboBox::currentIndexChanged, this, [this] {
        ComparisonSetup setup = m_setup;
        setup.phase = m_alignment->currentData().toString();
        m_zoom.reset(); // which was counted from elsewhere
        choose(setup);
    });
    connect(m_part, &QComboBox::currentIndexChanged, this, [this] {
        ComparisonSetup setup = m_setup;
        setup.part = m_part->currentData().toString();
        choose(setup);
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, [this](bool isOn) {
        ComparisonSetup setup = m_setup;
        setup.isLogarithmic = isOn;
        choose(setup);
    });
    connect(m_whole, &QToolButton::clicked, this, [this] { zoom(std::nullopt); });
    connect(&m_runs, &RunsModel::modelReset, this, [this] {
        m_zoom.reset();
        m_curves.reset();
        m_latencies.reset();
        showPlots({});
        showPhases();
        request();
    });
    connect(&m_runs, &RunsModel::sidesChanged, this, &ComparisonCharts::redraw);
    connect(&m_runs, &RunsModel::shownChanged, this, &ComparisonCharts::redraw);
    connect(&m_controller, &ComparisonController::drawn, this, [this](const RunCurves& curves) {
        m_curves = curves;
        redraw();
    });
    connect(&m_controller, &ComparisonController::measured, this, [this](const RunLatencies& latencies) {
        m_latencies = latencies;
        redraw();
    });
}

bool ComparisonCharts::isOverTime() const
{
    return m_setup.view == ComparisonView::Overlay || m_setup.view == ComparisonView::SideBySide;
}

/// Runs without that phase are compared as a whole.
QString ComparisonCharts::known(const QString& phase) const
{
    return m_phases.contains(phase) ? phase : QString();
}

void ComparisonCharts::setSetup(const ComparisonSetup& setup)
{
    choose(setup);
}

void ComparisonCharts::choose(const ComparisonSetup& setup)
{
    if (setup == m_setup)
        return;
    if (setup.view != m_setup.view)
        m_cursor.reset(); // it may stand on another axis
    m_setup = setup;
    showControls();
    request();
}

void ComparisonCharts::showControls()
{
    m_kinds->button(static_cast<int>(m_setup.view))->setChecked(true);
    const QSignalBlocker noFigure(m_figure);
    const QSignalBlocker noScale(m_logarithmic);
    m_figure->setCurrentIndex(m_figure->findData(static_cast<int>(m_setup.figure)));
    m_figure->setToolTip(helpOf(m_setup.figure));
    m_logarithmic->setChecked(m_setup.isLogarithmic);
    m_logarithmic->setVisible(isOverTime() ? isLatency(m_setup.figure) : m_setup.view == ComparisonView::Percentiles);
    m_labels.at(0)->setVisible(isOverTime());
    m_figure->setVisible(isOverTime());
    m_labels.at(1)->setVisible(isOverTime());
    m_alignment->setVisible(isOverTime());
    m_labels.at(2)->setVisible(!isOverTime());
    m_part->setVisible(!isOverTime());
    m_whole->setVisible(isOverTime() && m_zoom);
    showPhases();
}

void ComparisonCharts::showPhases()
{
    m_phases = phasesOf(m_runs.runs());
    const auto fill = [this](QComboBox* combo, const QString& first, const QString& chosen) {
        const QSignalBlocker quiet(combo);
        combo->clear();
        combo->addItem(first, QString());
        for (const QString& phase : m_phases)
            combo->addItem(phase, phase);
        combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
        combo->setEnabled(combo->count() > 1);
    };
    fill(m_alignment, tr("the first request"), m_setup.phase);
    fill(m_part, tr("the whole run"), m_setup.part);
}

void ComparisonCharts::request()
{
    if (m_runs.runs().isEmpty())
        showPlots({});
    else if (isOverTime())
        m_controller.draw(m_runs.runs(), { m_setup.figure, known(m_setup.phase), m_zoom });
    else if (!m_latencies || m_latencies->part != known(m_setup.part))
        m_controller.measure(m_runs.runs(), known(m_setup.part));
    else
        redraw();
}

void ComparisonCharts::redraw()
{
    const auto count = static_cast<std::size_t>(m_runs.runs().size());
    if (isOverTime() && m_curves && m_curves->runs.size() == count)
        showPlots(plotsOverTime(m_runs.runs(), *m_curves, m_setup));
    else if (!isOverTime() && m_latencies && m_latencies->bins.size() == count)
        showPlots(plotsOfLatency(m_runs.runs(), *m_latencies, m_setup));
}

PlotView* ComparisonCharts::newView()
{
    auto* view = new PlotView(this);
    connect(view, &PlotView::pointed, this, &ComparisonCharts::setCursor);
    connect(view, &PlotView::zoomWanted, this, [this](const Span& span) { zoom(span); });
    connect(view, &PlotView::wholeWanted, this, [this] { zoom(std::nullopt); });
    return view;
}

void ComparisonCharts::showPlots(const QList<PlotContent>& plots)
{
    m_plots = plots;
    while (m_views.size() > plots.size()) {
        PlotView* last = m_views.takeLast();
        last->hide();
        last->deleteLater(); // it may be the one that has just told of a zoom
    }
    while (m_views.size() < plots.size())
        m_views.append(newView());
    double gutter = 0;
    for (const PlotContent& plot : plots)
        gutter = std::max(gutter, PlotPainter::gutterOf(plot, font()));
    for (qsizetype i = 0; i < plots.size(); ++i) {
        m_views.at(i)->setContent(plots.at(i));
        m_views.at(i)->setGutter(gutter);
    }
    lay();
    setCursor(m_cursor);
    emit plotsChanged();
}

void ComparisonCharts::lay()
{
    for (PlotView* view : m_views)
        m_grid->removeWidget(view);
    const auto count = static_cast<int>(m_views.size());
    const bool isGrid = m_setup.view == ComparisonView::SideBySide;
    const int columns = !isGrid ? 1 : count < widestGrid ? std::max(1, count) : std::min(widestGrid, (count + 1) / 2);
    for (int row = 0; row < std::max(count, m_grid->rowCount()); ++row)
        m_grid->setRowStretch(row, 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_views.at(i), i / columns, i % columns);
        m_grid->setRowStretch(i / columns, isGrid || i > 0 ? differenceStretch : overlayStretch);
        m_grid->setColumnStretch(i % columns, 1);
        m_views.at(i)->show();
    }
}

void ComparisonCharts::setCursor(std::optional<double> x)
{
    m_cursor = x;
    for (PlotView* view : m_views)
        view->setCursor(x);
    if (!x || m_plots.isEmpty()) {
        m_runs.setValues({}, {});
        return;
    }
    QStringList shown;
    for (const PlotContent& plot : m_plots) {
        for (const PlotLine& line : plot.lines)
            shown.append(plot.yText(line.at(*x, plot.reach())));
    }
    QStringList values;
    for (const ComparedRun& run : m_runs.runs())
        values.append(run.isShown && !shown.isEmpty() ? shown.takeFirst() : QString());
    m_runs.setValues(values, m_plots.constFirst().xText(*x));
}

void ComparisonCharts::zoom(const std::optional<Span>& span)
{
    const bool isAll = span && m_curves && span->from <= m_curves->whole.from && span->to >= m_curves->whole.to;
    m_zoom = isAll ? std::nullopt : span;
    m_whole->setVisible(m_zoom.has_value());
    request();
}

}
