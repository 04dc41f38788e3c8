// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/virtual_client.h"

#include "core/measure/clock.h"

#include <array>
#include <utility>

#include <zlib.h>

namespace labour {

VirtualClient::VirtualClient(QNetworkAccessManager& manager, Listener listener)
    : m_manager(manager)
    , m_listener(std::move(listener))
{
}

VirtualClient::~VirtualClient()
{
    drop();
}

void VirtualClient::send(
    const OutgoingRequest& request, const QByteArray& id, const OutgoingRequest::Connection& connection)
{
    m_id = id;
    m_isHead = request.isHead();
    m_written = false;
    m_body = {};
    m_search.begin(request.text());
    m_sentNs = monotonicNs();
    m_reply = request.send(m_manager, id, connection);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_written = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &VirtualClient::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &VirtualClient::handleFinished);
}

ClientEnding VirtualClient::giveUp()
{
    readBody();
    Ending ending;
    ending.outcome = m_written ? Outcome::Timeout : Outcome::ConnectTimeout;
    const ClientEnding ended = endedWith(ending);
    drop();
    return ended;
}

void VirtualClient::drop()
{
    // Deleting a reply closes its connection. abort() would do that too, and then say finished() at once.
    delete std::exchange(m_reply, nullptr);
}

void VirtualClient::readBody()
{
    std::array<char, 16'384> part;
    for (;;) {
        const qint64 size = m_reply->read(part.data(), part.size());
        if (size <= 0)
            return;
        m_search.feed({ part.data(), static_cast<std::size_t>(size) });
        m_body.length += static_cast<quint64>(size);
        m_body.crc = static_cast<quint32>(
            crc32(m_body.crc, reinterpret_cast<const Bytef*>(part.data()), static_cast<uInt>(size)));
    }
}

void VirtualClient::handleFinished()
{
    readBody();
    const ClientEnding ended = endedWith(endingOf(facts()));
    m_reply->disconnect(this);
    std::exchange(m_reply, nullptr)->deleteLater();
    m_listener(ended);
}

ReplyFacts VirtualClient::facts() const
{
    ReplyFacts facts;
    facts.error = m_reply->error();
    facts.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    facts.sentId = m_id;
    facts.id = m_reply->rawHeader("X-Labour-Id");
    facts.claim = m_reply->rawHeader("X-Labour-Body");
    if (const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader); length.isValid())
        facts.contentLength = length.toULongLong();
    facts.body = m_body;
    facts.isToHead = m_isHead;
    facts.hasText = m_search.isFound();
    facts.isUnreachable = tellsOfNoRoute(m_reply->errorString());
    return facts;
}

quint64 VirtualClient::bytesReceived() const
{
    if (!m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return 0;
    constexpr qsizetype statusLine = sizeof("HTTP/1.1 200 \r\n") - 1;
    constexpr qsizetype lineExtra = sizeof(": \r\n") - 1;
    constexpr qsizetype blankLine = sizeof("\r\n") - 1;
    qsizetype head =
        statusLine + blankLine + m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray().size();
    for (const QNetworkReply::RawHeaderPair& header : m_reply->rawHeaderPairs())
        head += header.first.size() + header.second.size() + lineExtra;
    return static_cast<quint64>(head) + m_body.length;
}

ClientEnding VirtualClient::endedWith(const Ending& ending) const
{
    ClientEnding ended;
    ended.ending = ending;
    ended.sentNs = m_sentNs;
    ended.endNs = monotonicNs();
    ended.bytesReceived = bytesReceived();
    ended.worker = parseWorker(m_reply->rawHeader("X-Labour-Worker"));
    return ended;
}

}
