// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/drawn_order.h"

#include "app/cli/writing.h"

#include <numeric>
#include <utility>

namespace labour::cli {

DrawnOrder::DrawnOrder(quint64 seed)
    : m_seed(seed)
    , m_random(seed)
{
}

void DrawnOrder::tell() const
{
    printError(QStringLiteral("The order is drawn by the seed %1.\n").arg(m_seed));
}

std::vector<qsizetype> DrawnOrder::next(qsizetype count)
{
    std::vector<qsizetype> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), qsizetype { 0 });
    // By hand: std::shuffle() draws differently from one standard library to the next.
    for (std::size_t left = order.size(); left > 1; --left)
        std::swap(order[left - 1], order[m_random() % left]);
    return order;
}

}
