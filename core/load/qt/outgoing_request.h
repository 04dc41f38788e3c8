// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/request.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <string>

namespace labour {

/// The requests of one behaviour: alike but for their ids and their connections. It switches off whatever
/// QNetworkAccessManager does on its own and can be talked out of: proxies apart (a manager's setting), that is
/// cookies, cache, redirects, HTTP/2 and compression.
class OutgoingRequest
{
public:
    /// How a request goes about its connection.
    struct Connection {
        /// Managers keep connections by host, port and a name that nothing but TLS uses otherwise: requests of
        /// different names have different connections. Empty: whichever there is. Without effect under TLS.
        QString name {};
        bool isLast = false; ///< the server is asked to close it after the reply
    };

    OutgoingRequest(const Target& target, const Request& request);

    /// A reply of the manager's, with the request under way.
    QNetworkReply* send(QNetworkAccessManager& manager, const QByteArray& id, const Connection& connection) const;
    bool isHead() const { return m_method == "HEAD"; }
    /// What the reply's body has to hold; empty: anything.
    const std::string& text() const { return m_text; }

private:
    QNetworkRequest m_request;
    QByteArray m_method;
    QByteArray m_body;
    std::string m_text;
    bool m_hasBody = false;
    bool m_isTls = false;
};

}
