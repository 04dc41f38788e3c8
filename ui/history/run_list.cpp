// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/run_list.h"

#include "core/store/run_order.h"

namespace labour {

namespace {

RunKey keyOf(RunColumn column)
{
    switch (column) {
    case RunColumn::Star:
        return RunKey::Star;
    case RunColumn::Number:
        return RunKey::Number;
    case RunColumn::Started:
        return RunKey::Started;
    case RunColumn::Server:
        return RunKey::Server;
    case RunColumn::Behaviours:
        return RunKey::Behaviours;
    case RunColumn::Engine:
        return RunKey::Engine;
    case RunColumn::AsExpected:
        return RunKey::Failed;
    case RunColumn::Percentile99:
        return RunKey::Percentile99;
    case RunColumn::Ended:
        return RunKey::Ended;
    case RunColumn::Note:
        break;
    }
    return RunKey::Note;
}

std::vector<const StoredRun*> sorted(const QList<StoredRun>& runs, RunColumn column, Qt::SortOrder direction)
{
    const Qt::SortOrder opposite = direction == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return inOrder(runs, keyOf(column), column == RunColumn::AsExpected ? opposite : direction);
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
