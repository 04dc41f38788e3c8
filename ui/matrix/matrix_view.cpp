// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_view.h"

#include "ui/matrix/cell_painter.h"
#include "ui/matrix/matrix_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace labour {

namespace {

class CellDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme theme = themeOf(option.widget->palette());
        painter->save();
        painter->setFont(option.font);
        CellPainter(theme, *painter).drawCell(option.rect, index.data(MatrixModel::LookRole).value<CellLook>());
        if (option.state.testFlag(QStyle::State_Selected)) {
            const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
            painter->setPen(QPen(option.palette.color(QPalette::Highlight), hasFocus ? 3 : 2));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }
};

}

MatrixView::MatrixView(QWidget* parent)
    : QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new CellDelegate(this));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setHighlightSections(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setAccessibleName(tr("Behaviours"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setAccessibleName(tr("Servers"));
    connect(this, &QAbstractItemView::clicked, this, &MatrixView::opened);
    fitFont();
}

void MatrixView::fitFont()
{
    horizontalHeader()->setDefaultSectionSize(static_cast<int>(std::ceil(CellPainter::widthFor(font()))));
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().height());
}

void MatrixView::setHint(const QString& hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (opens && currentIndex().isValid())
        emit opened(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void MatrixView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFont();
}

void MatrixView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

}
