// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/policy.h"

#include <algorithm>
#include <cmath>

namespace labour {

std::string_view nameOf(Policy policy)
{
    return policy == Policy::Repeat ? "repeat" : "random";
}

std::optional<Policy> policyNamed(std::string_view name)
{
    if (name == "random")
        return Policy::Random;
    if (name == "repeat")
        return Policy::Repeat;
    return std::nullopt;
}

Draw::Draw(Policy policy, const std::vector<double>& weights, std::uint64_t seed, double share)
    : m_policy(policy)
    , m_generator(seed)
{
    setWeights(weights);
    m_position = std::floor(share * m_upTo.back());
}

void Draw::setWeights(const std::vector<double>& weights)
{
    m_upTo.clear();
    double sum = 0;
    for (const double weight : weights) {
        sum += weight;
        m_upTo.push_back(sum);
    }
}

std::size_t Draw::next()
{
    return m_policy == Policy::Random ? nextRandom() : nextRepeated();
}

std::size_t Draw::nextRandom()
{
    // The upper 53 bits as a fraction of one: the same on every machine, unlike std::uniform_real_distribution.
    const double fraction = static_cast<double>(m_generator() >> 11) * 0x1p-53;
    const auto found = std::upper_bound(m_upTo.begin(), m_upTo.end(), fraction * m_upTo.back());
    return std::min<std::size_t>(static_cast<std::size_t>(found - m_upTo.begin()), m_upTo.size() - 1);
}

std::size_t Draw::nextRepeated()
{
    if (m_position >= m_upTo.back())
        m_position = 0;
    const auto found = std::upper_bound(m_upTo.begin(), m_upTo.end(), m_position);
    m_position += 1;
    return static_cast<std::size_t>(found - m_upTo.begin());
}

std::uint64_t seedOfProcess(std::uint64_t seed, std::uint32_t process)
{
    // SplitMix64's mixing step (Steele, Lea, Flood 2014), so that neighbouring processes share nothing.
    std::uint64_t z = seed + 0x9e3779b97f4a7c15ULL * (std::uint64_t { process } + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

}
