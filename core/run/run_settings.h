// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/tsung/client_host.h"
#include "core/server/interpreters.h"

#include <QList>
#include <QString>
#include <QUuid>
#include <QtGlobal>

#include <chrono>

namespace labour {

/// For RunSettings::group.
inline QString newGroup()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// What a run needs besides its plan; the user's, never a plan's.
struct RunSettings {
    Interpreters interpreters = Interpreters::fromSettings();
    quint64 memoryCeilingBytes = quint64 { 1 } << 30; ///< of the server's process tree
    bool shareMachine = false; ///< measure although another measurement is under way
    bool isBesideOthers = false; ///< this program measures others at the same time: the record says so
    QString group {}; ///< what it has in common with its repetitions (newGroup()); empty where it stands alone
    std::chrono::milliseconds warmUpLimit = std::chrono::seconds(10);
    QList<ClientHost> clients {}; ///< that the tsung engine sends from; none: this machine
    // For a server that is running already:
    QByteArray token; ///< that its behaviours ask for; empty where it has none
    QString journalPath; ///< where it notes culprits; empty where that is not known
    std::optional<qint64> observedPid; ///< its main process, on this machine; none: no figures of its processes
    bool allowRemote = false; ///< it may be on another machine
};

}
