// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/launch_of.h"

#include "core/server/port.h"

#include <cmath>

namespace labour {

Result<LaunchSpec> launchOf(const ServerManifest& server, const SettingValues& options, const RunDirectory& directory,
    const Interpreters& interpreters)
{
    LaunchSpec spec;
    const std::optional<quint16> port = freePort(spec.host);
    if (!port)
        return Error { QStringLiteral("no free port was found on %1").arg(spec.host) };
    spec.port = *port;
    spec.command = commandLine(server, options,
        { { QStringLiteral("python"), interpreters.of(server.name) }, { QStringLiteral("host"), spec.host },
            { QStringLiteral("port"), QString::number(spec.port) },
            { QStringLiteral("application"), directory.applicationPath() }, { QStringLiteral("run"), directory.path() },
            { QStringLiteral("server"), server.folder } });
    spec.environment = directory.environment();
    spec.runDirectory = directory.path();
    spec.runMarker = directory.marker();
    spec.token = directory.token();
    spec.stopSignals.clear();
    for (const QString& name : server.stopSignals)
        spec.stopSignals.push_back(signalNumber(name).value_or(SIGTERM));
    spec.grace = std::chrono::nanoseconds(std::llround(server.graceSeconds * 1e9));
    return spec;
}

}
