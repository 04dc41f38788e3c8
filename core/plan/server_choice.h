// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/setting.h"
#include "core/result.h"

#include <QList>
#include <QString>

namespace labour {

/// A server as written: NAME[:VARIANT][,OPTION=VALUE]…
struct ServerChoice {
    QString name;
    QString variant = QStringLiteral("default");
    QList<std::pair<QString, QString>> options; ///< those that are set, in the order written
    QString url {}; ///< of a server that is running already, in place of all of these: http[s]://HOST:PORT

    SettingValues values() const;
    friend bool operator==(const ServerChoice&, const ServerChoice&) = default;
};

/// Where a server that is running already listens.
struct ServerAddressChoice {
    QString host; ///< a numeric address
    quint16 port = 0;
    QString name {}; ///< the host as it was written
    bool isTls = false;

    /// What a Host header says.
    QByteArray authority() const;
    bool isLoopback() const;
};

/// Of http[s]://HOST[:PORT][/], where HOST is a numeric address or localhost.
Result<ServerAddressChoice> addressOf(const QString& url);

/// A comma-separated list of servers, where an element with = belongs to the server before it. Reads the form only.
Result<QList<ServerChoice>> serversFromText(const QString& text);
/// The text that reads back as the same choice.
QString textOf(const ServerChoice& choice);

}
