// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/load/request.h"

#include <QByteArray>
#include <QNetworkRequest>

namespace labour {

/// The requests of one behaviour: alike but for their ids. It switches off whatever QNetworkAccessManager does on its
/// own and can be talked out of: proxies apart (a manager's setting), that is cookies, cache, redirects, HTTP/2 and
/// compression.
class OutgoingRequest
{
public:
    OutgoingRequest(const Target& target, const Request& request, bool keepAlive);

    QNetworkRequest withId(const QByteArray& id) const;

private:
    QNetworkRequest m_request;
    bool m_keepAlive;
};

}
