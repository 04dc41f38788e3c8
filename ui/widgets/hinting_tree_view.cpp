// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hinting_tree_view.h"

#include "ui/theme/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
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

QString HintingTreeView::copyText() const
{
    const bool isPart = selectionModel() && selectionModel()->hasSelection();
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < model()->columnCount(); ++column)
        titles.append(model()->headerData(column, Qt::Horizontal).toString());
    lines.append(titles.join(QLatin1Char('\t')));
    for (QModelIndex row = model()->index(0, 0); row.isValid(); row = indexBelow(row)) {
        if (isPart && !selectionModel()->isRowSelected(row.row(), row.parent()))
            continue;
        QStringList texts;
        for (int column = 0; column < model()->columnCount(row.parent()); ++column)
            texts.append(row.siblingAtColumn(column).data().toString());
        lines.append(texts.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

void HintingTreeView::copy()
{
    if (model() && model()->rowCount() > 0)
        QGuiApplication::clipboard()->setText(copyText());
}

void HintingTreeView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    QAction* copyAction = menu.addAction(iconNamed(QStringLiteral("copy")), tr("&Copy"), this, &HintingTreeView::copy);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(model() && model()->rowCount() > 0);
    menu.exec(event->globalPos());
}

void HintingTreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
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
