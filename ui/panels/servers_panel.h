// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/server_model.h"
#include "ui/plan/plan_document.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;

namespace labour {

class HintingTreeView;

/// The servers to choose from.
class ServersPanel : public QWidget
{
    Q_OBJECT

public:
    ServersPanel(PlanDocument& document, ServerModel& model, QWidget* parent = nullptr);

    HintingTreeView& view() { return *m_view; }

private:
    void showChoice();
    void choose(const QModelIndex& index);

    PlanDocument& m_document;
    ServerModel& m_model;
    QSortFilterProxyModel m_filtered;
    QLineEdit* m_search;
    HintingTreeView* m_view;
};

}
