// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// A machine that Tsung sends from: it reaches it by ssh without a password, and finds Erlang and Tsung there in the
/// same versions and at the same places as here.
struct ClientHost {
    QString host;
    int machines = 1; ///< virtual machines of Erlang, each of which uses one core

    friend bool operator==(const ClientHost&, const ClientHost&) = default;
};

/// The name that Erlang has for this machine: without the domain.
QString thisHost();

/// "node1", "node1:4".
Result<ClientHost> clientHostFromText(const QString& text);
Result<QList<ClientHost>> clientHostsFromTexts(const QStringList& texts);

}
