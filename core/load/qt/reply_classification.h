// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/expectation.h"
#include "core/measure/interval.h"
#include "core/measure/outcome.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QString>

#include <optional>

namespace labour {

/// What a finished QNetworkReply shows.
struct ReplyFacts {
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; ///< 0 when no status line was understood
    QByteArray sentId;
    QByteArray id; ///< X-Labour-Id; null when there is none
    QByteArray claim; ///< X-Labour-Body; null when there is none
    std::optional<std::uint64_t> contentLength; ///< as the reply has it
    BodyDigest body;
    bool isToHead = false; ///< the request's method
    bool hasText = false; ///< the body held the text that was looked for
    bool isUnreachable = false; ///< of an UnknownNetworkError: there is no way to the host
};

/// What the client saw, as far as QNetworkAccessManager lets it be known. It reports a connection that was closed, one
/// that was reset and a reply that is not HTTP alike, after it has sent the request up to three times more: all three
/// are Outcome::Closed. Now and then it also sends again when a reply ends early, and then says that all is well even
/// if the next one does too. What is shorter than its Content-Length is Outcome::Truncated all the same; in chunks it
/// can only be told by the application's claim, and is Replied with Wrong::Body.
Ending endingOf(const ReplyFacts& facts);

/// The reply's error text is that of a host, or its network, which cannot be reached. The text alone tells it: the
/// error is the same where the client's own resources ran out.
bool tellsOfNoRoute(const QString& errorText);

/// "LENGTH CRC32" as the application writes it; nothing if it is anything else.
std::optional<BodyDigest> parseClaim(const QByteArray& header);
/// "PID START COUNT" as the application writes it; nothing if it is anything else.
std::optional<WorkerSeen> parseWorker(const QByteArray& header);

}
