// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/port.h"

#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>

namespace labour {

namespace {

constexpr int lowest = 10240;
constexpr int highest = 65535;
constexpr int fewest = 1000; ///< worth drawing from
constexpr int usualEphemeral = 32768;
constexpr int attempts = 200;

int firstEphemeral()
{
    QFile file(QStringLiteral("/proc/sys/net/ipv4/ip_local_port_range"));
    if (!file.open(QIODevice::ReadOnly))
        return usualEphemeral;
    bool ok = false;
    const int first = file.readAll().simplified().split(' ').constFirst().toInt(&ok);
    return ok ? first : usualEphemeral;
}

}

std::optional<quint16> freePort(const QString& host)
{
    const int ephemeral = firstEphemeral();
    const int end = ephemeral - lowest >= fewest ? ephemeral : highest + 1;
    const QHostAddress address(host);
    for (int i = 0; i < attempts; ++i) {
        const auto port = static_cast<quint16>(QRandomGenerator::system()->bounded(lowest, end));
        if (QTcpServer probe; probe.listen(address, port))
            return port;
    }
    return std::nullopt;
}

}
