// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/interval_delegate.h"

#include "ui/comparison/figures_model.h"
#include "ui/theme/colours.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int barWidth = 96;
constexpr int gap = 8;

Hue hueOf(ComparisonWord word)
{
    return word == ComparisonWord::Better ? Hue::GoodNews : word == ComparisonWord::Worse ? Hue::BadNews : Hue::Neutral;
}

void drawBar(QPainter& painter, const QRectF& place, const IntervalLook& look, const QColor& axis, const QColor& bar)
{
    const double reach = std::max({ std::abs(look.low), std::abs(look.high), 1e-300 });
    const auto at = [&](double value) {
        return std::clamp(place.center().x() + value / reach * place.width() / 2, place.left(), place.right());
    };
    painter.setPen(QPen(axis, 1));
    const double middle = std::floor(place.center().x()) + 0.5;
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar);
    const double thickness = place.height() * 0.36;
    const double width = std::max(2.0, at(look.high) - at(look.low));
    painter.drawRect(QRectF(at(look.low), place.center().y() - thickness / 2, width, thickness));
    painter.drawRect(
        QRectF(at(look.estimate) - 1.5, place.center().y() - place.height() * 0.34, 3, place.height() * 0.68));
    painter.setPen(QPen(axis, 1.4));
    painter.drawLine(QPointF(middle, place.top() + 1), QPointF(middle, place.bottom() - 1));
}

}

void IntervalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QVariant look = index.data(FiguresModel::IntervalRole);
    if (!look.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    item.text.clear();
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const auto interval = look.value<IntervalLook>();
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const QColor text = item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF place(item.rect.left() + gap, item.rect.top() + 2, barWidth, item.rect.height() - 4);
    drawBar(*painter, place, interval, text, isSelected ? text : colourOf(hueOf(interval.word), themeOf(item.palette)));
    painter->setPen(text);
    painter->drawText(
        item.rect.adjusted(barWidth + 2 * gap, 0, -gap / 2, 0), Qt::AlignRight | Qt::AlignVCenter, interval.text);
    painter->restore();
}

QSize IntervalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return index.data(FiguresModel::IntervalRole).isValid() ? size + QSize(barWidth + 3 * gap, 2) : size;
}

}
