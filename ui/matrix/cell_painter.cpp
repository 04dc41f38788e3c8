// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/cell_painter.h"

#include "core/report/grade_sign.h"
#include "ui/matrix/grade_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace labour {

namespace {

constexpr double margin = 6;
constexpr double gap = 5;
constexpr double tint = 0.14;
constexpr double signShare = 0.85; // of a capital's height

QColor mixed(const QColor& ground, const QColor& colour, double share)
{
    const auto mix = [share](double a, double b) { return static_cast<float>(a * (1 - share) + b * share); };
    return QColor::fromRgbF(
        mix(ground.redF(), colour.redF()), mix(ground.greenF(), colour.greenF()), mix(ground.blueF(), colour.blueF()));
}

}

CellPainter::CellPainter(Theme theme, QPainter& painter)
    : m_theme(theme)
    , m_painter(painter)
{
}

double CellPainter::widthFor(const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    const QFontMetricsF metrics(font);
    double word = 0;
    for (const Grade grade : allGrades())
        word = std::max(word, metrics.horizontalAdvance(gradeText(grade)));
    return 2 * margin + metrics.ascent() * signShare + QFontMetricsF(bold).horizontalAdvance(QLatin1Char('W')) + word
        + metrics.horizontalAdvance(QStringLiteral("2 of 3")) + 3 * gap;
}

QColor CellPainter::colourOf(Grade grade, Theme theme)
{
    const GradeSign& sign = signOf(grade);
    return QColor(theme == Theme::Dark ? sign.onDark : sign.onLight);
}

QColor CellPainter::groundOf(Grade grade, Theme theme)
{
    return mixed(plotColours(theme).ground, colourOf(grade, theme), tint);
}

void CellPainter::drawCell(const QRectF& rect, const CellLook& look) const
{
    m_painter.save();
    m_painter.setClipRect(rect, Qt::IntersectClip);
    m_painter.fillRect(rect, look.grade ? groundOf(*look.grade, m_theme) : plotColours(m_theme).ground);
    if (look.grade)
        drawGraded(rect, look);
    else
        drawPlain(rect, look);
    m_painter.restore();
}

double CellPainter::drawSign(const QPointF& leftMiddle, double size, Grade grade) const
{
    const GradeSign& sign = signOf(grade);
    const QRectF box(leftMiddle.x(), leftMiddle.y() - size / 2, size, size);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colourOf(grade, m_theme));
    QPolygonF polygon;
    for (const auto& [x, y] : sign.outline)
        polygon.append(QPointF(box.left() + x * size, box.top() + y * size));
    if (polygon.isEmpty())
        m_painter.drawEllipse(box);
    else
        m_painter.drawPolygon(polygon);
    QFont bold = m_painter.font();
    bold.setBold(true);
    m_painter.setFont(bold);
    m_painter.setPen(plotColours(m_theme).cursor);
    const QFontMetricsF metrics(bold);
    const double letterWidth = metrics.horizontalAdvance(QLatin1Char('W'));
    const QRectF letter(box.right() + gap, leftMiddle.y() - metrics.height() / 2, letterWidth, metrics.height());
    m_painter.drawText(letter, Qt::AlignCenter, QString(sign.letter));
    m_painter.restore();
    return letter.right();
}

void CellPainter::drawGraded(const QRectF& rect, const CellLook& look) const
{
    const PlotColours colours = plotColours(m_theme);
    const QFontMetricsF metrics(m_painter.font());
    const double end = drawSign({ rect.left() + margin, rect.center().y() }, metrics.ascent() * signShare, *look.grade);
    QRectF rest(end + gap, rect.top(), rect.right() - margin - end - gap, rect.height());
    m_painter.setPen(colours.cursor);
    const QString text = metrics.elidedText(look.text, Qt::ElideRight, rest.width());
    m_painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, text);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(text) + gap);
    // Left out rather than cut off: the letter and the shape are what counts.
    if (look.more.isEmpty() || metrics.horizontalAdvance(look.more) > rest.width())
        return;
    m_painter.setPen(colours.text);
    m_painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight, look.more);
}

void CellPainter::drawPlain(const QRectF& rect, const CellLook& look) const
{
    const QFontMetricsF metrics(m_painter.font());
    const QRectF rest = rect.adjusted(margin, 0, -margin, 0);
    const bool isUnderWay = look.state == CellState::UnderWay;
    if (isUnderWay) { // a frame of its own: where the work is
        m_painter.setPen(QPen(labour::colourOf(Hue::Median, m_theme), 2));
        m_painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5));
    }
    m_painter.setPen(isUnderWay ? plotColours(m_theme).cursor : plotColours(m_theme).text);
    const QString text = look.state == CellState::Pending ? QStringLiteral("·") : look.text;
    m_painter.drawText(rest, Qt::AlignVCenter | (look.state == CellState::Pending ? Qt::AlignHCenter : Qt::AlignLeft),
        metrics.elidedText(text, Qt::ElideRight, rest.width()));
}

}
