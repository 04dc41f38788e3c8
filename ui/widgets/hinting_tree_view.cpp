// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hinting_tree_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace labour {

namespace {

/// Rows with air between them.
class RoomyDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        constexpr QSize air(6, 5);
        return QStyledItemDelegate::sizeHint(option, index) + air;
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // A colour of the model's own would stand out among rows that are greyed.
        if (option->widget && !option->widget->isEnabled())
            option->palette.setBrush(
                QPalette::Text, option->widget->palette().brush(QPalette::Disabled, QPalette::Text));
    }
};

}

HintingTreeView::HintingTreeView(QWidget* parent)
    : QTreeView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setUniformRowHeights(true);
    setItemDelegate(new RoomyDelegate(this));
}

void HintingTreeView::setHint(const QString& hint)
{
    m_hint = hint;
    viewport()->update();
}

void HintingTreeView::keyPressEvent(QKeyEvent* event)
{
    QTreeView::keyPressEvent(event);
    tellChoice();
}

void HintingTreeView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        tellChoice();
}

void HintingTreeView::tellChoice()
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && selectionModel()->isSelected(index))
        emit chosen(index);
}

void HintingTreeView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (!model() || model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

}
