// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// /proc/PID/stat of a process that has given itself any name.
#include "core/server/proc/process_stat.h"
#include "tests/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto stat = parseStat(text))
        fuzz::require(stat->id.pid >= 0 && stat->name.size() <= size);
    return 0;
}
