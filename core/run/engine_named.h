// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/tsung/client_host.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace labour {

/// The engine of that name, one of engineNames(). `clients` are whom the tsung engine sends from; none: this machine.
std::unique_ptr<Engine> engineNamed(const QString& name, const QList<ClientHost>& clients = {});

/// Why that engine cannot be had on this machine, as a sentence; nothing where it can.
std::optional<QString> engineMissing(const QString& name);

}
