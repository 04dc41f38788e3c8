// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/matrix/live_table.h"
#include "ui/matrix/matrix_actions.h"
#include "ui/matrix/matrix_filter.h"
#include "ui/matrix/matrix_model.h"
#include "ui/matrix/table_controller.h"

#include <QWidget>

#include <memory>

class QHBoxLayout;
class QSplitter;

namespace labour {

class CellDetail;
class ElidedLabel;
class FileChooser;
class FilterBar;
class MatrixView;
class ServerModel;
class Settings;
class SetupPanel;
class TableFiles;

/// Where a durability table is set up, measured, looked at and taken out of the window.
class MatrixPage : public QWidget
{
    Q_OBJECT

public:
    /// `settings` and `chooser` outlive the page.
    MatrixPage(std::shared_ptr<const Catalogue> catalogue, ServerModel& servers, Settings& settings,
        FileChooser& chooser, QWidget* parent = nullptr);
    ~MatrixPage() override;

    LiveTable& table() { return m_table; }
    TableController& controller() { return m_controller; }
    MatrixActions& actions() { return m_actions; }
    MatrixModel& model() { return m_model; }
    CellDetail& detail() { return *m_detail; }
    SetupPanel& setup() { return *m_setup; }

    /// A new table can be measured.
    bool isReady() const;
    /// What will happen, or why nothing can.
    QString sentence() const;
    /// Measures what is set up.
    void measure();
    /// Why nothing can be measured at the moment; empty if it can.
    void setHindrance(const QString& reason);
    /// What is to be found again when Labour is started anew.
    void remember();

signals:
    void readinessChanged();
    void done(const QString& sentence);
    void failed(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QHBoxLayout* headOf();
    void addParts();
    void connectActions();
    void connectCharts(FileChooser& chooser);
    void openCell(const QModelIndex& index);
    void closeCell();
    void showSetup(bool isShown);
    void showState();
    void showMissing(bool isFree);
    void runAgain(const DurabilityCell& cell);

    std::shared_ptr<const Catalogue> m_catalogue;
    Settings& m_settings;
    LiveTable m_table;
    TableController m_controller;
    MatrixActions m_actions;
    MatrixModel m_model;
    MatrixFilter m_filter;
    QSplitter* m_parts;
    SetupPanel* m_setup;
    MatrixView* m_view;
    CellDetail* m_detail;
    FilterBar* m_filterBar;
    ElidedLabel* m_caption;
    TableFiles* m_files;
    QString m_hindrance;
    bool m_hasBeenShown = false;
};

}
