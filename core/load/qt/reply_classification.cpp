// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/reply_classification.h"

#include <QCoreApplication>
#include <QList>

namespace labour {

namespace {

/// Whether the error came from the connection. The others only repeat what the status says.
bool connectionBroke(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolFailure:
        return true;
    default:
        return false;
    }
}

Outcome outcomeWithoutStatus(const ReplyFacts& facts)
{
    if (facts.error == QNetworkReply::UnknownNetworkError && facts.isUnreachable)
        return Outcome::Refused;
    switch (facts.error) {
    case QNetworkReply::ConnectionRefusedError:
        return Outcome::Refused;
    case QNetworkReply::RemoteHostClosedError:
        return Outcome::Closed;
    case QNetworkReply::TimeoutError:
        return Outcome::ConnectTimeout;
    case QNetworkReply::SslHandshakeFailedError:
        return Outcome::TlsError;
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return Outcome::ClientError;
    default:
        return Outcome::Malformed;
    }
}

bool hasNoBody(const ReplyFacts& facts)
{
    return facts.status == 204 || facts.status == 304 || facts.isToHead;
}

bool isShort(const ReplyFacts& facts)
{
    return facts.contentLength && !hasNoBody(facts) && facts.body.length < *facts.contentLength;
}

Outcome outcomeOf(const ReplyFacts& facts)
{
    if (facts.status <= 0)
        return outcomeWithoutStatus(facts);
    if (!facts.id.isNull() && facts.id != facts.sentId)
        return Outcome::Foreign;
    return connectionBroke(facts.error) || isShort(facts) ? Outcome::Truncated : Outcome::Replied;
}

}

Ending endingOf(const ReplyFacts& facts)
{
    Ending ending;
    ending.outcome = outcomeOf(facts);
    if (ending.outcome == Outcome::Replied)
        ending.status = static_cast<std::uint16_t>(facts.status);
    ending.ownId = !facts.id.isNull() && facts.id == facts.sentId;
    if (!facts.claim.isNull())
        ending.claim = parseClaim(facts.claim).value_or(impossibleClaim);
    ending.body = facts.body;
    ending.bodiless = hasNoBody(facts);
    ending.hasText = facts.hasText;
    return ending;
}

bool tellsOfNoRoute(const QString& errorText)
{
    for (const char* text : { "Network unreachable", "Host unreachable" }) {
        if (errorText == QCoreApplication::translate("QNativeSocketEngine", text))
            return true;
    }
    return false;
}

std::optional<BodyDigest> parseClaim(const QByteArray& header)
{
    const QList<QByteArray> words = header.split(' ');
    if (words.size() != 2 || words[1].size() != 8)
        return std::nullopt;
    bool lengthOk = false;
    bool crcOk = false;
    const BodyDigest claim { words[0].toULongLong(&lengthOk), words[1].toUInt(&crcOk, 16) };
    return lengthOk && crcOk ? std::optional(claim) : std::nullopt;
}

std::optional<WorkerSeen> parseWorker(const QByteArray& header)
{
    const QList<QByteArray> words = header.split(' ');
    if (words.size() != 3)
        return std::nullopt;
    bool pidOk = false;
    bool startOk = false;
    const WorkerSeen worker { words[0].toLongLong(&pidOk), words[1].toULongLong(&startOk) };
    return pidOk && startOk && worker.pid > 0 ? std::optional(worker) : std::nullopt;
}

}
