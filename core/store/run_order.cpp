// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_order.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace labour {

namespace {

/// Below 0 if `a` comes before `b` in ascending order; 0 if that leaves it open.
using Ordering = std::function<int(const StoredRun& a, const StoredRun& b)>;

template <typename T>
int ordered(const T& a, const T& b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int ordered(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive);
}

template <auto member>
Ordering by()
{
    return [](const StoredRun& a, const StoredRun& b) { return ordered(a.*member, b.*member); };
}

std::optional<double> failedShare(const StoredRun& run)
{
    if (!run.requests || !run.failed || *run.requests == 0)
        return std::nullopt;
    return static_cast<double>(*run.failed) / static_cast<double>(*run.requests);
}

Ordering orderingBy(RunKey key)
{
    switch (key) {
    case RunKey::Number:
        return by<&StoredRun::id>();
    case RunKey::Started:
        return by<&StoredRun::startedMs>();
    case RunKey::Server:
        return by<&StoredRun::server>();
    case RunKey::Behaviours:
        return by<&StoredRun::mix>();
    case RunKey::Engine:
        return by<&StoredRun::engine>();
    case RunKey::Duration:
        return by<&StoredRun::durationS>();
    case RunKey::Requests:
        return by<&StoredRun::requests>();
    case RunKey::Failed:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(failedShare(a), failedShare(b)); };
    case RunKey::Percentile99:
        return by<&StoredRun::innocentsP99Ms>();
    case RunKey::Memory:
        return by<&StoredRun::rssBytes>();
    case RunKey::Ended:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.stateName(), b.stateName()); };
    case RunKey::Bytes:
        return by<&StoredRun::bytes>();
    case RunKey::Star:
        return by<&StoredRun::isStarred>();
    case RunKey::Note:
        break;
    }
    return by<&StoredRun::note>();
}

bool hasValue(const StoredRun& run, RunKey key)
{
    switch (key) {
    case RunKey::Duration:
        return run.durationS.has_value();
    case RunKey::Requests:
        return run.requests.has_value();
    case RunKey::Failed:
        return failedShare(run).has_value();
    case RunKey::Percentile99:
        return run.innocentsP99Ms.has_value();
    case RunKey::Memory:
        return run.rssBytes.has_value();
    case RunKey::Note:
        return !run.note.isEmpty();
    default:
        return true;
    }
}

const std::array<std::pair<const char*, RunKey>, 13> named { {
    { "run", RunKey::Number },
    { "when", RunKey::Started },
    { "server", RunKey::Server },
    { "plan", RunKey::Behaviours },
    { "engine", RunKey::Engine },
    { "duration", RunKey::Duration },
    { "requests", RunKey::Requests },
    { "errors", RunKey::Failed },
    { "p99", RunKey::Percentile99 },
    { "rss", RunKey::Memory },
    { "ended", RunKey::Ended },
    { "size", RunKey::Bytes },
    { "note", RunKey::Note },
} };

}

std::vector<const StoredRun*> inOrder(const QList<StoredRun>& runs, RunKey key, Qt::SortOrder direction)
{
    std::vector<const StoredRun*> order;
    order.reserve(static_cast<std::size_t>(runs.size()));
    for (const StoredRun& run : runs)
        order.push_back(&run);
    const Ordering ordering = orderingBy(key);
    const int sign = direction == Qt::AscendingOrder ? 1 : -1;
    std::sort(order.begin(), order.end(), [&](const StoredRun* a, const StoredRun* b) {
        const bool hasA = hasValue(*a, key);
        if (hasA != hasValue(*b, key))
            return hasA;
        const int difference = sign * ordering(*a, *b);
        return difference != 0 ? difference < 0 : std::pair(b->startedMs, b->id) < std::pair(a->startedMs, a->id);
    });
    return order;
}

std::optional<RunSorting> RunSorting::fromText(const QString& text)
{
    const bool isDescending = text.startsWith(u'-');
    const QString name = isDescending ? text.mid(1) : text;
    for (const auto& [key, value] : named) {
        if (name == QLatin1String(key))
            return RunSorting { value, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder };
    }
    return std::nullopt;
}

QStringList RunSorting::keys()
{
    QStringList keys;
    for (const auto& [key, value] : named)
        keys.append(QLatin1String(key));
    return keys;
}

QList<StoredRun> RunSorting::sorted(const QList<StoredRun>& runs) const
{
    QList<StoredRun> sorted;
    for (const StoredRun* run : inOrder(runs, key, direction))
        sorted.append(*run);
    return sorted;
}

}
