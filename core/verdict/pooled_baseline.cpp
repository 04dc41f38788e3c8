// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/pooled_baseline.h"

namespace labour {

namespace {

bool isOf(const DurabilityResult& result, const ServerChoice& server)
{
    return result.failure.isEmpty() && result.cell.server == server;
}

}

Baseline pooledBaseline(const QList<DurabilityResult>& results, const ServerChoice& server)
{
    Baseline pool;
    for (const DurabilityResult& result : results) {
        if (isOf(result, server))
            pool.add(result.baseline);
    }
    return pool;
}

QList<DurabilityResult> gradeByPool(
    QList<DurabilityResult>& results, const ServerChoice& server, const DurabilityRules& rules)
{
    const Baseline pool = pooledBaseline(results, server);
    QList<DurabilityResult> changed;
    for (DurabilityResult& result : results) {
        if (!isOf(result, server))
            continue;
        const Grade before = result.verdict.grade;
        gradeBy(result.verdict, pool, result.seen.slowMs.value_or(rules.slowMs), rules);
        if (result.verdict.grade != before)
            changed.append(result);
    }
    return changed;
}

}
