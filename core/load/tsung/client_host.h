// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

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

bool isThisMachine(const QString& host);

/// Why these clients cannot send to that address: a loopback address is another machine to each of them.
std::optional<QString> beyondReach(const QList<ClientHost>& clients, const QString& address);

/// "node1", "node1:4".
Result<ClientHost> clientHostFromText(const QString& text);
Result<QList<ClientHost>> clientHostsFromTexts(const QStringList& texts);

}
