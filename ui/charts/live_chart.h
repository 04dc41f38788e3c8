// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_canvas.h"
#include "ui/charts/legend_chip.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace labour {

class ElidedLabel;

/// A chart with its head: title, legend with the values under the cursor (else the latest; those of the whole run once
/// it is over), what these values are, and room for controls of its own.
class LiveChart : public QWidget
{
    Q_OBJECT

public:
    explicit LiveChart(const ChartSpec& spec, QWidget* parent = nullptr);

    ChartCanvas& canvas() { return *m_canvas; }
    const ChartCanvas& canvas() const { return *m_canvas; }
    void refresh(const ChartColumns& columns);
    void setCursorTime(std::optional<double> t);
    void addControl(QWidget* control);
    /// "mean of the run: 2xx 1,893; 5xx 12", for people who hear rather than see.
    QString spokenValues() const;
    /// What can be done with it: nothing before there is something on it.
    void fillMenu(QMenu& menu);

signals:
    void imageCopyWanted();
    void imageSaveWanted();
    void dataSaveWanted();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void showValues();
    double valueOf(const SeriesSpec& series) const;
    QString whatIsShown() const;

    ChartCanvas* m_canvas;
    QHBoxLayout* m_head;
    ElidedLabel* m_when;
    QList<LegendChip*> m_chips;
    const ChartColumns* m_columns = nullptr;
    std::optional<double> m_cursor;
};

}
