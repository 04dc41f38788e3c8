// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/figures.h"
#include "core/verdict/lethal_dose.h"
#include "core/verdict/mix_durability.h"
#include "core/verdict/repetitions.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace labour {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

template <typename Of, typename Get>
double worst(const QList<Of>& all, Get get)
{
    double value = 0;
    for (const Of& each : all)
        value = std::max(value, static_cast<double>(get(each)));
    return value;
}

template <typename Of, typename Get>
double sum(const QList<Of>& all, Get get)
{
    double value = 0;
    for (const Of& each : all)
        value += static_cast<double>(get(each));
    return value;
}

/// Of a percentile that there is not: it falls among those without a reply, or there was nobody.
double percentile(std::optional<double> ms, std::uint64_t failed)
{
    return ms.value_or(failed > 0 ? never : 0);
}

void addGrades(Figures& figures, const QList<DurabilityVerdict>& verdicts)
{
    for (const Grade grade : { Grade::Unharmed, Grade::Degraded, Grade::Recovered, Grade::Wedged, Grade::Died }) {
        const auto count = std::count_if(verdicts.begin(), verdicts.end(),
            [grade](const DurabilityVerdict& verdict) { return verdict.grade == grade; });
        const std::string_view name = nameOf(grade);
        figures.insert(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
            { Figure::Kind::Count, static_cast<double>(count), static_cast<double>(verdicts.size()) });
    }
    figures.insert(QStringLiteral("recovery"),
        { Figure::Kind::Seconds, worst(verdicts, [](const auto& v) { return v.recoveryS.value_or(never); }), 0 });
}

void addHarm(Figures& figures, const QList<DurabilityVerdict>& verdicts)
{
    const auto add = [&](const char* name, Figure::Kind kind, double value) {
        figures.insert(QString::fromLatin1(name), { kind, value, 0 });
    };
    figures.insert(QStringLiteral("innocents.slow"),
        { Figure::Kind::Count, sum(verdicts, [](const auto& v) { return v.slow; }),
            sum(verdicts, [](const auto& v) { return v.sent; }) });
    add("collateral", Figure::Kind::Share, worst(verdicts, [](const auto& v) { return v.collateral; }));
    add("hurt_per_culprit", Figure::Kind::Count,
        worst(verdicts, [](const auto& v) { return v.hurtPerCulprit.value_or(0); }));
    add("outage", Figure::Kind::Seconds, worst(verdicts, [](const auto& v) { return v.outageS; }));
    add("baseline.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return v.baselineP99Ms.value_or(0); }));
    add("storm.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return percentile(v.stormP99Ms, v.failed); }));
    add("recovery.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return percentile(v.recoveryP99Ms, v.failed); }));
}

double smallestLethalDose(const QList<DurabilityResult>& results)
{
    double smallest = never;
    for (const LethalDose& dose : lethalDoses(results))
        smallest = std::min(smallest, dose.lethal ? static_cast<double>(*dose.lethal) : never);
    return smallest;
}

double leastAgreement(const QList<DurabilityResult>& results)
{
    double least = 1;
    for (const RepetitionSummary& summary : repetitionsOf(results))
        least = std::min(least, summary.agreement());
    return least;
}

}

Figures figuresOf(const QList<DurabilityResult>& all)
{
    QList<DurabilityResult> results;
    std::copy_if(all.begin(), all.end(), std::back_inserter(results),
        [](const DurabilityResult& result) { return result.failure.isEmpty(); });
    QList<DurabilityVerdict> verdicts;
    for (const DurabilityResult& result : results)
        verdicts.append(result.verdict);
    Figures figures;
    addGrades(figures, verdicts);
    addHarm(figures, verdicts);
    const auto add = [&](const char* name, Figure::Kind kind, double value, double of = 0) {
        figures.insert(QString::fromLatin1(name), { kind, value, of });
    };
    const auto cells = static_cast<double>(results.size());
    const double sent = sum(verdicts, [](const auto& v) { return v.sent; });
    const double failed = sum(verdicts, [](const auto& v) { return v.failed; });
    const double culprits = sum(results, [](const auto& r) { return r.seen.culprits; });
    add("failed", Figure::Kind::Count, failed, sent);
    add("innocents.failed", Figure::Kind::Count, failed, sent);
    add("innocents.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return v.p99Ms.value_or(v.sent > 0 ? never : 0); }));
    add("culprits.failed", Figure::Kind::Count,
        culprits - sum(results, [](const auto& r) { return r.culpritsAsExpected; }), culprits);
    add("detection", Figure::Kind::Seconds, worst(results, [](const auto& r) { return r.detectionS.value_or(0); }));
    add("main_exited", Figure::Kind::Count, sum(results, [](const auto& r) { return r.seen.mainSurvived ? 0 : 1; }),
        cells);
    add("workers_exited", Figure::Kind::Count, worst(results, [](const auto& r) { return r.workersExited; }));
    add("workers_started", Figure::Kind::Count, worst(results, [](const auto& r) { return r.workersStarted; }));
    add("lethal_dose", Figure::Kind::Count, smallestLethalDose(results));
    add("agreement", Figure::Kind::Share, leastAgreement(results));
    add("stop", Figure::Kind::Seconds, worst(results, [](const auto& r) { return r.stop.seconds; }));
    add("leftovers", Figure::Kind::Count, worst(results, [](const auto& r) { return r.stop.leftovers.size(); }));
    add("leak", Figure::Kind::Bytes,
        worst(results, [](const auto& r) { return r.leak ? r.leak->bytesPerCulprit : 0; }));
    add("lost_to_recycling", Figure::Kind::Count,
        sum(results, [](const auto& r) { return r.leak ? r.leak->recycling.requestsLost : 0; }), sent);
    add("rss", Figure::Kind::Bytes, worst(results, [](const auto& r) { return r.rssAfterBytes; }));
    return figures;
}

Figures figuresOf(const MixDurability& durability)
{
    Figures figures;
    addHarm(figures, { durability.verdict });
    if (durability.ungraded.isEmpty())
        addGrades(figures, { durability.verdict });
    return figures;
}

}
