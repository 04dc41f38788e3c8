// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_controller.h"
#include "ui/comparison/comparison_setup.h"
#include "ui/comparison/plot_content.h"

#include <QList>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace labour {

class PlotView;
class RunsModel;

/// The charts of a comparison and what is chosen for them: the view, the figure, where runs are aligned.
class ComparisonCharts : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive this.
    ComparisonCharts(ComparisonController& controller, RunsModel& runs, QWidget* parent = nullptr);

    const ComparisonSetup& setup() const { return m_setup; }
    void setSetup(const ComparisonSetup& setup);
    /// What is on view; empty until the first is made.
    const QList<PlotContent>& plots() const { return m_plots; }
    const QList<PlotView*>& views() const { return m_views; }

signals:
    void plotsChanged();

private:
    void addControls();
    void listen();
    void choose(const ComparisonSetup& setup);
    void showControls();
    void showPhases();
    void request();
    void redraw();
    void showPlots(const QList<PlotContent>& plots);
    void lay();
    PlotView* newView();
    void setCursor(std::optional<double> x);
    void zoom(const std::optional<Span>& span);
    bool isOverTime() const;
    QString known(const QString& phase) const;

    ComparisonController& m_controller;
    RunsModel& m_runs;
    ComparisonSetup m_setup;
    std::optional<Span> m_zoom;
    std::optional<double> m_cursor;
    std::optional<RunCurves> m_curves;
    std::optional<RunLatencies> m_latencies;
    QList<PlotContent> m_plots;
    QList<PlotView*> m_views;
    QStringList m_phases;
    QButtonGroup* m_kinds;
    QComboBox* m_figure;
    QComboBox* m_alignment;
    QComboBox* m_part;
    QList<QLabel*> m_labels;
    QCheckBox* m_logarithmic;
    QToolButton* m_whole;
    QHBoxLayout* m_controls;
    QGridLayout* m_grid;
};

}
