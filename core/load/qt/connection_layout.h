// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace labour {

/// What QNetworkAccessManager allows: it opens at most six connections to a server, and queues within itself what is
/// more.
inline constexpr int connectionsPerManager = 6;
/// Every manager has a hidden thread of its own, so there are few.
inline constexpr int maximumManagers = 32;
inline constexpr int maximumQtConnections = connectionsPerManager * maximumManagers;

/// The connections of each manager of one load thread.
using ManagerConnections = std::vector<int>;

/// How `connections` (1 to maximumQtConnections) are spread over at most `threads` load threads, evenly, each with one
/// manager or more: a manager a connection while the managers last, else up to six connections a manager.
std::vector<ManagerConnections> connectionLayout(int connections, int threads);

}
