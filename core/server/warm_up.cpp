// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warm_up.h"

#include <QNetworkProxy>
#include <QSslSocket>
#include <QUuid>

#include <chrono>

namespace labour {

using namespace std::chrono_literals;

namespace {

constexpr auto retryInterval = 50ms;
constexpr auto attemptLimit = 2s;
constexpr qsizetype largestHead = 64 << 10;

std::unique_ptr<QTcpSocket> socketFor(const std::optional<QString>& tlsName)
{
    if (!tlsName)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    return socket;
}

}

WarmUp::WarmUp(QString host, quint16 port, QString target, QByteArray token, bool anyReply,
    std::optional<QString> tlsName, QObject* parent)
    : QObject(parent)
    , m_host(std::move(host))
    , m_port(port)
    , m_target(std::move(target))
    , m_token(std::move(token))
    , m_anyReply(anyReply)
    , m_tlsName(std::move(tlsName))
    , m_trouble(tr("it accepts no connection"))
    , m_socket(socketFor(m_tlsName))
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryInterval);
    m_patience.setSingleShot(true);
    m_patience.setInterval(attemptLimit);
    connect(&m_retry, &QTimer::timeout, this, &WarmUp::attempt);
    connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(tr("it accepts connections and does not reply")); });
    if (auto* tls = qobject_cast<QSslSocket*>(m_socket.get()))
        connect(tls, &QSslSocket::encrypted, this, &WarmUp::ask);
    else
        connect(m_socket.get(), &QTcpSocket::connected, this, &WarmUp::ask);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &WarmUp::read);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError)
            giveUp(tr("the connection is refused"));
        else if (m_tlsName && error == QAbstractSocket::SslHandshakeFailedError)
            giveUp(tr("it does not speak TLS with us (%1)").arg(m_socket->errorString()));
        else
            giveUp(tr("it closes the connection without a reply"));
    });
}

void WarmUp::begin()
{
    attempt();
}

void WarmUp::end()
{
    m_retry.stop();
    m_patience.stop();
    const QSignalBlocker blocker(*m_socket);
    m_socket->abort();
}

void WarmUp::attempt()
{
    m_id = QUuid::createUuid().toByteArray(QUuid::Id128);
    m_reply.clear();
    m_patience.start();
    if (auto* tls = qobject_cast<QSslSocket*>(m_socket.get()))
        tls->connectToHostEncrypted(m_host, m_port, *m_tlsName);
    else
        m_socket->connectToHost(m_host, m_port);
}

void WarmUp::ask()
{
    if (!m_hasReplied)
        m_trouble = tr("it accepts connections and does not reply");
    m_socket->write("GET " + m_target.toLatin1() + " HTTP/1.1\r\nHost: " + m_host.toLatin1() + ':'
        + QByteArray::number(m_port) + "\r\nX-Labour-Token: " + m_token + "\r\nX-Labour-Id: " + m_id
        + "\r\nConnection: close\r\n\r\n");
}

void WarmUp::read()
{
    m_hasReplied = true;
    m_reply += m_socket->readAll();
    const qsizetype headEnd = m_reply.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (m_reply.size() > largestHead)
            giveUp(tr("its reply is not HTTP"));
        return;
    }
    const QList<QByteArray> lines = m_reply.first(headEnd).split('\n');
    const QByteArray status = lines.constFirst().trimmed();
    bool isOurs = false;
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare("X-Labour-Id", Qt::CaseInsensitive) == 0)
            isOurs = line.mid(colon + 1).trimmed() == m_id;
    }
    if (m_anyReply && status.startsWith("HTTP/1.")) {
        end();
        emit answered();
    } else if (!status.startsWith("HTTP/1.") || status.split(' ').value(1) != "200") {
        giveUp(tr("it replies '%1'").arg(QString::fromLatin1(status.left(80))));
    } else if (!isOurs) {
        giveUp(tr("something else replies on port %1").arg(m_port));
    } else {
        end();
        emit answered();
    }
}

void WarmUp::giveUp(const QString& trouble)
{
    m_trouble = trouble;
    end();
    m_retry.start();
}

}
