// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/unit_text.h"
#include "core/verdict/durability.h"
#include "core/verdict/repetitions.h"
#include "core/verdict/story_parts.h"

#include <algorithm>
#include <optional>

namespace labour::story {

namespace {

constexpr std::size_t shortestOutage = 10; // slots
constexpr double outageInGaps = 5; // times what usually lies between two answers
constexpr std::size_t apart = 10; // failures further from each other than so many slots are two stretches
constexpr qsizetype mostStretches = 3; // that have a sentence each
constexpr std::size_t slack = 2; // slots
constexpr double mostOfTheWait = 0.8;
constexpr double usPerMs = 1000;

/// What became of the innocents that ended in a slot.
struct Ended {
    std::uint64_t good = 0;
    std::uint64_t failed = 0;
    std::uint64_t notSent = 0;
    std::uint64_t slowestUs = 0;

    std::uint64_t all() const { return good + failed + notSent; }
};

std::vector<Ended> innocentsBySlot(const Recording& recording)
{
    std::vector<Ended> ended;
    const auto isInnocent = [&recording](std::size_t behaviour) {
        return recording.behaviours().at(behaviour).role == Role::Innocent;
    };
    for (const Slot& slot : recording.timeSlots()) {
        Ended& here = ended.emplace_back();
        for (const EndingCount& ending : slot.endings) {
            if (!isInnocent(ending.behaviour))
                continue;
            (ending.asExpected ? here.good : isOurFailure(ending.outcome) ? here.notSent : here.failed) += ending.count;
        }
        for (const PackedLatencyCount& latencies : slot.latencies) {
            if (isInnocent(latencies.behaviour))
                here.slowestUs = std::max(here.slowestUs, latencies.maxUs);
        }
    }
    return ended;
}

/// Slots that usually lie from one in which an innocent ended as expected to the next.
double usualGap(const std::vector<Ended>& ended)
{
    std::vector<double> gaps;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (ended[i].good == 0)
            continue;
        if (last)
            gaps.push_back(static_cast<double>(i - *last));
        last = i;
    }
    return median(std::move(gaps)).value_or(1);
}

/// Somebody was sent meanwhile and waited: they failed then, waited that long, or wait still.
bool wasAwaited(const std::vector<Ended>& ended, const Stretch& stretch, std::uint64_t unfinished)
{
    for (std::size_t i = stretch.first; i < stretch.last; ++i) {
        if (ended[i].all() > 0)
            return true;
    }
    if (stretch.last == ended.size())
        return unfinished > 0;
    const double waitedS = static_cast<double>(ended[stretch.last].slowestUs) / 1e6;
    return waitedS >= mostOfTheWait * static_cast<double>(stretch.last - stretch.first) * slotS;
}

/// In which no innocent ended as expected, for a second or longer and for longer than is usual.
std::vector<Stretch> outagesOf(const Recording& recording, const std::vector<Ended>& ended)
{
    const std::uint64_t unfinished = recording.totals(Role::Innocent).unfinished;
    const double longest = std::max(static_cast<double>(shortestOutage), outageInGaps * usualGap(ended));
    std::vector<Stretch> outages;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= ended.size(); ++i) {
        if (i < ended.size() && ended[i].good == 0)
            continue;
        const Stretch stretch { from, i };
        if (static_cast<double>(i - from) >= longest && wasAwaited(ended, stretch, unfinished))
            outages.push_back(stretch);
        from = i + 1;
    }
    return outages;
}

/// In which innocents failed, where a second at most is between two that did.
std::vector<Stretch> failingOf(const std::vector<Ended>& ended)
{
    std::vector<Stretch> failing;
    for (std::size_t i = 0; i < ended.size(); ++i) {
        if (ended[i].failed == 0)
            continue;
        if (!failing.empty() && i - failing.back().last < apart)
            failing.back().last = i + 1;
        else
            failing.push_back({ i, i + 1 });
    }
    return failing;
}

/// Where a client learns of it a little before the server's end is seen, that is within too.
bool isWithin(const Stretch& stretch, const std::vector<Stretch>& others)
{
    return std::any_of(others.begin(), others.end(), [&stretch](const Stretch& other) {
        return other.first <= stretch.first + slack && stretch.last <= other.last;
    });
}

