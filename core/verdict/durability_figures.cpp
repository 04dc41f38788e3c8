// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/unit_text.h"
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
double percentile(std::optional<double> ms, std::uint64_t sent)
{
    return ms.value_or(sent > 0 ? never : 0);
}

/// What followed an outage of a server that died was cut off by the measurement.
double outage(const DurabilityVerdict& verdict)
{
    return verdict.grade == Grade::Died ? never : verdict.outageS;
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
    add("outage", Figure::Kind::Duration, worst(verdicts, outage));
    add("baseline.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return v.baselineP99Ms.value_or(0); }));
    add("storm.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return percentile(v.stormP99Ms, v.sentInStorm); }));
    add("recovery.p99", Figure::Kind::Milliseconds,
        worst(verdicts, [](const auto& v) { return percentile(v.recoveryP99Ms, v.sentInRecovery); }));
}

/// How a table's figure follows from those of its cells.
enum class Scope {
    Worst, ///< it is that of one of them
    Sum, ///< each has a part of it
    CountOfCells,
    Table, ///< a cell alone has none
};

Scope scopeOf(const QString& figure)
{
    static const QHash<QString, Scope> others { { QStringLiteral("failed"), Scope::Sum },
        { QStringLiteral("innocents.failed"), Scope::Sum }, { QStringLiteral("innocents.slow"), Scope::Sum },
        { QStringLiteral("culprits.failed"), Scope::Sum }, { QStringLiteral("lost_to_recycling"), Scope::Sum },
        { QStringLiteral("main_exited"), Scope::CountOfCells }, { QStringLiteral("lethal_dose"), Scope::Table },
        { QStringLiteral("agreement"), Scope::Table } };
    return gradeNamed(figure.toStdString()) ? Scope::CountOfCells : others.value(figure, Scope::Worst);
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
        worst(verdicts, [](const auto& v) { return percentile(v.p99Ms, v.sent); }));
    add("culprits.failed", Figure::Kind::Count,
        culprits - sum(results, [](const auto& r) { return r.culpritsAsExpected; }), culprits);
    add("detection", Figure::Kind::Seconds,
        worst(results, [](const auto& r) { return r.detectionS.value_or(r.seen.culprits > 0 ? never : 0); }));
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
    add("rss", Figure::Kind::Bytes, worst(results, [](const auto& r) { return r.rssPeakBytes; }));
    return figures;
}

QString outageText(const DurabilityVerdict& verdict)
{
    const QString seen = durationForPeople(verdict.outageS);
    return verdict.grade == Grade::Died ? QString(seen % QStringLiteral(" and on")) : seen;
}

bool isOfTheTable(const FailCondition& condition)
{
    return scopeOf(condition.figure) != Scope::Worst;
}

std::optional<Figure> heldBy(const FailCondition& condition, const DurabilityResult& result)
{
    const Scope scope = scopeOf(condition.figure);
    // Of how many cells there are that died, the one that did has its part; of how few or what share, it has not.
    const bool isForMany = condition.comparison.startsWith(QLatin1Char('>')) && !condition.isPercent;
    if (!result.failure.isEmpty() || scope == Scope::Table || (scope == Scope::CountOfCells && !isForMany))
        return std::nullopt;
    const Figure figure = figuresOf(QList<DurabilityResult> { result }).value(condition.figure);
    return condition.holds(figure) ? std::optional(figure) : std::nullopt;
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
