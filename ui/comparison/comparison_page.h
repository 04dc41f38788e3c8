// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/comparison/comparison_actions.h"
#include "ui/comparison/comparison_controller.h"
#include "ui/comparison/figures_model.h"
#include "ui/comparison/runs_model.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace labour {

class ComparisonCharts;
class ComparisonExporter;
class ConditionsView;
class FileChooser;
class IconLabel;
class Settings;

/// Where runs are compared: what differs between them, their charts over each other, and every figure of both sides.
class ComparisonPage : public QWidget
{
    Q_OBJECT

public:
    /// `settings` and `chooser` outlive the page.
    ComparisonPage(Settings& settings, FileChooser& chooser, QWidget* parent = nullptr);
    ~ComparisonPage() override;

    ComparisonActions& actions() { return m_actions; }
    ComparisonCharts& charts() { return *m_charts; }
    ComparisonExporter& exporter() { return *m_exporter; }
    RunsModel& runs() { return m_runs; }
    FiguresModel& figures() { return m_figures; }

    bool isEmpty() const { return m_runs.runs().isEmpty(); }
    /// These runs, two or more, in place of those that were compared; emits wanted(). Fewer, or more than can be told
    /// apart, are refused in a sentence by failed().
    void compare(const RunRecords& records);
    /// The same with these sides.
    void compare(const RunRecords& first, const RunRecords& second);
    /// The run that is on view elsewhere, which an action compares with others; null if there is none that is over.
    void setRunOnView(const std::shared_ptr<const RunRecord>& record);
    /// What is to be found again when Labour is started anew.
    void remember();

    static constexpr qsizetype mostRuns = 24; ///< eight a line of its own, or two groups

signals:
    /// There is something new to be seen here.
    void wanted();
    /// Whether there is a comparison, and with it what can be done.
    void changed();
    void done(const QString& sentence);
    void failed(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* head();
    QWidget* sides();
    QWidget* results();
    QWidget* emptyState();
    void connectActions();
    void connectParts();
    bool mayCompare(qsizetype runs);
    void showRuns(const QList<ComparedRun>& runs);
    void add(const RunRecords& records);
    void openFile();
    void showSides();
    void showFigures(const ComparedFigures& figures);
    void showState();
    void copyFigures();

    Settings& m_settings;
    FileChooser& m_chooser;
    ComparisonController m_controller;
    ComparisonActions m_actions;
    RunsModel m_runs;
    FiguresModel m_figures;
    QSortFilterProxyModel m_sorted;
    ComparisonCharts* m_charts;
    ComparisonExporter* m_exporter;
    QStackedWidget* m_stack;
    IconLabel* m_warning;
    QLabel* m_headline;
    QTreeView* m_runList;
    ConditionsView* m_conditions;
    QTableView* m_table;
    std::shared_ptr<const RunRecord> m_runOnView;
};

}
