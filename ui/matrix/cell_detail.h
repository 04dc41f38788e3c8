// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/live_table.h"
#include "ui/run/live_run.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QScrollArea;
class QStandardItemModel;
class QTabWidget;
class QToolButton;

namespace labour {

class ChartStack;
class HintingTreeView;

/// What is behind a cell of the matrix: each of its measurements with its figures and, where the run is kept, its
/// charts and the server's log.
class CellDetail : public QWidget
{
    Q_OBJECT

public:
    explicit CellDetail(LiveTable& table, QWidget* parent = nullptr);

    /// The measurements of one server under one behaviour, in the order in which they were made.
    void show(const ServerChoice& server, const MixEntry& culprit, const QList<DurabilityCell>& cells);
    /// The measurement on view; nothing where there is none.
    std::optional<DurabilityCell> shownCell() const;
    void setRunning(bool isRunning);
    /// The run behind the cell.
    const LiveRun& run() const { return m_run; }
    ChartStack& charts() { return *m_charts; }

signals:
    void againWanted(const labour::DurabilityCell& cell);
    void closeWanted();

private:
    QWidget* headOf();
    QWidget* figuresPage();
    QWidget* chartsPage();
    void showMeasurement();
    void showGrade();
    void showFigures(const DurabilityResult& result);
    void showRun(const DurabilityResult& result);
    const DurabilityResult* resultOf(const DurabilityCell& cell) const;

    LiveTable& m_table;
    LiveRun m_run;
    QList<DurabilityCell> m_cells;
    ServerChoice m_server;
    QLabel* m_title;
    QComboBox* m_measurements;
    QLabel* m_verdict;
    QToolButton* m_again;
    QTabWidget* m_pages;
    QLabel* m_notKept;
    ChartStack* m_charts;
    QScrollArea* m_chartsArea;
    HintingTreeView* m_figuresView;
    QStandardItemModel* m_figures;
    bool m_isRunning = false;
};

}
