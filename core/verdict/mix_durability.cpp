// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/mix_durability.h"

#include "core/catalogue/unit_text.h"

#include <algorithm>
#include <string>

namespace labour {

namespace {

constexpr double usPerSecond = 1e6;
constexpr double firstDueS = 1e-3; ///< a request may be due on the boundary of its phase

bool hasCulprits(const PhasePlan& phase, const Mix& mix, const QList<Role>& roles)
{
    const QList<double> weights = weightsIn(phase, mix, roles);
    for (qsizetype i = 0; i < weights.size(); ++i) {
        if (roles.at(i) == Role::Culprit && weights.at(i) > 0)
            return true;
    }
    return false;
}

QList<Role> rolesOf(const Recording& recording)
{
    QList<Role> roles;
    for (const RecordedBehaviour& behaviour : recording.behaviours())
        roles.append(behaviour.role);
    return roles;
}

bool isListening(const TreeSamples& samples)
{
    const bool isKnown =
        std::any_of(samples.begin(), samples.end(), [](const TreeSample& sample) { return sample.listenQueue; });
    return !isKnown || samples.back().listenQueue;
}

std::uint64_t underWayAtTheEnd(const Recording& recording, Role role)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i)
        count += recording.behaviours()[i].role == role ? recording.tally(i).unfinished : 0;
    return count;
}

/// All that was seen but how long of it counts; and the baseline.
struct Seen {
    DurabilityObservation observation;
    Baseline baseline;
    bool hadCulpritsBefore = false; ///< the weights were changed as it ran
};

Seen seenOf(const RunRecord& record, const PlannedStorm& storm)
{
    const std::vector<Event>& events = record.recording.events();
    Seen seen;
    DurabilityObservation& observation = seen.observation;
    observation.stormFrom = storm.from;
    observation.stormTo = storm.to;
    observation.lastCulpritSent = storm.from;
    observation.mainSurvived = std::none_of(
        events.begin(), events.end(), [](const Event& event) { return event.kind == events::serverExited; });
    observation.isListening = isListening(record.recording.samples());
    std::vector<RequestEnd> before;
    for (const RequestEnd& end : record.ends) {
        const double due = static_cast<double>(end.dueUs) / usPerSecond;
        if (record.recording.behaviours().at(end.behaviour).role == Role::Culprit) {
            ++observation.culprits;
            observation.lastCulpritSent = std::max(observation.lastCulpritSent, due);
            seen.hadCulpritsBefore = seen.hadCulpritsBefore || due + firstDueS < storm.from;
            continue;
        }
        observation.innocents.push_back(end);
        if (static_cast<double>(end.endUs) / usPerSecond < storm.from)
            before.push_back(end);
    }
    // When those were sent that still hang is not known, but that it was in the storm: at its end at the latest.
    if (const std::uint64_t hanging = underWayAtTheEnd(record.recording, Role::Culprit); hanging > 0) {
        observation.culprits += hanging;
        observation.lastCulpritSent =
            std::max(observation.lastCulpritSent, std::min(storm.to, record.recording.durationS()));
    }
    seen.baseline = baselineOf(before);
    return seen;
}

}

Result<PlannedStorm> stormOf(const Plan& plan, const QList<Role>& roles)
{
    const QList<PhasePlan>& phases = plan.load.phases;
    if (phases.isEmpty())
        return Error { QStringLiteral("it has no phases, as in --phases 'baseline:5s storm:10s recovery:5s'") };
    if (!roles.contains(Role::Innocent) || !roles.contains(Role::Culprit))
        return Error { QStringLiteral("its mix has no %1")
                           .arg(roles.contains(Role::Culprit) ? QStringLiteral("innocents")
                                                              : QStringLiteral("culprits")) };
    if (hasCulprits(phases.first(), plan.mix, roles))
        return Error { QStringLiteral("its first phase, %1, has culprits already: a baseline of innocents alone has to "
                                      "come before them")
                           .arg(phases.first().name) };
    if (plan.engine != QLatin1String("native"))
        return Error {
            QStringLiteral("the engine %1 does not tell how each request ended; native does").arg(plan.engine)
        };
    if (!plan.load.isOpen())
        return Error { QStringLiteral("under closed load a server that stands still is sent nothing that could be "
                                      "hurt; a rate (--rate) makes it open") };
    std::optional<PlannedStorm> storm;
    double from = 0;
    for (const PhasePlan& phase : phases) {
        const double to = from + phase.durationS;
        if (hasCulprits(phase, plan.mix, roles))
            storm = PlannedStorm { storm ? storm->from : from, to };
        from = to;
    }
    if (!storm)
        return Error { QStringLiteral("none of its phases has culprits") };
    return *storm;
}

Result<MixDurability> mixDurability(const RunRecord& record, const DurabilityRules& rules)
{
    const Recording& recording = record.recording;
    const Result<PlannedStorm> storm = stormOf(record.plan, rolesOf(recording));
    if (!storm)
        return Error { storm.error() };
    if (record.ends.empty())
        return Error { QStringLiteral("it was not kept how each of its requests ended") };
    Seen seen = seenOf(record, *storm);
    if (seen.hadCulpritsBefore)
        return Error { QStringLiteral("culprits were sent in its baseline already: weights were changed as it ran") };
    if (seen.baseline.latenciesMs.empty())
        return Error { QStringLiteral("no innocent was as expected before the first culprit came") };
    if (recording.durationS() <= storm->from)
        return Error { QStringLiteral("it ended before its storm") };

    MixDurability durability;
    durability.storm = *storm;
    durability.knownTo = recording.durationS();
    durability.slowMs = slowLimitMs(seen.baseline, rules);
    durability.culprits = seen.observation.culprits;
    const bool isGone = !seen.observation.mainSurvived || !seen.observation.isListening;
    const std::uint64_t underWay = isGone ? 0 : underWayAtTheEnd(recording, Role::Innocent);
    if (underWay > 0 || (record.isCutOff && !isGone))
        durability.knownTo -= record.innocentTimeoutS;
    if (durability.culprits == 0)
        durability.ungraded = QStringLiteral("none of its culprits was sent");
    else if (!isGone && recording.durationS() < storm->to + rules.calmS)
        durability.ungraded =
            QStringLiteral("it takes %1 of innocents alone after the storm to tell whether all is well")
                .arg(durationForPeople(rules.calmS));
    else if (!isGone && durability.knownTo < storm->to + rules.calmS)
        return Error { QStringLiteral("%1 innocents were still under way at the end, and may have been for %2; a "
                                      "--timeout that leaves %3 of what follows the storm would tell")
                           .arg(record.isCutOff ? QStringLiteral("some") : QString::number(underWay))
                           .arg(durationForPeople(record.innocentTimeoutS), durationForPeople(rules.calmS)) };
    if (durability.knownTo <= storm->from)
        return Error { durability.ungraded };
    seen.observation.sendingTo = durability.knownTo;
    seen.observation.slowMs = durability.slowMs;
    durability.verdict = durabilityVerdict(seen.observation, seen.baseline, rules);
    return durability;
}

bool isAboutDurability(const RunRecord& record)
{
    return !record.plan.load.phases.isEmpty() && record.recording.has(Role::Innocent)
        && record.recording.has(Role::Culprit);
}

}
