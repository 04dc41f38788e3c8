// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_list.h"

#include <algorithm>
#include <functional>

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

Ordering orderingBy(RunColumn column)
{
    switch (column) {
    case RunColumn::Star:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.isStarred, b.isStarred); };
    case RunColumn::Number:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.id, b.id); };
    case RunColumn::Started:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.startedMs, b.startedMs); };
    case RunColumn::Server:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.server, b.server); };
    case RunColumn::Behaviours:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.mix, b.mix); };
    case RunColumn::Engine:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.engine, b.engine); };
    case RunColumn::AsExpected:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(asExpectedOf(a), asExpectedOf(b)); };
    case RunColumn::Percentile99:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(a.innocentsP99Ms, b.innocentsP99Ms); };
    case RunColumn::Ended:
        return [](const StoredRun& a, const StoredRun& b) { return ordered(endOf(a), endOf(b)); };
    case RunColumn::Note:
        break;
    }
    return [](const StoredRun& a, const StoredRun& b) { return ordered(a.note, b.note); };
}

bool hasValue(const StoredRun& run, RunColumn column)
{
    switch (column) {
    case RunColumn::AsExpected:
        return asExpectedOf(run).has_value();
    case RunColumn::Percentile99:
        return run.innocentsP99Ms.has_value();
    case RunColumn::Note:
        return !run.note.isEmpty();
    default:
        return true;
    }
}

std::vector<const StoredRun*> sorted(const QList<StoredRun>& runs, RunColumn column, Qt::SortOrder direction)
{
    std::vector<const StoredRun*> order;
    order.reserve(static_cast<std::size_t>(runs.size()));
    for (const StoredRun& run : runs)
        order.push_back(&run);
    const Ordering ordering = orderingBy(column);
    const int sign = direction == Qt::AscendingOrder ? 1 : -1;
    std::sort(order.begin(), order.end(), [&](const StoredRun* a, const StoredRun* b) {
        const bool hasA = hasValue(*a, column);
        if (hasA != hasValue(*b, column))
            return hasA;
        const int difference = sign * ordering(*a, *b);
        return difference != 0 ? difference < 0 : std::pair(b->startedMs, b->id) < std::pair(a->startedMs, a->id);
    });
    return order;
}

}

RunList arranged(const QList<StoredRun>& runs, const RunsWanted& wanted)
{
    RunList list;
    list.isByPlan = wanted.isByPlan;
    list.runs.reserve(runs.size());
    if (!wanted.isByPlan)
        list.sections.resize(1);
    QHash<QString, std::size_t> sectionOf;
    for (const StoredRun* run : sorted(runs, wanted.order, wanted.direction)) {
        std::size_t section = 0;
        if (wanted.isByPlan) {
            const auto found = sectionOf.constFind(run->planKey);
            section = found == sectionOf.constEnd() ? list.sections.size() : *found;
            if (section == list.sections.size()) {
                sectionOf.insert(run->planKey, section);
                list.sections.push_back({ run->planKey, run->mix, {} });
            }
        }
        list.sections[section].runs.push_back(run->id);
        list.runs.insert(run->id, *run);
    }
    return list;
}

}
