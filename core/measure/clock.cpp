// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"

#include <ctime>

namespace labour {

namespace {

std::int64_t read(clockid_t clock)
{
    timespec now {};
    clock_gettime(clock, &now);
    return std::int64_t { now.tv_sec } * nsPerSecond + now.tv_nsec;
}

}

std::int64_t monotonicNs()
{
    return read(CLOCK_MONOTONIC);
}

std::int64_t realtimeNs()
{
    return read(CLOCK_REALTIME);
}

}
