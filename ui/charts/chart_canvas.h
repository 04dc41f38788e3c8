// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"

#include <QChartView>
#include <QPixmap>

#include <optional>
#include <vector>

namespace labour {

/// A chart on screen. What Qt Charts draws is kept as a picture until its data change, so that what lies over it and
/// moves with the mouse (cursor, values, marks of events) costs no more than a copy.
class ChartCanvas : public QChartView
{
    Q_OBJECT

public:
    explicit ChartCanvas(ChartSpec spec, QWidget* parent = nullptr);

    ChartPlot& plot() { return m_plot; }
    const ChartPlot& plot() const { return m_plot; }
    /// Draws anew what has changed; `columns` outlives this. A canvas that is not visible waits until it is.
    void refresh(const ChartColumns& columns);
    void setGutters(const Gutters& gutters);
    void setCursorTime(std::optional<double> t);
    /// In order of time; they outlive this, and may become more: they are drawn with the next refresh().
    void setMarks(const std::vector<Mark>& marks);
    /// They outlive this, and are drawn with the next refresh().
    void setPhases(const std::vector<RecordedPhase>& phases);
    /// What is written in the middle while there are no data.
    void setEmptyText(const QString& text);
    QSize minimumSizeHint() const override;

signals:
    /// The mouse is at this time; nothing: it has left.
    void hovered(std::optional<double> t);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void catchUp();
    void redraw();
    void renderPicture();
    void followPalette();
    void tellMarks(const QPointF& at, const QPoint& onScreen);
    QString marksAt(double x) const;

    ChartPlot m_plot;
    const ChartColumns* m_columns = nullptr;
    Gutters m_gutters;
    std::optional<double> m_cursor;
    const std::vector<Mark>* m_marks = nullptr;
    const std::vector<RecordedPhase>* m_phases = nullptr;
    QString m_emptyText;
    QPixmap m_picture;
    bool m_isBehind = false; ///< the plot does not yet show the columns' latest
    bool m_isStale = true; ///< the picture does not yet show the plot
};

}
