// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/load/tsung/client_host.h"
#include "core/result.h"

#include <QList>

namespace labour::cli {

/// --tsung-client, once for each machine to send from.
void addTsungOptions(Arguments& arguments);
Result<QList<ClientHost>> tsungClients(const Arguments& arguments);

}