double fromS(const Stretch& stretch)
{
    return static_cast<double>(stretch.first) * slotS;
}

double toS(const Recording& recording, const Stretch& stretch)
{
    return std::min(static_cast<double>(stretch.last) * slotS, std::max(recording.durationS(), fromS(stretch)));
}

std::uint64_t notSentIn(const std::vector<Ended>& ended, const std::vector<Stretch>& stretches)
{
    std::uint64_t count = 0;
    for (const Stretch& stretch : stretches) {
        for (std::size_t i = stretch.first; i < stretch.last; ++i)
            count += ended[i].notSent;
    }
    return count;
}

/// ": 38 timed out; 12 more were due and could not be sent": nothing where none ended.
QString whatCameOf(const Recording& recording, const std::vector<Ended>& ended, const std::vector<Stretch>& stretches)
{
    const Failures failures = failuresIn(recording, Role::Innocent, stretches);
    const std::uint64_t notSent = notSentIn(ended, stretches);
    QStringList parts;
    if (failures.total() > 0)
        parts.append(failures.each());
    if (notSent > 0)
        parts.append(QStringLiteral("%1 could not be sent for want of a free connection").arg(notSent));
    return parts.isEmpty() ? QString() : QString(QStringLiteral(": ") % parts.join(QStringLiteral("; ")));
}

StorySentence outageSentence(const Recording& recording, const std::vector<Ended>& ended, const Stretch& outage)
{
    const double from = fromS(outage);
    const double to = toS(recording, outage);
    const bool isToTheEnd = outage.last == ended.size();
    QString text = isToTheEnd ? QStringLiteral("From %1 to the end, for %2, no innocent was answered as expected")
                                    .arg(moment(from), durationForPeople(to - from))
                              : QStringLiteral("For %1, from %2, no innocent was answered as expected")
                                    .arg(durationForPeople(to - from), stretch(from, to));
    text += whatCameOf(recording, ended, { outage });
    if (const std::uint64_t waiting = recording.totals(Role::Innocent).unfinished; isToTheEnd && waiting > 0)
        text += QStringLiteral("; %1 still").arg(counted(waiting, "waited", "waited"));
    return { from, StoryKind::Outage, text % QLatin1Char('.') };
}

StorySentence failingSentence(const Recording& recording, const std::vector<Ended>& ended, const Stretch& failing)
{
    const double from = fromS(failing);
    const Failures failures = failuresIn(recording, Role::Innocent, { failing });
    std::uint64_t good = 0;
    for (std::size_t i = failing.first; i < failing.last; ++i)
        good += ended[i].good;
    const QString when = failing.last - failing.first == 1
        ? QStringLiteral("At ") % moment(from)
        : QStringLiteral("Between ") % stretch(from, toS(recording, failing), "and");
    return { from, StoryKind::Failures,
        QStringLiteral("%1 %2 %3, while %4.")
            .arg(when, counted(failures.total(), "innocent", "innocents"), failures.predicate(),
                good == 0 ? QStringLiteral("none ended as expected")
                          : QStringLiteral("%1 ended as expected").arg(good)) };
}

StorySentence condensed(StoryKind kind, const QString& what, const Recording& recording,
    const std::vector<Ended>& ended, const std::vector<Stretch>& stretches)
{
    std::size_t length = 0;
    for (const Stretch& stretch : stretches)
        length += stretch.last - stretch.first;
    const double from = fromS(stretches.front());
    return { from, kind,
        QStringLiteral("%1 times between %2, for %3 in all, %4%5.")
            .arg(stretches.size())
            .arg(stretch(from, toS(recording, stretches.back()), "and"),
                durationForPeople(static_cast<double>(length) * slotS), what,
                whatCameOf(recording, ended, stretches)) };
}

/// Whole replies as expected of one behaviour or of several that took much longer than the fastest of their kind.
struct Waiting {
    std::uint64_t slow = 0;
    std::uint64_t all = 0;
    Histogram latency; ///< of the slow
    std::vector<std::uint64_t> limitUs; ///< by behaviour
};

