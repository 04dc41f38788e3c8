// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/measure/clock.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <sys/timerfd.h>

namespace labour {

/// A descriptor that becomes readable at a time of CLOCK_MONOTONIC. It is armed again only for something earlier or
/// after it fired, so that waiting for what keeps moving away (the earliest of the timeouts) costs no system call; it
/// may fire too early for that.
class WakeTimer
{
public:
    WakeTimer()
        : m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    {
    }

    int descriptor() const { return m_timer.get(); }

    void wakeAt(std::int64_t atNs)
    {
        if (atNs >= m_armedNs)
            return;
        m_armedNs = atNs;
        const std::int64_t at = std::max<std::int64_t>(atNs, 1);
        itimerspec time {};
        time.it_value.tv_sec = static_cast<time_t>(at / nsPerSecond);
        time.it_value.tv_nsec = static_cast<long>(at % nsPerSecond);
        timerfd_settime(m_timer.get(), TFD_TIMER_ABSTIME, &time, nullptr);
    }

    void fired() { m_armedNs = std::numeric_limits<std::int64_t>::max(); }

private:
    FileDescriptor m_timer;
    std::int64_t m_armedNs = std::numeric_limits<std::int64_t>::max();
};

}
