// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/qt/outgoing_request.h"
#include "core/load/qt/reply_classification.h"
#include "core/load/text_search.h"
#include "core/measure/expectation.h"
#include "core/measure/interval.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>

namespace labour {

/// How a request of a virtual client ended.
struct ClientEnding {
    Ending ending;
    qint64 sentNs = 0; ///< CLOCK_MONOTONIC, of the call that sent it
    qint64 endNs = 0; ///< when its last byte was known here
    quint64 bytesReceived =
        0; ///< status line, headers and body as Qt shows them: no chunk framing, no earlier attempts
    std::optional<WorkerSeen> worker;
};

/// One connection's worth of load: at most one request under way, sent through a manager of the same thread.
/// Bodies are read, and digested, as they arrive, and not kept.
class VirtualClient : public QObject
{
public:
    using Listener = std::function<void(const ClientEnding&)>;

    /// The manager outlives the client. `listener` is called from the event loop for every request that ends by itself.
    VirtualClient(QNetworkAccessManager& manager, Listener listener);
    ~VirtualClient() override;

    bool isBusy() const { return m_reply != nullptr; }
    /// Sends; not while busy. The request outlives its reply.
    void send(const OutgoingRequest& request, const QByteArray& id, const OutgoingRequest::Connection& connection);
    /// CLOCK_MONOTONIC of the last call of send().
    qint64 sentNs() const { return m_sentNs; }
    /// The deadline has passed: aborts the request under way. The listener is not called. Timeout, or ConnectTimeout if
    /// the request was never written.
    ClientEnding giveUp();
    /// Aborts the request under way, if any, without a word.
    void drop();

private:
    void readBody();
    void handleFinished();
    ReplyFacts facts() const;
    quint64 bytesReceived() const;
    ClientEnding endedWith(const Ending& ending) const;

    QNetworkAccessManager& m_manager;
    Listener m_listener;
    QNetworkReply* m_reply = nullptr;
    QByteArray m_id;
    qint64 m_sentNs = 0;
    bool m_isHead = false;
    bool m_written = false;
    BodyDigest m_body;
    TextSearch m_search;
};

}
