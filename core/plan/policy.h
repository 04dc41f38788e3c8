// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

namespace labour {

/// How the next behaviour is drawn from a mix.
enum class Policy : std::uint8_t {
    Random, ///< by weight, from a seeded generator: equal seeds give equal sequences
    Repeat, ///< each as often as its weight, in order, over and over; every load process begins at its own offset
};

std::string_view nameOf(Policy policy);
std::optional<Policy> policyNamed(std::string_view name);

/// Draws indices into a mix. Deterministic on every machine: std::mt19937_64 and arithmetic of our own.
class Draw
{
public:
    /// `share` (0 to 1) is where in the sequence of `Repeat` this process begins; `seed` is this process's own.
    /// The weights are not negative and not all zero; those of `Repeat` are whole numbers.
    Draw(Policy policy, const std::vector<double>& weights, std::uint64_t seed, double share);

    std::size_t next();
    /// Changes the mix while it is being drawn from; the generator goes on from where it is.
    void setWeights(const std::vector<double>& weights);

private:
    std::size_t nextRandom();
    std::size_t nextRepeated();

    Policy m_policy;
    std::vector<double> m_upTo; ///< sums of the weights up to and including each
    std::mt19937_64 m_generator;
    double m_position = 0; ///< in the sequence of Repeat
};

/// The seed of one of several load processes that share a plan's seed.
std::uint64_t seedOfProcess(std::uint64_t seed, std::uint32_t process);

}
