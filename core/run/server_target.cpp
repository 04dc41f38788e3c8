// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/server_target.h"

namespace labour {

Target serverTarget(const LaunchSpec& server, bool insecure)
{
    Target target { server.host, server.port, server.token, server.authority };
    if (server.tlsName)
        target.tls = TlsTarget { server.tlsName->toStdString(), !insecure };
    return target;
}

}
