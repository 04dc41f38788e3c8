// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/story.h"

#include "core/catalogue/unit_text.h"
#include "core/verdict/mix_durability.h"
#include "core/verdict/story_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace labour {

namespace story {

namespace {

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

bool hasEvent(const Recording& recording, const char* kind)
{
    return std::any_of(recording.events().begin(), recording.events().end(),
        [kind](const Event& event) { return event.kind == kind; });
}

/// " that were sent", where others were not and so are not spoken of.
QString whichOf(const Tally& tally)
{
    return tally.count(Outcome::NotSent) == 0 ? QString()
        : served(tally) == 1                  ? QStringLiteral(" that was sent")
                                              : QStringLiteral(" that were sent");
}

/// "All 95 innocents", "The only innocent that was sent"
QString allOf(const Tally& tally, const char* one, const char* many)
{
    const std::uint64_t count = served(tally);
    return (count == 1 ? QStringLiteral("The only ") % QLatin1String(one)
                       : QStringLiteral("All %1 %2").arg(count).arg(QLatin1String(many)))
        % whichOf(tally);
}

/// "95 innocents", "95 innocents that were sent"
QString numberOf(const Tally& tally, const char* one, const char* many)
{
    return counted(served(tally), one, many) % whichOf(tally);
}

Failures allFailures(const Recording& recording, Role role)
{
    return failuresIn(recording, role, { { 0, recording.timeSlots().size() } });
}

QString innocentsCameTo(const Recording& recording)
{
    const Tally innocents = recording.totals(Role::Innocent);
    const Failures failures = allFailures(recording, Role::Innocent);
    const std::uint64_t all = served(innocents);
    if (all == 0)
        return innocents.count(Outcome::NotSent) > 0 ? QStringLiteral("No innocent request was sent.")
                                                     : QStringLiteral("No innocent request ended.");
    if (failures.total() == 0)
        return allOf(innocents, "innocent", "innocents") % QStringLiteral(" ended as expected.");
    if (failures.total() == all)
        return QStringLiteral("None of %1 ended as expected: %2.")
            .arg(numberOf(innocents, "innocent", "innocents"), failures.each());
    return QStringLiteral("Of %1, %2 %3 (%4).")
        .arg(numberOf(innocents, "innocent", "innocents"))
        .arg(failures.total())
        .arg(failures.predicate(), shareOf({ failures.total(), all }));
}

std::optional<QString> culpritsCameTo(const Recording& recording)
{
    const Tally culprits = recording.totals(Role::Culprit);
    const Failures failures = allFailures(recording, Role::Culprit);
    const std::uint64_t all = served(culprits);
    if (all == 0)
        return culprits.count(Outcome::NotSent) > 0 ? std::optional(QStringLiteral("No culprit was sent."))
                                                    : std::nullopt;
    if (failures.total() == 0)
        return QString(allOf(culprits, "culprit", "culprits") % QStringLiteral(" ended as expected."));
    if (failures.total() == all)
        return QStringLiteral("None of %1 ended as expected: %2.")
            .arg(numberOf(culprits, "culprit", "culprits"), failures.each());
    return QStringLiteral("Of %1, %2 did not end as expected: %3.")
        .arg(numberOf(culprits, "culprit", "culprits"))
        .arg(failures.total())
        .arg(failures.each());
}

QList<StorySentence> outcomeOf(const Recording& recording)
{
    if (recording.totals().requests == 0)
        return { { 0, StoryKind::Outcome, QStringLiteral("No request ended.") } };
    if (!recording.has(Role::Culprit))
        return { { 0, StoryKind::Outcome, innocentsCameTo(recording) } };
    const Tally innocents = recording.totals(Role::Innocent);
    const Tally culprits = recording.totals(Role::Culprit);
    if (served(innocents) > 1 && served(culprits) > 1 && allFailures(recording, Role::Innocent).total() == 0
        && allFailures(recording, Role::Culprit).total() == 0)
        return { { 0, StoryKind::Outcome,
            QStringLiteral("%1 and %2 ended as expected.")
                .arg(allOf(innocents, "innocent", "innocents"),
                    allOf(culprits, "culprit", "culprits").replace(0, 1, QLatin1Char('a'))) } };
    QList<StorySentence> sentences;
    if (recording.has(Role::Innocent))
        sentences.append({ 0, StoryKind::Outcome, innocentsCameTo(recording) });
    if (const std::optional<QString> what = culpritsCameTo(recording))
        sentences.append({ 0, StoryKind::Outcome, *what });
    return sentences;
}

struct Told {
    const char* event;
    StoryKind kind;
    const char* many; ///< what is said of several
};

constexpr std::array<Told, 6> told { {
    { events::weightsChanged, StoryKind::Change, "weights were changed" },
    { events::rateChanged, StoryKind::Change, "the rate was changed" },
    { events::connectionsChanged, StoryKind::Change, "the number of connections was changed" },
    { events::helperFailed, StoryKind::Client, "a helper failed" },
    { events::helperResumed, StoryKind::Client, "a helper went on again" },
    { events::clientShortage, StoryKind::Client, "the load generator was short of something" },
} };

/// "Weights are now A=1": within a sentence, without the full stop that it may have.
QString asClause(const std::string& detail)
{
    QString clause = text(detail);
    while (clause.endsWith(QLatin1Char('.')))
        clause.chop(1);
    return clause;
}

std::optional<StorySentence> toldOf(const Recording& recording, const Told& what)
{
    std::vector<const Event*> all;
    for (const Event& event : recording.events()) {
        if (event.kind == what.event)
            all.push_back(&event);
    }
    if (all.empty())
        return std::nullopt;
    const double from = all.front()->t;
    if (all.size() == 1)
        return StorySentence { from, what.kind,
            QStringLiteral("At %1: %2.").arg(moment(from), asClause(all.front()->detail)) };
    return StorySentence { from, what.kind,
        QStringLiteral("%1 times between %2 %3; the last time: %4.")
            .arg(all.size())
            .arg(stretch(from, all.back()->t, "and"), QLatin1String(what.many), asClause(all.back()->detail)) };
}

QList<StorySentence> eventsOf(const Recording& recording)
{
    QList<StorySentence> sentences;
    for (const Told& what : told) {
        if (const std::optional<StorySentence> sentence = toldOf(recording, what))
            sentences.append(*sentence);
    }
    return sentences;
}

std::optional<StorySentence> recoverySentence(const RunRecord& record)
{
    if (!isAboutDurability(record))
        return std::nullopt;
    const Result<MixDurability> durability = mixDurability(record);
    if (!durability || !durability->ungraded.isEmpty())
        return std::nullopt;
    const DurabilityVerdict& verdict = durability->verdict;
    if (!verdict.recoveryS)
        return StorySentence { record.recording.durationS(), StoryKind::Recovery,
            QStringLiteral("The innocents were not well again by the end.") };
    if (*verdict.recoveryS > 0)
        return StorySentence { record.recording.durationS(), StoryKind::Recovery,
            QStringLiteral("All was well again %1 after the last culprit was sent.")
                .arg(durationForPeople(*verdict.recoveryS)) };
    return std::nullopt;
}

QList<StorySentence> clientOf(const Recording& recording)
{
    const double t = recording.durationS();
    const Tally totals = recording.totals();
    QList<StorySentence> sentences;
    if (totals.count(Outcome::NotSent) > 0)
        sentences.append({ t, StoryKind::Client,
            QStringLiteral("%1 due while every connection was busy, and not sent; above, they are neither answered nor "
                           "failed.")
                .arg(counted(totals.count(Outcome::NotSent), "request was", "requests were")) });
    if (totals.count(Outcome::ClientError) > 0)
        sentences.append({ t, StoryKind::Client,
            QStringLiteral("%1 failed for want of the load generator's own descriptors, ports or memory: never the "
                           "server's failure.")
                .arg(counted(totals.count(Outcome::ClientError), "request", "requests")) });
    if (recording.client().saturated)
        sentences.append({ t, StoryKind::Client,
            QStringLiteral("The load generator, not the server, was the limit (%1): rates and latencies are the "
                           "client's.")
                .arg(asClause(recording.client().evidence)) });
    return sentences;
}

QList<StorySentence> endingOf(const RunRecord& record)
{
    const double t = record.recording.durationS();
    QList<StorySentence> sentences;
    if (record.recording.interrupted() || record.end == RunEnd::Interrupted)
        sentences.append({ t, StoryKind::End,
            QStringLiteral("The run was interrupted after %1; this is what was measured by then.")
                .arg(durationForPeople(t)) });
    else if (record.end != RunEnd::Done && !record.failure.isEmpty())
        sentences.append({ t, StoryKind::End,
            QStringLiteral("The run is not whole: %1.").arg(asClause(record.failure.toStdString())) });
    const std::optional<StopReport>& stop = record.recording.stop();
    if (!stop)
        return sentences;
    if (stop->signal == "SIGKILL")
        sentences.append({ t, StoryKind::End,
            QStringLiteral("The server did not end when it was asked to, and was killed after %1.")
                .arg(durationForPeople(stop->seconds)) });
    if (!stop->leftovers.empty())
        sentences.append({ t, StoryKind::End,
            QStringLiteral("It left %1 behind.").arg(counted(stop->leftovers.size(), "process", "processes")) });
    if (stop->listening)
        sentences.append({ t, StoryKind::End, QStringLiteral("Its port still accepted connections after the stop.") });
    return sentences;
}

}

}

