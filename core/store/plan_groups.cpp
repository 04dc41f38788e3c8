// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/plan_groups.h"

#include "core/verdict/repetitions.h"

#include <QHash>
#include <QStringBuilder>

#include <algorithm>
#include <utility>
#include <vector>

namespace labour {

namespace {

bool isOlder(const StoredRun& a, const StoredRun& b)
{
    return a.startedMs != b.startedMs ? a.startedMs < b.startedMs : a.id < b.id;
}

/// Equal for the repetitions of one command; of a run that stands alone, its own.
QString groupKeyOf(const StoredRun& run)
{
    return (run.group.isEmpty() ? run.uuid : run.group) % u'\n' % run.server % u'\n' % run.planKey;
}

void summarise(RepetitionGroup& group)
{
    std::sort(group.runs.begin(), group.runs.end(), isOlder);
    std::vector<double> p99;
    std::vector<double> failed;
    for (const StoredRun& run : group.runs) {
        if (run.innocentsP99Ms)
            p99.push_back(*run.innocentsP99Ms);
        if (run.innocents && run.innocentsFailed && *run.innocents > 0)
            failed.push_back(static_cast<double>(*run.innocentsFailed) / static_cast<double>(*run.innocents));
    }
    group.medianInnocentsP99Ms = median(p99);
    group.medianInnocentsFailed = median(failed);
}

}

QString RepetitionGroup::name() const
{
    const QString number = QString::number(runs.constFirst().id);
    return runs.size() == 1 ? number : QString(u'@' % number);
}

bool RepetitionGroup::isReference() const
{
    return std::any_of(runs.begin(), runs.end(), [](const StoredRun& run) { return run.isReference; });
}

QList<PlanGroup> plansOf(const QList<StoredRun>& runs)
{
    QList<StoredRun> newestFirst = runs;
    std::sort(newestFirst.rbegin(), newestFirst.rend(), isOlder);
    QList<PlanGroup> plans;
    QHash<QString, qsizetype> planAt;
    QHash<QString, qsizetype> groupAt;
    for (const StoredRun& run : std::as_const(newestFirst)) {
        const auto isNew = [](QHash<QString, qsizetype>& places, const QString& key, qsizetype next) {
            const bool isKnown = places.contains(key);
            if (!isKnown)
                places.insert(key, next);
            return !isKnown;
        };
        if (isNew(planAt, run.planKey, plans.size()))
            plans.append({ run.planKey, run.mix, run.engine, 0, {} });
        PlanGroup& plan = plans[planAt.value(run.planKey)];
        ++plan.runs;
        const QString key = groupKeyOf(run);
        if (isNew(groupAt, key, plan.groups.size()))
            plan.groups.append({ {}, std::nullopt, std::nullopt });
        plan.groups[groupAt.value(key)].runs.append(run);
    }
    for (PlanGroup& plan : plans)
        std::for_each(plan.groups.begin(), plan.groups.end(), summarise);
    return plans;
}

}
