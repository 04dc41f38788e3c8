// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/outgoing_request.h"

#include <QUrl>

#include <labour_version.h>

namespace labour {

namespace {

QUrl urlOf(const Target& target, const Request& request)
{
    QUrl url = QUrl::fromEncoded(QByteArray::fromStdString(request.target));
    url.setScheme(QStringLiteral("http"));
    url.setHost(target.host);
    url.setPort(target.port);
    return url;
}

}

OutgoingRequest::OutgoingRequest(const Target& target, const Request& request, bool keepAlive)
    : m_request(urlOf(target, request))
    , m_keepAlive(keepAlive)
{
    m_request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_request.setRawHeader("User-Agent", QByteArray("labour/") + version);
    m_request.setRawHeader("Accept-Encoding", "identity");
    m_request.setRawHeader("X-Labour-Token", target.token);
    m_request.setRawHeader("X-Labour-Note", "1");
    if (!keepAlive) {
        m_request.setRawHeader("Connection", "close");
        m_request.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, 0);
    }
}

QNetworkRequest OutgoingRequest::withId(const QByteArray& id) const
{
    QNetworkRequest request = m_request;
    request.setRawHeader("X-Labour-Id", id);
    // Managers keep connections by host, port and this name, which nothing but TLS uses otherwise. One that is new
    // keeps a server that does not close, though asked to, from getting the next request on the same connection.
    if (!m_keepAlive)
        request.setPeerVerifyName(QString::fromLatin1(id));
    return request;
}

}