QString nameOf(StoryKind kind)
{
    switch (kind) {
    case StoryKind::Outcome:
        return QStringLiteral("outcome");
    case StoryKind::ServerEnd:
        return QStringLiteral("server-end");
    case StoryKind::WorkerEnds:
        return QStringLiteral("worker-ends");
    case StoryKind::Failures:
        return QStringLiteral("failures");
    case StoryKind::Outage:
        return QStringLiteral("outage");
    case StoryKind::Slow:
        return QStringLiteral("slow");
    case StoryKind::Memory:
        return QStringLiteral("memory");
    case StoryKind::Change:
        return QStringLiteral("change");
    case StoryKind::Client:
        return QStringLiteral("client");
    case StoryKind::Recovery:
        return QStringLiteral("recovery");
    case StoryKind::End:
        break;
    }
    return QStringLiteral("end");
}

QList<StorySentence> storyOf(const RunRecord& record)
{
    using namespace story;
    const Recording& recording = record.recording;
    if (recording.behaviours().empty())
        return {};
    QList<StorySentence> happened = endsOf(record) + serviceOf(record) + memoryOf(record) + eventsOf(recording);
    std::stable_sort(
        happened.begin(), happened.end(), [](const StorySentence& a, const StorySentence& b) { return a.t < b.t; });
    QList<StorySentence> all = outcomeOf(recording);
    if (happened.isEmpty() && !recording.samples().empty() && all.size() == 1
        && !hasEvent(recording, events::workerStarted))
        all.append({ 0, StoryKind::Outcome,
            QStringLiteral("Nothing else happened: no process of the server was seen to end; its memory was %1 at the "
                           "start and %2 at the end.")
                .arg(bytesForPeople(static_cast<double>(recording.samples().front().rssBytes())),
                    bytesForPeople(static_cast<double>(recording.samples().back().rssBytes()))) });
    all += happened;
    all += clientOf(recording);
    if (const std::optional<StorySentence> recovery = recoverySentence(record))
        all.append(*recovery);
    all += endingOf(record);
    if (!recording.has(Role::Culprit)) {
        // Where there are none but innocents they are requests to the reader.
        for (StorySentence& sentence : all)
            sentence.text.replace(QLatin1String("innocent request "), QLatin1String("request "))
                .replace(QLatin1String("innocent"), QLatin1String("request"));
    }
    return all;
}

}
