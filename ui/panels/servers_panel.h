// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/planned_servers.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace labour {

class HintingTreeView;
class RunDesk;
class ServerOptions;

/// The servers to choose from, of which several may be checked; and the options of the one that is looked at.
class ServersPanel : public QWidget
{
    Q_OBJECT

public:
    ServersPanel(PlanDocument& document, ServerModel& model, RunDesk& desk, QWidget* parent = nullptr);

    HintingTreeView& view() { return *m_view; }

signals:
    /// By the user.
    void atOnceChanged(bool isAtOnce);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void prepareView();
    void showChoice();
    void showHidden();
    void chooseByMouse(const QModelIndex& index);
    void chooseAlone(const QModelIndex& index);

    PlanDocument& m_document;
    RunDesk& m_desk;
    PlannedServers m_servers;
    QLineEdit* m_search;
    HintingTreeView* m_view;
    ServerOptions* m_options;
    QLabel* m_hidden; ///< how many are chosen that the search does not show
    QCheckBox* m_atOnce;
    bool m_isChecking = false; ///< the click under way has checked a box
    bool m_hasChecked = false; ///< the last click did
};

}
