// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_plot.h"
#include "ui/charts/heat_picture.h"

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
    /// Draws anew what has changed; `columns` outlives this. A canvas that is not to be seen waits until it is.
    void refresh(const ChartColumns& columns);
    void setGutters(const Gutters& gutters);
    void setCursorTime(std::optional<double> t);
    /// What the cursor is compared with.
    void setReferenceTime(std::optional<double> t);
    /// Marks or phases have become more.
    void updateOverlay() { viewport()->update(); }
    /// In order of time; they outlive this, and may become more: they are drawn with the next refresh().
    void setMarks(const std::vector<Mark>& marks);
    /// They outlive this, and are drawn with the next refresh().
    void setPhases(const std::vector<RecordedPhase>& phases);
    /// What is written in the middle while there are no data.
    void setEmptyText(const QString& text);
    /// Of a chart that has one: MiB; nothing where it is not known.
    void setCeiling(std::optional<double> mebibytes);
    /// What is on view of a heat map.
    const HeatPicture& heat() const { return m_heat; }
    QSize minimumSizeHint() const override;

signals:
    /// heat() is another one.
    void heatChanged();
    /// The mouse is at this value of the left axis.
    void pointedAt(double value);
    /// What it needs beside its plot area may have changed, since it was drawn when it came into view.
    void caughtUp();
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
    std::optional<double> m_reference;
    const std::vector<Mark>* m_marks = nullptr;
    const std::vector<RecordedPhase>* m_phases = nullptr;
    QString m_emptyText;
    std::optional<double> m_ceiling;
    HeatPicture m_heat;
    QPixmap m_picture;
    bool m_isBehind = false; ///< the plot does not yet show the columns' latest
    bool m_isStale = true; ///< the picture does not yet show the plot
};

}
