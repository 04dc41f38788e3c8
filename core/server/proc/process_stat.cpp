// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/process_stat.h"

#include "core/server/proc/proc_files.h"

#include <array>
#include <charconv>

namespace labour {

namespace {

template <typename T>
bool parseWhole(std::string_view text, T& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// The fields of the list that begins behind the name: the first of them is called 3 in proc(5).
constexpr std::size_t firstField = 3;
constexpr std::size_t lastField = 22;

}

std::optional<ProcessStat> parseStat(std::string_view text)
{
    const std::size_t open = text.find('(');
    const std::size_t close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open || open < 2
        || text[open - 1] != ' ')
        return std::nullopt;

    std::array<std::string_view, lastField - firstField + 1> fields;
    std::size_t at = close + 1;
    for (std::string_view& field : fields) {
        if (at >= text.size() || text[at] != ' ')
            return std::nullopt;
        const std::size_t begin = ++at;
        at = std::min(text.find_first_of(" \n", begin), text.size());
        field = text.substr(begin, at - begin);
    }
    const auto field = [&fields](std::size_t number) { return fields[number - firstField]; };

    ProcessStat stat;
    stat.name = text.substr(open + 1, close - open - 1);
    if (field(3).size() != 1 || !parseWhole(text.substr(0, open - 1), stat.id.pid) || !parseWhole(field(4), stat.parent)
        || !parseWhole(field(6), stat.session) || !parseWhole(field(20), stat.threads)
        || !parseWhole(field(22), stat.id.start))
        return std::nullopt;
    stat.state = field(3).front();
    return stat;
}

std::optional<ProcessStat> readStat(pid_t pid)
{
    return parseStat(readProcFile(pid, "stat"));
}

}
