// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/warden/outbox.h"

#include <cstdint>
#include <string>

namespace labour {

/// Takes whatever the server writes as fast as it comes, and passes on the newest 64 KiB of every tenth of a second.
class OutputRelay
{
public:
    /// `fd`, not owned, is made non-blocking.
    OutputRelay(int fd, Outbox& outbox);

    /// Takes what is there now, a bounded amount. False when every process of the server has closed its end.
    bool drain();
    void flush();
    bool isWaiting() const { return !m_kept.empty() || m_dropped > 0; }

private:
    void trim(std::size_t most);

    int m_fd;
    Outbox& m_outbox;
    std::string m_kept;
    std::uint64_t m_dropped = 0;
};

}
