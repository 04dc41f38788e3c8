// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/dump_reader.h"

#include "core/measure/clock.h"

#include <algorithm>
#include <utility>

namespace labour {

namespace {

constexpr std::int64_t slotUs = slotNs / nsPerMicrosecond;
// A machine whose clock is wrong must not make a recording of years.
constexpr std::int64_t longestUs = 7LL * 86'400 * 1'000'000;
constexpr std::size_t longestLine = 1 << 20;
constexpr std::size_t mostWorkers = 65'536;

bool isBodiless(const Request& request, std::uint16_t status)
{
    return request.method == "HEAD" || status == 204 || status == 304;
}

}

DumpReader::DumpReader(std::vector<Request> mix, std::size_t phases, bool isOpen)
    : m_mix(std::move(mix))
    , m_phases(std::max<std::size_t>(phases, 1))
    , m_isOpen(isOpen)
    , m_unfinished(m_mix.size())
{
}

void DumpReader::read(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos) {
            if (m_rest.size() < longestLine)
                m_rest += bytes;
            return;
        }
        m_rest += bytes.substr(0, end);
        readLine(m_rest);
        m_rest.clear();
        bytes.remove_prefix(end + 1);
    }
}

void DumpReader::readLine(std::string_view text)
{
    if (text.empty() || text.starts_with('#'))
        return;
    const std::optional<DumpLine> line = dumpLine(text);
    if (!line) {
        m_strangeLines += text.find(" late;") == std::string_view::npos ? 1 : 0;
        return;
    }
    switch (line->kind) {
    case DumpLine::Kind::Ready:
        m_isReady = true;
        return;
    case DumpLine::Kind::Started:
        m_startUs = line->startUs;
        for (const DumpLine& early : std::exchange(m_early, {}))
            count(early);
        return;
    case DumpLine::Kind::Over:
        m_isOver = true;
        return;
    case DumpLine::Kind::Ended:
    case DumpLine::Kind::Unfinished:
        if (line->behaviour >= m_mix.size() || line->phase >= m_phases)
            ++m_strangeLines;
        else if (m_startUs)
            count(*line);
        else
            m_early.push_back(*line);
    }
}

void DumpReader::count(const DumpLine& line)
{
    const std::int64_t sinceStartUs = std::max<std::int64_t>(line.atUs - *m_startUs, 0);
    if (sinceStartUs > longestUs) {
        ++m_strangeLines;
        return;
    }
    m_lastUs = std::max(m_lastUs, line.atUs);
    if (line.kind == DumpLine::Kind::Unfinished) {
        ++m_unfinished[line.behaviour];
        return;
    }
    ++m_ended;
    const Request& request = m_mix[line.behaviour];
    const CounterCell cell { line.behaviour, line.phase };
    SlotCounter& slot =
        m_slots.try_emplace(static_cast<std::uint32_t>(sinceStartUs / slotUs), m_mix.size(), m_phases).first->second;
    Ending ending = line.ending;
    ending.bodiless = isBodiless(request, ending.status);
    slot.ended(cell, ending, judge(request.expectation, ending));
    if (ending.outcome == Outcome::Replied) {
        slot.latency(cell, line.durationUs + (m_isOpen ? line.delayUs : 0));
        if (m_isOpen)
            slot.service(cell, line.durationUs);
    }
    if (m_isOpen && ending.outcome != Outcome::NotSent)
        slot.scheduleError(line.delayUs);
    if (line.bytes > 0)
        slot.received(cell, line.bytes);
    m_shortages += ending.outcome == Outcome::ClientError ? 1 : 0;
    if (line.worker && m_workers.size() < mostWorkers && m_workers.insert(*line.worker).second)
        m_newWorkers.push_back(*line.worker);
}

std::vector<Interval> DumpReader::take()
{
    std::vector<Interval> intervals;
    for (auto& [slot, counter] : std::exchange(m_slots, {})) {
        for (Interval& interval : counter.take(slot, 0))
            intervals.push_back(std::move(interval));
    }
    if (!intervals.empty())
        intervals.front().workers = std::exchange(m_newWorkers, {});
    return intervals;
}

}
