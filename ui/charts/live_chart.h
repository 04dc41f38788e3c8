// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_canvas.h"
#include "ui/charts/legend_chip.h"

#include <QAction>
#include <QList>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace labour {

class ChartTable;
class ElidedLabel;
class HeatLegend;

/// A chart with its head: title, legend with the values under the cursor (else the latest; those of the whole run once
/// it is over), what these values are, and what can be done with it: by buttons, by a menu, and by keys while the focus
/// is within. It can be shown as a table instead.
class LiveChart : public QWidget
{
    Q_OBJECT

public:
    explicit LiveChart(const ChartSpec& spec, QWidget* parent = nullptr);

    ChartCanvas& canvas() { return *m_canvas; }
    const ChartCanvas& canvas() const { return *m_canvas; }
    const ChartSpec& spec() const { return m_canvas->plot().spec(); }
    void refresh(const ChartColumns& columns);
    void setCursorTime(std::optional<double> t);
    /// What the values at the cursor are compared with; shown with the next setCursorTime().
    void setReferenceTime(std::optional<double> t);
    void addControl(QWidget* control);
    /// "mean of the run: 2xx 1,893; 5xx 12", for people who hear rather than see.
    QString spokenValues() const;
    /// What can be done with it: nothing is taken out of it before there is something on it.
    void fillMenu(QMenu& menu);
    /// Those of its actions that have a shortcut while the focus is within.
    QList<const QAction*> withShortcuts() const { return { m_maximiseAction, m_tableAction, m_copyAction }; }
    /// In place of the drawing.
    void showTable(bool isShown);
    bool isTableShown() const { return m_tableAction->isChecked(); }
    /// The button and the menu say so; who holds the charts makes the room.
    void setMaximised(bool isMaximised) { m_maximiseAction->setChecked(isMaximised); }
    bool isMaximised() const { return m_maximiseAction->isChecked(); }

signals:
    void copyWanted();
    void imageSaveWanted();
    void dataSaveWanted();
    /// It is to have all the room, or no longer.
    void maximiseWanted(bool isWanted);
    void hideWanted();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addTitle(const QString& text);
    void addLegend(const QList<SeriesSpec>& series);
    void addActions();
    void addButton(QAction* action);
    void solo(const LegendChip* chip);
    void copy();
    void pointAt(double value);
    void showValues();
    void showUnits();
    double valueOf(const SeriesSpec& series) const;
    QString whatIsShown() const;
    QString heatText() const;

    ChartCanvas* m_canvas;
    ChartTable* m_table = nullptr; ///< made when it is wanted first
    QHBoxLayout* m_head;
    QToolButton* m_title = nullptr;
    ElidedLabel* m_when;
    HeatLegend* m_heatLegend = nullptr; ///< null where it is no heat map
    QList<LegendChip*> m_chips;
    QAction* m_maximiseAction;
    QAction* m_tableAction;
    QAction* m_copyAction;
    QAction* m_imageAction;
    QAction* m_dataAction;
    QAction* m_hideAction;
    const ChartColumns* m_columns = nullptr;
    std::optional<double> m_cursor;
    std::optional<double> m_reference;
    std::optional<double> m_pointed; ///< a value of the left axis
};

}
