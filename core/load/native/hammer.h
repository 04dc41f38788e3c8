// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/load/native/hammer_load.h"
#include "core/load/native/parent_link.h"
#include "core/load/wake_timer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace labour {

/// One native load process: is told what to send, sends it, tells what came back. See HammerMessage for the
/// conversation.
class Hammer
{
public:
    /// Reads from and writes to these descriptors, which stay the caller's.
    Hammer(int input, int output);

    /// Returns what the process exits with: 0 if it was told what to do and has told how it ended, 1 otherwise.
    int run();

private:
    /// Whose event it is; any other value is a connection's address.
    enum class Source : std::uint64_t {
        Input,
        Output,
        Timer,
    };

    void wait();
    void receive();
    void obey(const Frame& frame);
    void prepare(std::string_view payload);
    void start(std::string_view payload);
    void changeWeights(std::string_view payload);
    void changeRate(std::string_view payload);
    void changeConnections(std::string_view payload);
    void drain();
    void closeSlot(std::int64_t nowNs);
    void tellEnds();
    void finish(std::int64_t nowNs);
    void fail(std::string_view reason);
    void watch(int descriptor, std::uint32_t events, Source source);

    ParentLink m_parent;
    FileDescriptor m_epoll;
    WakeTimer m_timer;
    std::unique_ptr<HammerLoad> m_load;
    double m_cpuAtStart = 0;
    double m_waitedAtStart = 0;
    bool m_isSending = false;
    std::optional<int> m_exit;
};

}
