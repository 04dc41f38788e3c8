// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/client_host.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>

namespace labour {

namespace {

constexpr int mostMachines = 256;

}

QString thisHost()
{
    return QSysInfo::machineHostName().section(QLatin1Char('.'), 0, 0);
}

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || host == thisHost() || QHostAddress(host).isLoopback();
}

std::optional<QString> beyondReach(const QList<ClientHost>& clients, const QString& address)
{
    const bool areHere = std::all_of(
        clients.begin(), clients.end(), [](const ClientHost& client) { return isThisMachine(client.host); });
    if (areHere || !QHostAddress(address).isLoopback())
        return std::nullopt;
    return QStringLiteral("client hosts cannot reach %1, which is this machine to each of them: give a --url that they "
                          "can reach, with --allow-remote")
        .arg(address);
}

Result<ClientHost> clientHostFromText(const QString& text)
{
    // A name that ssh could take for an option is none.
    static const QRegularExpression form(QStringLiteral("\\A([A-Za-z0-9][A-Za-z0-9._-]*)(?::([0-9]{1,4}))?\\z"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return Error { QStringLiteral("a client has to be HOST or HOST:CPUS, not “%1”").arg(text) };
    ClientHost client { match.captured(1), match.captured(2).isEmpty() ? 1 : match.captured(2).toInt() };
    if (client.machines < 1 || client.machines > mostMachines)
        return Error { QStringLiteral("%1: a client has from 1 to %2 CPUs").arg(text).arg(mostMachines) };
    return client;
}

Result<QList<ClientHost>> clientHostsFromTexts(const QStringList& texts)
{
    QList<ClientHost> clients;
    for (const QString& text : texts) {
        const Result<ClientHost> client = clientHostFromText(text);
        if (!client)
            return Error { client.error() };
        for (const ClientHost& other : clients) {
            if (other.host == client->host)
                return Error { QStringLiteral("the client %1 is given twice").arg(client->host) };
        }
        clients.append(*client);
    }
    return clients;
}

}
