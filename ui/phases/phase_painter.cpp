// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phases/phase_painter.h"

#include "core/catalogue/unit_text.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::PhasePainter)
};

constexpr int faint = 90;
constexpr int strong = 150;
constexpr double gap = 4;

}

PhasePainter::PhasePainter(const PhaseScale& scale, Theme theme, QPainter& painter)
    : m_scale(scale)
    , m_theme(theme)
    , m_painter(painter)
{
}

void PhasePainter::drawGround() const
{
    m_painter.fillRect(m_scale.area(), plotColours(m_theme).ground);
}

void PhasePainter::drawPhase(qsizetype phase, const QString& name, double culpritShare, bool isCurrent) const
{
    const auto fill = [this](Hue hue, int alpha, const QPolygonF& outline, Qt::BrushStyle style) {
        QColor colour = colourOf(hue, m_theme);
        colour.setAlpha(alpha);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QBrush(colour, style));
        m_painter.drawPolygon(outline);
    };
    fill(Hue::Status2xx, isCurrent ? strong : faint, m_scale.outline(phase, 0, 1 - culpritShare), Qt::SolidPattern);
    const QPolygonF culprits = m_scale.outline(phase, 1 - culpritShare, 1);
    fill(Hue::BadNews, isCurrent ? strong : faint, culprits, Qt::SolidPattern);
    fill(Hue::BadNews, 255, culprits, Qt::BDiagPattern);
    const QPolygonF whole = m_scale.outline(phase, 0, 1);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(plotColours(m_theme).text, isCurrent ? 2 : 1));
    m_painter.drawPolygon(whole);

    const QFontMetrics metrics(m_painter.font());
    const double width = whole.boundingRect().width() - 2 * gap;
    const QRectF place(whole.boundingRect().left() + gap, m_scale.area().top() + gap, width, metrics.height());
    const QString text = metrics.elidedText(name, Qt::ElideRight, static_cast<int>(width));
    QColor ground = plotColours(m_theme).ground;
    ground.setAlpha(200);
    const double written = metrics.horizontalAdvance(text);
    m_painter.fillRect(QRectF(place.left() - 2, place.top(), written + 4, place.height()), ground);
    m_painter.setPen(plotColours(m_theme).text);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void PhasePainter::drawAxes(const LoadPlan& load) const
{
    const QRectF& area = m_scale.area();
    const QFontMetrics metrics(m_painter.font());
    m_painter.setPen(plotColours(m_theme).axis);
    m_painter.drawLine(area.bottomLeft(), area.bottomRight());
    m_painter.drawLine(area.topLeft(), area.bottomLeft());
    m_painter.setPen(plotColours(m_theme).text);
    const QString top = load.isOpen() ? Texts::tr("%1/s").arg(numberText(m_scale.top())) : Texts::tr("100 %");
    const auto label = [&](const QString& text, double y) {
        m_painter.drawText(QRectF(0, y, area.left() - gap, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    label(top, area.top() - metrics.height() / 4.0);
    label(QStringLiteral("0"), area.bottom() - metrics.height() * 0.75);
    double written = area.left();
    for (qsizetype i = 0; i < load.phases.size(); ++i) {
        const QString text = durationForPeople(m_scale.endOf(i));
        const double width = metrics.horizontalAdvance(text);
        const double left = std::min(m_scale.xOf(m_scale.endOf(i)) - width / 2, area.right() - width);
        if (left < written + gap)
            continue;
        m_painter.drawText(QRectF(left, area.bottom() + 2, width + 1, metrics.height()), Qt::AlignLeft, text);
        written = left + width;
    }
}

}
