// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/run_list_model.h"
#include "ui/widgets/hinting_tree_view.h"

namespace labour {

/// The list of runs. A click on a star changes it; the selection outlives whatever becomes of the list.
class RunsView : public HintingTreeView
{
    Q_OBJECT

public:
    /// `model` outlives the view.
    explicit RunsView(RunListModel& model, QWidget* parent = nullptr);

    /// In the order in which they are listed.
    QList<qint64> chosenRuns() const;
    void setByPlan(bool isByPlan);

signals:
    void runActivated(qint64 id);
    void choiceChanged();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void keepChoice();
    void choose(const QList<qint64>& ids);

    RunListModel& m_model;
    QList<qint64> m_kept; ///< what was chosen before the list was reset
    qint64 m_keptCurrent = 0;
};

}