/// Slower than the rules of durability have it, where the fastest of the run stands for a server at rest.
Waiting waitingOf(const Recording& recording)
{
    const DurabilityRules rules;
    Waiting waiting;
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const Tally tally = recording.tally(i);
        const double limit =
            std::max(rules.slowMs * usPerMs, rules.slowTimesP99 * static_cast<double>(tally.latency.minUs()));
        waiting.limitUs.push_back(static_cast<std::uint64_t>(limit));
        if (recording.behaviours()[i].role != Role::Innocent)
            continue;
        waiting.all += tally.latency.count();
        for (const BucketCount& bucket : tally.latency.buckets()) {
            if (Histogram::lowestIn(bucket.index) <= waiting.limitUs.back())
                continue;
            waiting.slow += bucket.count;
            waiting.latency.record(Histogram::highestIn(bucket.index), bucket.count);
        }
    }
    return waiting;
}

double firstSlowS(const Recording& recording, const Waiting& waiting)
{
    for (std::size_t i = 0; i < recording.timeSlots().size(); ++i) {
        for (const PackedLatencyCount& latencies : recording.timeSlots()[i].latencies) {
            if (recording.behaviours().at(latencies.behaviour).role == Role::Innocent
                && latencies.maxUs > waiting.limitUs.at(latencies.behaviour))
                return static_cast<double>(i) * slotS;
        }
    }
    return 0;
}

QString inMs(double us)
{
    return durationForPeople(us / usPerMs / 1000);
}

/// ", beside 20 culprits, which took 1 s in the median"
QString besideWhom(const Recording& recording)
{
    const Tally culprits = recording.totals(Role::Culprit);
    if (served(culprits) == 0)
        return {};
    const QString who = QStringLiteral(", beside ") % counted(served(culprits), "culprit", "culprits");
    return culprits.latency.isEmpty() ? who
                                      : QString(who
                                          % QStringLiteral(", which took %1 in the median")
                                                .arg(inMs(static_cast<double>(culprits.latency.valueAtQuantile(0.5)))));
}

std::optional<StorySentence> slowSentence(const Recording& recording)
{
    const Waiting waiting = waitingOf(recording);
    if (waiting.slow < DurabilityRules().fewestSlow)
        return std::nullopt;
    const Tally innocents = recording.totals(Role::Innocent);
    return StorySentence { firstSlowS(recording, waiting), StoryKind::Slow,
        QStringLiteral("%1 of %2 replies to innocents were slow: they took longer than %3 and ten times the fastest of "
                       "their kind, %4 in the median and up to %5%6.")
            .arg(waiting.slow)
            .arg(waiting.all)
            .arg(inMs(DurabilityRules().slowMs * usPerMs),
                inMs(static_cast<double>(waiting.latency.valueAtQuantile(0.5))),
                inMs(static_cast<double>(innocents.latency.maxUs())), besideWhom(recording)) };
}

}

QList<StorySentence> serviceOf(const RunRecord& record)
{
    const Recording& recording = record.recording;
    const std::vector<Ended> ended = innocentsBySlot(recording);
    const std::vector<Stretch> wakes = wakesOf(recording);
    std::vector<Stretch> outages = outagesOf(recording, ended);
    std::vector<Stretch> failing = failingOf(ended);
    const auto dropWithin = [](std::vector<Stretch>& stretches, const std::vector<Stretch>& others) {
        stretches.erase(std::remove_if(stretches.begin(), stretches.end(),
                            [&others](const Stretch& stretch) { return isWithin(stretch, others); }),
            stretches.end());
    };
    dropWithin(failing, wakes);
    dropWithin(failing, outages);
    dropWithin(outages, wakes);

    QList<StorySentence> sentences;
    if (static_cast<qsizetype>(outages.size()) > mostStretches)
        sentences.append(condensed(
            StoryKind::Outage, QStringLiteral("no innocent was answered as expected"), recording, ended, outages));
    else
        for (const Stretch& outage : outages)
            sentences.append(outageSentence(recording, ended, outage));
    if (static_cast<qsizetype>(failing.size()) > mostStretches)
        sentences.append(condensed(StoryKind::Failures, QStringLiteral("innocents failed"), recording, ended, failing));
    else
        for (const Stretch& each : failing)
            sentences.append(failingSentence(recording, ended, each));
    if (const std::optional<StorySentence> slow = slowSentence(recording))
        sentences.append(*slow);
    return sentences;
}

}
