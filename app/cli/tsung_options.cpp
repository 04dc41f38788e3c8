// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tsung_options.h"

namespace labour::cli {

namespace {

const QString clientOption = QStringLiteral("tsung-client");

}

void addTsungOptions(Arguments& arguments)
{
    arguments.addRepeatable(clientOption, QStringLiteral("HOST[:CPUS]"),
        QStringLiteral("A machine that Tsung sends from, in place of this one, with a virtual machine\nof Erlang for "
                       "each of its CPUs; once for each. It is reached by ssh without a\npassword, and has the same "
                       "Tsung."));
}

Result<QList<ClientHost>> tsungClients(const Arguments& arguments)
{
    const Result<QList<ClientHost>> clients = clientHostsFromTexts(arguments.values(clientOption));
    if (!clients)
        return Error { QStringLiteral("--tsung-client: ") % clients.error() };
    return clients;
}

}
