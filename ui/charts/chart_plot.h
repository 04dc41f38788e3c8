// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_spec.h"
#include "ui/charts/value_axis.h"

#include <QFont>
#include <QHash>
#include <QList>
#include <QPen>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <limits>
#include <optional>
#include <vector>

class QAreaSeries;
class QCategoryAxis;
class QChart;
class QLineSeries;
class QPainter;

namespace labour {

/// The time axis that stacked charts share.
struct TimeAxis {
    double endS = 10;
    bool isLabelled = true;
    double beginS = 0; ///< later where a part of the run is on view

    double lengthS() const { return endS - beginS; }

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;
};

/// Pixels beside a plot area.
struct Gutters {
    int left = 0;
    int right = 0;

    friend bool operator==(const Gutters&, const Gutters&) = default;
};
/// What is enough for both.
Gutters united(const Gutters& a, const Gutters& b);

/// All that the points of a chart's series follow from.
struct Drawing {
    std::size_t width = 0; ///< slots in each column of pixels
    std::size_t columns = 0; ///< of the run, as far as they are complete
    bool isWhole = false;
    TimeAxis time;
    double pixels = 0;
    bool isLogarithmic = false;
    QList<SeriesId> visible;

    friend bool operator==(const Drawing&, const Drawing&) = default;
};

/// The smallest and largest of what is drawn on an axis.
struct Extent {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;

    void take(const QList<QPointF>& points);
};

/// The one class that knows Qt Charts: puts columns of numbers on a QChart, by the rules that keep it fast (replace()
/// once a visible area, a range only when it changes, neither OpenGL nor animation). Lines it paints itself: a
/// QLineSeries makes an outline of all of its line whenever a point changes, to know when the mouse is over it, which
/// takes longer than painting it. For the thread of the interface.
class ChartPlot
{
public:
    /// `chart` is empty, and outlives this.
    ChartPlot(ChartSpec spec, QChart& chart);

    const ChartSpec& spec() const { return m_spec; }
    void setTheme(Theme theme);
    /// In pixels of the picture: 1 by default, which is what is fast enough for a live view.
    void setLineWidth(double width);
    void setFont(const QFont& font);
    void setLogarithmic(bool isLogarithmic);
    bool isLogarithmic() const { return m_value.isLogarithmic(); }
    void setTimeAxis(const TimeAxis& axis);
    const TimeAxis& timeAxis() const { return m_time; }
    void setShown(SeriesId series, bool isShown);
    bool isShown(SeriesId series) const { return !m_hidden.contains(series); }

    /// What labels and titles need. Charts that are stacked are given the largest of theirs.
    Gutters gutters() const;
    void arrange(const QSizeF& size, const Gutters& gutters);
    /// Only where the plot area is, which draw() has to know; without laying out labels, which takes longest.
    void place(const QSizeF& size, const Gutters& gutters);
    QRectF plotArea() const { return m_area; }
    /// Over what the chart's scene shows, in its coordinates. `asOne`: lines without joints, which take longer.
    void paintLines(QPainter& painter, bool asOne = false) const;

    /// `now` is seconds on any clock, for the stickiness of the value axes while a run grows. False if there is nothing
    /// to be seen that was not drawn the last time; then nothing was done.
    bool draw(const ChartColumns& columns, double now);
    /// Of the value axes; what is drawn next is another run.
    void forgetScale();
    /// How many points are drawn, of all series.
    qsizetype pointCount() const;
    /// The points that the series is drawn with at the moment, in seconds and in its quantity (or the logarithm of it).
    QList<QPointF> pointsOf(SeriesId series) const;

    double xOf(double t) const;
    double timeAt(double x) const;
    /// Where a value of a line is; not for stacks.
    double yOf(const SeriesSpec& series, double value) const;
    /// On the left axis.
    double yOf(double value) const;
    double valueAt(double y) const;
    /// The end of the value axis: in its quantity, or the logarithm of it.
    double valueEnd() const { return m_value.end(); }

private:
    struct Line {
        SeriesSpec spec;
        QPen pen {};
        QList<QPointF> points {};
        bool isVisible = false;
        QAreaSeries* area = nullptr; ///< of a stack, as the next two
        QLineSeries* top = nullptr;
        QLineSeries* floor = nullptr;
    };

    static Line newArea(const SeriesSpec& spec);
    Drawing toBeDrawn(const ChartColumns& columns) const;
    int mostColumns() const;
    void clear();
    void adopt(const Line& area);
    QList<QCategoryAxis*> axes() const;
    const ValueAxis& axisOf(const SeriesSpec& series) const;
    void drawStack(const ChartColumns& columns);
    void replaceAreas();
    void drawLines(const ChartColumns& columns);

    ChartSpec m_spec;
    QChart& m_chart;
    QCategoryAxis* m_x;
    QCategoryAxis* m_y;
    QCategoryAxis* m_right; ///< null where there is none
    ValueAxis m_value;
    std::optional<ValueAxis> m_rightValue;
    std::vector<Line> m_lines;
    QList<QPointF> m_floor; ///< of the lowest area
    QList<SeriesId> m_hidden;
    TimeAxis m_time;
    Theme m_theme = Theme::Light;
    double m_lineWidth = 1;
    QRectF m_area;
    std::optional<Drawing> m_drawn;
    Extent m_left;
    Extent m_rightExtent;
};

}
