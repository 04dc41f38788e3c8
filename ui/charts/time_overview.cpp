// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_overview.h"

#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_columns.h"
#include "ui/charts/decimation.h"
#include "ui/charts/time_navigator.h"
#include "ui/theme/colours.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int leastWidth = 90;
constexpr double edge = 5; // pixels in which an edge is taken hold of
constexpr double narrowest = 6; // pixels of a stretch, so that it can be seen and taken hold of
constexpr double panOfAKey = 0.25;
constexpr int curveAlpha = 120;
constexpr int veilAlpha = 150;

}

TimeOverview::TimeOverview(TimeNavigator& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
{
    setObjectName(QStringLiteral("timeOverview"));
    setAccessibleName(tr("Overview of the run"));
    setToolTip(tr("The whole run. Drag the bright part along it, or drag its edges."));
    setMinimumWidth(leastWidth);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&time, &TimeNavigator::viewChanged, this, &TimeOverview::describe);
}

QSize TimeOverview::sizeHint() const
{
    return { 200, fontMetrics().height() + 6 };
}

void TimeOverview::refresh(const ChartColumns& columns)
{
    m_columns = &columns;
    update();
}

void TimeOverview::describe()
{
    const TimeRange shown = m_time.view().shown();
    setAccessibleDescription(
        tr("%1 to %2 of %3").arg(momentText(shown.from), momentText(shown.to), momentText(m_time.view().whole().to)));
    update();
}

double TimeOverview::xOf(double t) const
{
    return t / m_time.view().whole().to * width();
}

double TimeOverview::secondsOf(double pixels) const
{
    return pixels / std::max(1, width()) * m_time.view().whole().to;
}

/// One mean of all that ended for every two pixels.
QPolygonF TimeOverview::curve() const
{
    QPolygonF points;
    if (!m_columns || m_columns->size() == 0)
        return points;
    const ValueLevels& throughput = m_columns->of(SeriesId::Throughput);
    const double end = m_time.view().whole().to;
    const Samples samples { throughput, ChartColumns::slotS() };
    const std::size_t perBin = valuesPerColumn(samples, 0, end, width() / 2);
    const std::vector<double> means = binMeans(throughput, { 0, throughput.size() }, perBin, true).means;
    const double most = std::max(1.0, *std::max_element(means.begin(), means.end()));
    const double seconds = static_cast<double>(perBin) * ChartColumns::slotS();
    points.append({ 0, static_cast<double>(height()) });
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double y = height() - means[i] / most * (height() - 3);
        points.append({ xOf(static_cast<double>(i) * seconds), y });
        points.append({ xOf(static_cast<double>(i + 1) * seconds), y });
    }
    points.append({ points.last().x(), static_cast<double>(height()) });
    return points;
}

void TimeOverview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(palette());
    const PlotColours colours = plotColours(theme);
    painter.fillRect(rect(), colours.ground);
    QColor fill = colours.text;
    fill.setAlpha(curveAlpha);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(curve());
    const TimeRange shown = m_time.view().shown();
    const double from = std::floor(xOf(shown.from));
    const double to = std::max(std::ceil(xOf(shown.to)), from + narrowest);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlpha(veilAlpha);
    painter.fillRect(QRectF(0, 0, from, height()), veil);
    painter.fillRect(QRectF(to, 0, width() - to, height()), veil);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRect(QRectF(from + 1, 1, to - from - 2, height() - 2));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

TimeOverview::Grip TimeOverview::gripAt(double x) const
{
    const TimeRange shown = m_time.view().shown();
    const double from = xOf(shown.from);
    const double to = std::max(xOf(shown.to), from + narrowest);
    if (to - from > 4 * edge) {
        if (std::abs(x - from) <= edge)
            return Grip::Begin;
        if (std::abs(x - to) <= edge)
            return Grip::End;
    }
    return x >= from && x <= to ? Grip::Middle : Grip::None;
}

void TimeOverview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const double x = event->position().x();
    m_grip = gripAt(x);
    if (m_grip == Grip::None) { // beside it: there it goes
        const TimeRange shown = m_time.view().shown();
        m_time.panBy(secondsOf(x) - (shown.from + shown.to) / 2);
        m_grip = Grip::Middle;
    }
    m_last = x;
}

void TimeOverview::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    const TimeRange shown = m_time.view().shown();
    if (m_grip == Grip::None) {
        const Grip below = gripAt(x);
        setCursor(below == Grip::Begin || below == Grip::End ? Qt::SizeHorCursor
                : below == Grip::Middle                      ? Qt::OpenHandCursor
                                                             : Qt::ArrowCursor);
        return;
    }
    const double t = std::clamp(secondsOf(x), 0.0, m_time.view().whole().to);
    if (m_grip == Grip::Middle)
        m_time.panBy(secondsOf(x - m_last));
    else if (m_grip == Grip::Begin)
        m_time.zoomTo({ std::min(t, shown.to - TimeView::shortestS), shown.to });
    else
        m_time.zoomTo({ shown.from, std::max(t, shown.from + TimeView::shortestS) });
    m_last = x;
}

void TimeOverview::mouseReleaseEvent(QMouseEvent*)
{
    m_grip = Grip::None;
}

void TimeOverview::keyPressEvent(QKeyEvent* event)
{
    const double step = panOfAKey * m_time.view().shown().length();
    if (event->key() == Qt::Key_Left)
        m_time.panBy(-step);
    else if (event->key() == Qt::Key_Right)
        m_time.panBy(step);
    else
        QWidget::keyPressEvent(event);
}

}
