// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>
#include <vector>

namespace labour::cli {

/// In which order several are measured in turn: drawn anew for each repetition, so that what else the machine does
/// falls on none of them alone. The same seed draws the same orders.
class DrawnOrder
{
public:
    explicit DrawnOrder(quint64 seed);

    /// Says on standard error which seed it is.
    void tell() const;
    /// 0 to `count` - 1, each once.
    std::vector<qsizetype> next(qsizetype count);

private:
    quint64 m_seed;
    std::mt19937_64 m_random;
};

}
