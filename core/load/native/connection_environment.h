// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/deadline_queue.h"
#include "core/load/native/request_template.h"
#include "core/load/native/server_address.h"
#include "core/load/native/tls.h"
#include "core/load/request.h"

#include <cstdint>
#include <span>
#include <vector>

namespace labour {

/// What all connections of a load process share.
struct ConnectionEnvironment {
    const ServerAddress& address;
    const TlsClient* tls = nullptr; ///< none: plain TCP
    RequestTemplates& templates;
    const std::vector<Request>& mix;
    DeadlineQueue& paces; ///< of requests with bad manners: each is a RudeExchange::Pace
    bool keepAlive = true;
    std::uint64_t requestsPerConnection = 0; ///< 0: as many as the server allows
    int epoll = -1; ///< events come for the connection's address
    std::span<char> buffer; ///< where replies are read into; nothing stays in it
};

}
