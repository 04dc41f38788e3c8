// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/progress_watch.h"

#include <algorithm>
#include <utility>

namespace labour {

ProgressWatch::ProgressWatch(std::size_t members, std::uint32_t patience)
    : m_members(members)
    , m_patience(patience)
{
}

std::vector<ProgressWatch::News> ProgressWatch::sign(std::size_t member, std::uint32_t slot)
{
    std::vector<News> news;
    m_now = std::max(m_now, slot);
    Member& sender = m_members[member];
    if (std::exchange(sender.isSilent, false))
        news.push_back({ member, false, m_now - sender.last });
    sender.last = m_now; // also where it has yet to tell of older slots
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        Member& other = m_members[i];
        if (other.isSilent || other.hasEnded || m_now - other.last < m_patience)
            continue;
        other.isSilent = true;
        news.push_back({ i, true, m_now - other.last });
    }
    return news;
}

}
