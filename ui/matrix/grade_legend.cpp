// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/grade_legend.h"

#include "core/report/grade_sign.h"
#include "ui/matrix/cell_painter.h"
#include "ui/matrix/grade_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace labour {

namespace {

constexpr double gap = 5;
constexpr double between = 12;

}

GradeLegend::GradeLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("gradeLegend"));
    setAccessibleName(tr("Grades"));
    QStringList meanings;
    for (const Grade grade : allGrades())
        meanings.append(QStringLiteral("%1, %2: %3").arg(signOf(grade).letter, gradeText(grade), meaningOf(grade)));
    setAccessibleDescription(meanings.join(QStringLiteral("; ")));
}

double GradeLegend::widthOf(Grade grade) const
{
    QFont bold = font();
    bold.setBold(true);
    return fontMetrics().ascent() * 0.85 + gap + QFontMetricsF(bold).horizontalAdvance(QLatin1Char('W')) + gap
        + QFontMetricsF(font()).horizontalAdvance(gradeText(grade)) + between;
}

QSize GradeLegend::sizeHint() const
{
    double width = 0;
    for (const Grade grade : allGrades())
        width += widthOf(grade);
    return { static_cast<int>(std::ceil(width)), fontMetrics().height() + 4 };
}

void GradeLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme theme = themeOf(palette());
    double x = 0;
    for (const Grade grade : allGrades()) {
        const double end =
            CellPainter(theme, painter).drawSign({ x, height() / 2.0 }, fontMetrics().ascent() * 0.85, grade);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(end + gap, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, gradeText(grade));
        x += widthOf(grade);
    }
}

std::optional<Grade> GradeLegend::gradeAt(double x) const
{
    for (const Grade grade : allGrades()) {
        x -= widthOf(grade);
        if (x < 0)
            return grade;
    }
    return std::nullopt;
}

bool GradeLegend::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const std::optional<Grade> grade = gradeAt(help->pos().x()))
        QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(gradeText(*grade), meaningOf(*grade)), this);
    else
        QToolTip::hideText();
    return true;
}

}
