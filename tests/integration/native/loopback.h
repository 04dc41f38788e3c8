// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// A listening TCP socket on a loopback port that the kernel chooses; throws std::runtime_error.
int listenerOnLoopback(int backlog, std::uint16_t& port, bool ipv6 = false);
/// A socket connected to that port, or -1.
int connectedToLoopback(std::uint16_t port);
/// False if the other side no longer listens.
bool sendAll(int socket, std::string_view bytes, int flags = 0);
