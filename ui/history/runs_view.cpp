// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runs_view.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>

#include <algorithm>

namespace labour {

namespace {

constexpr int starWidth = 28;

constexpr int columnOf(RunColumn column)
{
    return static_cast<int>(column);
}

/// What is being written is the user's: a list that comes meanwhile does not change it.
class NoteDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setObjectName(QStringLiteral("noteEditor"));
        editor->setAccessibleName(titleOf(RunColumn::Note));
        return editor;
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        const auto* field = qobject_cast<QLineEdit*>(editor);
        if (!field || !field->isModified())
            QStyledItemDelegate::setEditorData(editor, index);
    }
};

}

RunsView::RunsView(RunListModel& model, QWidget* parent)
    : HintingTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegateForColumn(columnOf(RunColumn::Note), new NoteDelegate(this));
    setSelectionMode(ExtendedSelection);
    setEditTriggers(SelectedClicked);
    setExpandsOnDoubleClick(false);
    setRootIsDecorated(false);
    setTextElideMode(Qt::ElideRight);
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(true);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(starWidth);
    header()->setSectionResizeMode(columnOf(RunColumn::Star), QHeaderView::Fixed);
    const auto widthOf = [this](const QString& text) { return fontMetrics().horizontalAdvance(text) + 20; };
    header()->resizeSection(columnOf(RunColumn::Star), starWidth);
    header()->resizeSection(columnOf(RunColumn::Number), widthOf(QStringLiteral("10000")));
    header()->resizeSection(columnOf(RunColumn::Started), widthOf(QStringLiteral("2026-12-30 20:00:00")));
    header()->resizeSection(columnOf(RunColumn::Server), widthOf(QStringLiteral("gunicorn:sync,workers=4")));
    header()->resizeSection(columnOf(RunColumn::Behaviours), widthOf(QStringLiteral("PlainResponse=99, SIG")));
    header()->resizeSection(columnOf(RunColumn::Engine), widthOf(titleOf(RunColumn::Engine)));
    header()->resizeSection(columnOf(RunColumn::AsExpected), widthOf(titleOf(RunColumn::AsExpected)));
    header()->resizeSection(columnOf(RunColumn::Percentile99), widthOf(titleOf(RunColumn::Percentile99)));
    header()->resizeSection(columnOf(RunColumn::Ended), widthOf(endOf({})) + 12);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const StoredRun* run = m_model.runAt(index))
            emit runActivated(run->id);
        else
            setExpanded(index, !isExpanded(index));
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsView::choiceChanged);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RunsView::keepChoice);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        expandAll();
        choose(m_kept);
        emit choiceChanged();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& above, int first, int last) {
        for (int row = first; !above.isValid() && rootIsDecorated() && row <= last; ++row)
            expand(m_model.index(row, 0));
    });
}

void RunsView::setByPlan(bool isByPlan)
{
    setRootIsDecorated(isByPlan);
    header()->resizeSection(columnOf(RunColumn::Star), starWidth + (isByPlan ? 2 * indentation() : 0));
}

QList<qint64> RunsView::chosenRuns() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) {
        return std::pair(a.parent().row(), a.row()) < std::pair(b.parent().row(), b.row());
    });
    QList<qint64> ids;
    for (const QModelIndex& row : rows) {
        if (const StoredRun* run = m_model.runAt(row))
            ids.append(run->id);
    }
    return ids;
}

void RunsView::keepChoice()
{
    m_kept = chosenRuns();
    const StoredRun* current = m_model.runAt(currentIndex());
    m_keptCurrent = current ? current->id : 0;
}

void RunsView::choose(const QList<qint64>& ids)
{
    if (ids.isEmpty())
        return;
    const QSet<qint64> wanted(ids.begin(), ids.end());
    QItemSelection selection;
    const auto takeFrom = [&](const QModelIndex& parent) {
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex index = m_model.index(row, 0, parent);
            const StoredRun* run = m_model.runAt(index);
            if (run && wanted.contains(run->id))
                selection.select(index, index.siblingAtColumn(runColumnCount - 1));
        }
    };
    takeFrom({});
    for (int section = 0; section < m_model.rowCount(); ++section)
        takeFrom(m_model.index(section, 0));
    selectionModel()->select(selection, QItemSelectionModel::Select);
    const QModelIndex current = m_model.indexOf(m_keptCurrent);
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
}

/// A plan has its row to itself, whatever the width of the columns.
void RunsView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (m_model.runAt(index)) {
        HintingTreeView::drawRow(painter, option, index);
        return;
    }
    const QRect row(0, option.rect.y(), viewport()->width(), option.rect.height());
    const QRect branch(-horizontalOffset(), row.y(), indentation(), row.height());
    drawBranches(painter, branch, index);
    const QRect text = row.adjusted(branch.right() + 4, 0, -4, 0);
    const QString title = index.siblingAtColumn(0).data().toString();
    QFont bold = font();
    bold.setBold(true);
    painter->setFont(bold);
    style()->drawItemText(painter, text, Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
        QFontMetrics(bold).elidedText(title, Qt::ElideMiddle, text.width()), QPalette::Text);
    if (hasFocus() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0)) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = row.adjusted(0, 0, -1, -1);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, this);
    }
}

void RunsView::mouseReleaseEvent(QMouseEvent* event)
{
    HintingTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const StoredRun* run = m_model.runAt(index);
    if (run && index.column() == columnOf(RunColumn::Star) && event->button() == Qt::LeftButton
        && event->modifiers() == Qt::NoModifier)
        m_model.setData(index, run->isStarred ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}
