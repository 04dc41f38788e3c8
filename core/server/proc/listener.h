// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// The sockets that listen on a TCP port, whoever holds them, as the kernel's socket diagnostics have it.
class ListenerProbe
{
public:
    explicit ListenerProbe(std::uint16_t port);

    struct Listeners {
        std::uint32_t queue = 0; ///< connections that wait to be accepted, of all of them
        std::vector<std::uint64_t> inodes; ///< a socket each
    };
    /// Nothing if nobody listens, or the kernel does not say.
    std::optional<Listeners> read() const;

private:
    bool readFamily(std::uint8_t family, Listeners& listeners) const;

    FileDescriptor m_socket;
    std::uint16_t m_port;
};

/// A connection to the port is refused at once: nobody listens there. `host` is a numeric address.
bool isRefused(const std::string& host, std::uint16_t port);

}
