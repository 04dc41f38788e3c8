// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/run_look.h"

#include <QPainter>
#include <QPen>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace labour {

namespace {

// After Okabe and Ito, as far as each stands out from the ground of its theme.
constexpr std::array<QRgb, runColourCount> lightColours { 0xff0072b2, 0xffd55e00, 0xff009e73, 0xffb85a8e, 0xff7a4fa3,
    0xffb37a00, 0xff000000, 0xff6b7280 };
constexpr std::array<QRgb, runColourCount> darkColours { 0xff56b4e9, 0xffe07a2e, 0xff00b386, 0xffcc79a7, 0xffb9a2e0,
    0xfff0e442, 0xffffffff, 0xff9aa3ad };

// In widths of the line.
const std::array<QList<qreal>, 8>& dashes()
{
    static const std::array<QList<qreal>, 8> all { QList<qreal> {}, { 6, 3 }, { 1.5, 2.5 }, { 7, 2.5, 1.5, 2.5 },
        { 12, 3 }, { 7, 2, 1.5, 2, 1.5, 2 }, { 3, 2 }, { 12, 2, 3, 2 } };
    return all;
}

QPolygonF polygon(const QPointF& at, double radius, int corners, double turned)
{
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = turned + 2 * M_PI * i / corners;
        shape.append(at + QPointF(radius * std::sin(angle), -radius * std::cos(angle)));
    }
    return shape;
}

}

QList<RunLook> looksOf(const QList<ComparedRun>& runs)
{
    const bool isBySide =
        recordsOf(runs, ComparisonSide::First).size() > 1 || recordsOf(runs, ComparisonSide::Second).size() > 1;
    QList<RunLook> looks;
    std::array<int, 3> seen {};
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const auto index = static_cast<int>(i);
        int& ofSide = seen.at(static_cast<std::size_t>(runs.at(i).side));
        if (!isBySide)
            looks.append({ index % runColourCount, index % runColourCount });
        else if (runs.at(i).side == ComparisonSide::Neither)
            looks.append({ 2 + ofSide % (runColourCount - 2), ofSide % runColourCount });
        else
            looks.append({ static_cast<int>(runs.at(i).side), ofSide % runColourCount });
        ++ofSide;
    }
    return looks;
}

QColor colourOf(const RunLook& look, Theme theme)
{
    const auto index = static_cast<std::size_t>(look.colour);
    return QColor::fromRgb(theme == Theme::Dark ? darkColours.at(index) : lightColours.at(index));
}

QPen penOf(const RunLook& look, Theme theme, double width)
{
    QPen pen(colourOf(look, theme), width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (const QList<qreal>& pattern = dashes().at(static_cast<std::size_t>(look.form)); !pattern.isEmpty())
        pen.setDashPattern(pattern);
    return pen;
}

void drawMarker(QPainter& painter, const QPointF& at, const RunLook& look, Theme theme, double size)
{
    const QColor colour = colourOf(look, theme);
    painter.setPen(QPen(plotColours(theme).ground, 1));
    painter.setBrush(colour);
    switch (look.form) {
    case 0:
        painter.drawEllipse(at, size, size);
        break;
    case 1:
        painter.drawPolygon(polygon(at, size * 1.25, 4, M_PI / 4));
        break;
    case 2:
        painter.drawPolygon(polygon(at, size * 1.35, 3, 0));
        break;
    case 3:
        painter.drawPolygon(polygon(at, size * 1.3, 4, 0));
        break;
    case 4:
        painter.drawPolygon(polygon(at, size * 1.35, 3, M_PI));
        break;
    case 5:
        painter.drawPolygon(polygon(at, size * 1.2, 6, 0));
        break;
    case 6: // hollow, as the next
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(plotColours(theme).ground);
        painter.drawEllipse(at, size, size);
        break;
    default:
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(plotColours(theme).ground);
        painter.drawPolygon(polygon(at, size * 1.25, 4, M_PI / 4));
        break;
    }
}

void drawSample(QPainter& painter, const QRectF& place, const RunLook& look, Theme theme)
{
    painter.setPen(penOf(look, theme, 1.8));
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
    drawMarker(painter, place.center(), look, theme, std::min(4.0, place.height() / 3));
}

}
