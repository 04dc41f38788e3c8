// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/tree_samples.h"

#include <algorithm>
#include <utility>

namespace labour {

namespace {

constexpr std::size_t perBlock = 64;

// What of a process is not as it was in the sample before.
constexpr std::uint8_t rss = 1;
constexpr std::uint8_t pss = 2;
constexpr std::uint8_t threads = 4;
constexpr std::uint8_t openFiles = 8;
constexpr std::uint8_t parent = 16;
constexpr std::uint8_t cpu = 32;

/// 0: nothing.
std::uint64_t numberOf(const std::optional<std::uint32_t>& value)
{
    return value ? std::uint64_t { *value } + 1 : 0;
}

std::optional<std::uint32_t> valueOf(std::uint64_t number)
{
    return number > 0 ? std::optional(static_cast<std::uint32_t>(number - 1)) : std::nullopt;
}

bool isSame(const ProcessReading& a, const ProcessReading& b)
{
    return a.pid == b.pid && a.start == b.start;
}

void packProcess(PackedBytes& into, const ProcessReading& before, const ProcessReading& process)
{
    const std::size_t mask = into.size();
    into.push_back(0);
    const auto change = [&](std::uint8_t what, bool isChanged, const auto& write) {
        if (!isChanged)
            return;
        into[mask] |= what;
        write();
    };
    change(rss, process.rssBytes != before.rssBytes, [&] { packStep(into, before.rssBytes, process.rssBytes); });
    change(pss, process.pssBytes != before.pssBytes, [&] { packStep(into, before.pssBytes, process.pssBytes); });
    change(threads, process.threads != before.threads, [&] { pack(into, process.threads); });
    change(openFiles, process.openFiles != before.openFiles, [&] { pack(into, numberOf(process.openFiles)); });
    change(parent, process.parent != before.parent, [&] { pack(into, static_cast<std::uint32_t>(process.parent)); });
    change(cpu, process.cpuPercent != before.cpuPercent, [&] { packReal(into, process.cpuPercent); });
}

void unpackProcess(const std::uint8_t*& at, ProcessReading& process)
{
    const std::uint8_t changed = *at++;
    if (changed & rss)
        process.rssBytes = unpackStep(at, process.rssBytes);
    if (changed & pss)
        process.pssBytes = unpackStep(at, process.pssBytes);
    if (changed & threads)
        process.threads = static_cast<std::uint32_t>(unpack(at));
    if (changed & openFiles)
        process.openFiles = valueOf(unpack(at));
    if (changed & parent)
        process.parent = static_cast<std::int32_t>(static_cast<std::uint32_t>(unpack(at)));
    if (changed & cpu)
        process.cpuPercent = unpackReal<float>(at);
}

void packSample(PackedBytes& into, const TreeSample& before, const TreeSample& sample)
{
    packReal(into, sample.t);
    packReal(into, sample.cpuPercent);
    pack(into, numberOf(sample.listenQueue));
    const std::size_t count = sample.processes.size();
    const bool areSame = std::equal(
        before.processes.begin(), before.processes.end(), sample.processes.begin(), sample.processes.end(), isSame);
    pack(into, areSame ? 0 : count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const ProcessReading& process = sample.processes[i];
        if (!areSame) {
            packStep(into, 0, static_cast<std::uint64_t>(process.pid));
            pack(into, process.start);
        }
        packProcess(into, areSame ? before.processes[i] : ProcessReading(), process);
    }
}

/// `sample` is the one before.
void unpackSample(const std::uint8_t*& at, TreeSample& sample)
{
    sample.t = unpackReal<double>(at);
    sample.cpuPercent = unpackReal<double>(at);
    sample.listenQueue = valueOf(unpack(at));
    const std::uint64_t others = unpack(at);
    if (others > 0)
        sample.processes.assign(others - 1, {});
    for (ProcessReading& process : sample.processes) {
        if (others > 0) {
            process.pid = static_cast<std::int64_t>(unpackStep(at, 0));
            process.start = unpack(at);
        }
        unpackProcess(at, process);
    }
}

}

void TreeSamples::push_back(const TreeSample& sample)
{
    const bool isFirst = m_size % perBlock == 0;
    if (isFirst)
        m_blocks.push_back({ sample.t, {} });
    PackedBytes& bytes = m_blocks.back().bytes;
    packSample(bytes, isFirst ? TreeSample() : m_last, sample);
    m_last = sample;
    ++m_size;
    if (m_size % perBlock == 0)
        bytes.shrink_to_fit();
}

std::size_t TreeSamples::countUntil(double t) const
{
    const auto after = std::upper_bound(
        m_blocks.begin(), m_blocks.end(), t, [](double time, const Block& block) { return time < block.t; });
    if (after == m_blocks.begin())
        return 0;
    const auto block = static_cast<std::size_t>(after - m_blocks.begin()) - 1;
    const std::size_t end = std::min(m_size, (block + 1) * perBlock);
    Iterator sample = at(block * perBlock);
    while (sample.index() < end && sample->t <= t)
        ++sample;
    return sample.index();
}

LastSample::LastSample(const TreeSamples& samples)
    : m_samples(samples)
{
}

const TreeSample* LastSample::at(double t)
{
    if (m_count == 0) {
        m_count = m_samples.countUntil(t);
        if (m_count == 0)
            return nullptr;
        m_next = m_samples.at(m_count - 1);
        m_last = *m_next;
        ++m_next;
    }
    for (; m_count < m_samples.size() && m_next->t <= t; ++m_next, ++m_count)
        m_last = *m_next;
    return &m_last;
}

TreeSamples::Iterator::Iterator(const TreeSamples& samples, std::size_t index)
    : m_samples(&samples)
    , m_index(index - index % perBlock)
{
    if (index >= samples.m_size) {
        m_index = samples.m_size;
        return;
    }
    read();
    while (m_index < index)
        ++*this;
}

TreeSamples::Iterator& TreeSamples::Iterator::operator++()
{
    ++m_index;
    read();
    return *this;
}

void TreeSamples::Iterator::read()
{
    if (m_index >= m_samples->m_size)
        return;
    if (m_index % perBlock == 0) {
        m_at = m_samples->m_blocks[m_index / perBlock].bytes.data();
        m_sample = {};
    }
    unpackSample(m_at, m_sample);
}

}
