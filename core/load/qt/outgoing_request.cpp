// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/outgoing_request.h"

#include "core/plan/url_target.h"

#include <QList>
#include <QSslConfiguration>
#include <QUrl>

#include <labour_version.h>

namespace labour {

namespace {

QUrl urlOf(const Target& target, const Request& request)
{
    QUrl url;
    url.setScheme(target.tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(target.host);
    url.setPort(target.port);
    setTarget(url, QString::fromStdString(request.target));
    return url;
}

/// QNetworkRequest has a name once: values that share one are joined, which says the same (RFC 9110, 5.3).
void addHeaders(QNetworkRequest& request, const std::string& headers)
{
    for (const QByteArray& line : QByteArray::fromStdString(headers).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray name = line.left(colon);
        const QByteArray value = line.mid(colon + 1).trimmed();
        request.setRawHeader(name, request.hasRawHeader(name) ? request.rawHeader(name) + ", " + value : value);
    }
}

/// The system's authorities, or those that SSL_CERT_FILE names, which OpenSSL heeds and Qt does not.
void setTls(QNetworkRequest& request, const TlsTarget& tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (const QString file = qEnvironmentVariable("SSL_CERT_FILE"); !file.isEmpty())
        configuration.setCaCertificates(QSslCertificate::fromPath(file));
    configuration.setPeerVerifyMode(tls.verifies ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    request.setSslConfiguration(configuration);
    request.setPeerVerifyName(QString::fromStdString(tls.name));
}

}

OutgoingRequest::OutgoingRequest(const Target& target, const Request& request)
    : m_request(urlOf(target, request))
    , m_method(QByteArray::fromStdString(request.method))
    , m_body(QByteArray::fromStdString(request.body))
    , m_text(textOf(request.expectation))
    , m_hasBody(!request.body.empty() || tellsBodyLength(request.method))
    , m_isTls(target.tls.has_value())
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
    if (!target.authority.isEmpty())
        m_request.setRawHeader("Host", target.authority);
    if (!target.token.isEmpty())
        m_request.setRawHeader("X-Labour-Token", target.token);
    m_request.setRawHeader("X-Labour-Note", "1");
    addHeaders(m_request, request.headers);
    if (target.tls)
        setTls(m_request, *target.tls);
}

QNetworkReply* OutgoingRequest::send(
    QNetworkAccessManager& manager, const QByteArray& id, const Connection& connection) const
{
    QNetworkRequest request = m_request;
    request.setRawHeader("X-Labour-Id", id);
    if (!connection.name.isEmpty() && !m_isTls)
        request.setPeerVerifyName(connection.name);
    if (connection.isLast) {
        request.setRawHeader("Connection", "close");
        request.setAttribute(QNetworkRequest::ConnectionCacheExpiryTimeoutSecondsAttribute, 0);
    }
    if (m_hasBody)
        return manager.sendCustomRequest(request, m_method, m_body);
    if (m_method == "GET")
        return manager.get(request);
    if (m_method == "HEAD")
        return manager.head(request);
    return manager.sendCustomRequest(request, m_method);
}

}
