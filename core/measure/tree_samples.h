// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/packed_bytes.h"
#include "core/measure/server_reading.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace labour {

/// The samples of a server's process tree, in order of time. They are kept for long and differ little from each other:
/// of each only what has changed since the one before is kept, but for every 64th. Reading them in order is cheap, one
/// by its index takes up to 64 steps. Grows at its end. A value; not thread-safe.
class TreeSamples
{
public:
    /// Gives values, which a loop may bind to a reference. Outlived by what it goes through, which does not grow
    /// meanwhile.
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = TreeSample;
        using difference_type = std::ptrdiff_t;
        using pointer = const TreeSample*;
        using reference = const TreeSample&;

        Iterator() = default;
        Iterator(const TreeSamples& samples, std::size_t index);

        reference operator*() const { return m_sample; }
        pointer operator->() const { return &m_sample; }
        Iterator& operator++();
        std::size_t index() const { return m_index; }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.m_index == b.m_index; }

    private:
        void read();

        const TreeSamples* m_samples = nullptr;
        std::size_t m_index = 0;
        const std::uint8_t* m_at = nullptr; ///< behind m_sample
        TreeSample m_sample;
    };

    void push_back(const TreeSample& sample);

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Iterator begin() const { return at(0); }
    Iterator end() const { return at(m_size); }
    /// From that one on.
    Iterator at(std::size_t index) const { return { *this, index }; }
    TreeSample operator[](std::size_t index) const { return *at(index); }
    TreeSample front() const { return *at(0); }
    const TreeSample& back() const { return m_last; }
    /// How many were taken at that time or before.
    std::size_t countUntil(double t) const;

private:
    struct Block {
        double t = 0; ///< of its first
        PackedBytes bytes;
    };

    std::vector<Block> m_blocks;
    TreeSample m_last;
    std::size_t m_size = 0;
};

/// The sample that holds at each of ascending times: the last one that was taken by then. The samples outlive it, and
/// do not grow meanwhile.
class LastSample
{
public:
    explicit LastSample(const TreeSamples& samples);

    /// Null before the first; no earlier time than before.
    const TreeSample* at(double t);
    /// Of that sample, among all.
    std::size_t index() const { return m_count - 1; }

private:
    const TreeSamples& m_samples;
    TreeSamples::Iterator m_next; ///< the one after it
    TreeSample m_last;
    std::size_t m_count = 0; ///< taken by then
};

}
