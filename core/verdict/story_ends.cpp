// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/unit_text.h"
#include "core/verdict/process_end.h"
#include "core/verdict/repetitions.h"
#include "core/verdict/story_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace labour::story {

namespace {

constexpr double killedForMemoryS = 2; // within which a process that was over the ceiling is gone
constexpr double replacedWithinS = 60;

struct End {
    const Event* event = nullptr;
    ProcessEnd how;
};

std::size_t slotsIn(const Recording& recording)
{
    return recording.timeSlots().size();
}

/// Its end is told with the ceiling that it went over.
bool wasOverCeiling(const Recording& recording, const Event& end)
{
    const std::vector<Event>& all = recording.events();
    return std::any_of(all.begin(), all.end(), [&end](const Event& event) {
        return event.kind == events::memoryLimit && event.pid == end.pid
            && std::abs(end.t - event.t) <= killedForMemoryS;
    });
}

std::vector<End> workerEnds(const Recording& recording)
{
    std::vector<End> ends;
    for (const Event& event : recording.events()) {
        const std::optional<ProcessEnd> how = processEndOf(event);
        if (how && event.kind == events::workerExited && !wasOverCeiling(recording, event))
            ends.push_back({ &event, *how });
    }
    return ends;
}

/// Those that ended alike, after requests of the same target, in the order of their first.
std::vector<std::vector<End>> alike(const std::vector<End>& ends)
{
    const auto key = [](const End& end) {
        return std::pair(end.how.how, end.how.last ? end.how.last->target : QString());
    };
    std::vector<std::vector<End>> groups;
    for (const End& end : ends) {
        const auto group = std::find_if(
            groups.begin(), groups.end(), [&](const std::vector<End>& each) { return key(each.front()) == key(end); });
        if (group == groups.end())
            groups.push_back({ end });
        else
            group->push_back(end);
    }
    return groups;
}

/// For each end how long it was until a process came that no earlier end had taken for its successor.
std::vector<double> replacements(const Recording& recording, const std::vector<End>& ends)
{
    std::vector<double> delays;
    const std::vector<Event>& all = recording.events();
    auto next = all.begin();
    for (const End& end : ends) {
        next = std::find_if(next, all.end(),
            [&end](const Event& event) { return event.kind == events::workerStarted && event.t >= end.event->t; });
        if (next == all.end())
            break;
        if (next->t - end.event->t <= replacedWithinS)
            delays.push_back((next++)->t - end.event->t);
    }
    return delays;
}

/// A process that came after it, and answered.
bool hasSuccessorAnswered(const Recording& recording, const Event& end)
{
    const std::vector<Event>& all = recording.events();
    const auto started = std::find_if(all.begin(), all.end(),
        [&end](const Event& event) { return event.kind == events::workerStarted && event.t >= end.t; });
    return started != all.end()
        && std::any_of(recording.workers().begin(), recording.workers().end(),
            [&](const WorkerSeen& worker) { return worker.pid == started->pid; });
}

Stretch wakeOf(const Recording& recording, double t)
{
    return { slotOf(t), std::min(slotOf(t + wakeS) + 1, slotsIn(recording)) };
}

/// Of the innocents, within a second of any of them.
Failures failuresAfter(const Recording& recording, const std::vector<End>& ends)
{
    std::vector<Stretch> wakes;
    for (const End& end : ends)
        wakes.push_back(wakeOf(recording, end.event->t));
    return failuresIn(recording, Role::Innocent, united(wakes));
}

/// "2 ms to 6 ms", or "2 ms" where both are alike.
QString range(const QString& least, const QString& word, const QString& most)
{
    return least == most ? least : QStringLiteral("%1 %2 %3").arg(least, word, most);
}

/// ", 2.09 ms after it began the 1st SIGSEGV"
QString afterWhat(const ProcessEnd& end)
{
    if (!end.last)
        return {};
    const QString which = QStringLiteral("after it began the %1 %2").arg(end.last->ordinal, end.last->target);
    return end.last->beforeS ? QStringLiteral(", %1 %2").arg(durationForPeople(*end.last->beforeS), which)
                             : QString(QStringLiteral(", ") % which);
}

/// ", each 2.09 ms to 6.01 ms after it began a SIGSEGV"
QString afterWhat(const std::vector<End>& ends)
{
    if (!ends.front().how.last)
        return {};
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const End& end : ends) {
        if (!end.how.last->beforeS)
            return QStringLiteral(", each after it began a request for ") % end.how.last->target;
        least = std::min(least, *end.how.last->beforeS);
        most = std::max(most, *end.how.last->beforeS);
    }
    return QStringLiteral(", each %1 after it began a request for %2")
        .arg(range(durationForPeople(least), QStringLiteral("to"), durationForPeople(most)),
            ends.front().how.last->target);
}

QString hurtText(const Recording& recording, const Failures& failures, const char* within)
{
    const Proportion share { failures.total(), served(recording.totals(Role::Innocent)) };
    if (share.count == 0)
        return QStringLiteral("no innocent failed %1").arg(QLatin1String(within));
    return QStringLiteral("%1 %2 %3 (%4)")
        .arg(
            QLatin1String(within), counted(share.count, "innocent", "innocents"), failures.predicate(), shareOf(share));
}

QString replacedText(const Recording& recording, const std::vector<End>& ends)
{
    std::vector<double> delays = replacements(recording, ends);
    if (delays.empty()) {
        const bool wasTime = recording.durationS() - ends.back().event->t >= wakeS;
        return wasTime ? QStringLiteral("no new process came") : QString();
    }
    const double most = *std::max_element(delays.begin(), delays.end());
    if (ends.size() == 1)
        return QStringLiteral("a new process was there %1 later%2")
            .arg(durationForPeople(most),
                hasSuccessorAnswered(recording, *ends.front().event) ? QStringLiteral(", and answered") : QString());
    const QString who = delays.size() == ends.size()
        ? QStringLiteral("new ones were there")
        : QStringLiteral("new processes came for %1 of them,").arg(delays.size());
    if (delays.size() == 1)
        return QStringLiteral("one new process was there after %1").arg(durationForPeople(most));
    const QString middle = durationForPeople(*median(delays));
    return QStringLiteral("%1 after %2%3")
        .arg(who, middle,
            middle == durationForPeople(most)
                ? QString()
                : QStringLiteral(" in the median and %1 at most").arg(durationForPeople(most)));
}

/// "memory went from 62 MiB to 41 MiB", where it changed by more than a tenth.
QString memoryText(const Recording& recording, double from, double to)
{
    std::optional<std::uint64_t> before;
    std::optional<std::uint64_t> after;
    for (const TreeSample& sample : recording.samples()) {
        if (sample.t <= from)
            before = sample.rssBytes();
        if (sample.t <= to + wakeS)
            after = sample.rssBytes();
    }
    if (!before || !after || *after == 0)
        return {};
    const double change = std::abs(static_cast<double>(*after) - static_cast<double>(*before));
    return change * 10 < static_cast<double>(*before)
        ? QString()
        : QStringLiteral("memory went from %1 to %2")
              .arg(bytesForPeople(static_cast<double>(*before)), bytesForPeople(static_cast<double>(*after)));
}

/// Where one of them did most of the harm.
QString worstText(const Recording& recording, const std::vector<End>& ends, std::uint64_t all)
{
    const End* worst = nullptr;
    std::uint64_t most = 0;
    for (const End& end : ends) {
        const std::uint64_t own = failuresAfter(recording, { end }).total();
        if (own > most) {
            most = own;
            worst = &end;
        }
    }
    if (most < 2 || most == all || 2 * most < all)
        return {};
    return QStringLiteral(", %1 of them after the one at %2").arg(most).arg(moment(worst->event->t));
}

StorySentence workersSentence(const Recording& recording, const std::vector<End>& ends)
{
    const double from = ends.front().event->t;
    const double to = ends.back().event->t;
    const Failures failures = failuresAfter(recording, ends);
    const bool isOne = ends.size() == 1;
    const QString text = isOne
        ? QStringLiteral("At %1 process %2 %3%4")
              .arg(moment(from))
              .arg(ends.front().event->pid)
              .arg(ends.front().how.how, afterWhat(ends.front().how))
        : QStringLiteral("At least %1 processes %2 %3%4")
              .arg(ends.size())
              .arg(QString(ends.front().how.how).replace(QStringLiteral("was "), QStringLiteral("were ")),
                  from == to ? QStringLiteral("at ") % moment(from)
                             : QStringLiteral("between ") % stretch(from, to, "and"),
                  afterWhat(ends));
    QStringList parts { text };
    if (recording.has(Role::Innocent))
        parts.append(hurtText(recording, failures, isOne ? "within a second of it" : "within a second of these ends")
            % (isOne ? QString() : worstText(recording, ends, failures.total())));
    parts += { replacedText(recording, ends), isOne ? memoryText(recording, from, to) : QString() };
    parts.removeAll(QString());
    return { from, StoryKind::WorkerEnds, parts.join(QStringLiteral("; ")) % QLatin1Char('.') };
}

/// What came of the innocents once the main process was gone.
QString afterServer(const Recording& recording, double t)
{
    const std::size_t from = slotOf(t);
    const Failures failures = failuresIn(recording, Role::Innocent, { { from, slotsIn(recording) } });
    std::uint64_t answered = 0;
    for (std::size_t i = from + 1; i < slotsIn(recording); ++i) {
        for (const EndingCount& ending : recording.timeSlots()[i].endings) {
            if (ending.asExpected && recording.behaviours().at(ending.behaviour).role == Role::Innocent)
                answered += ending.count;
        }
    }
    QStringList parts;
    if (failures.total() > 0)
        parts.append(QStringLiteral("from then on %1 %2")
                         .arg(counted(failures.total(), "innocent", "innocents"), failures.predicate()));
    if (answered > 0)
        parts.append(
            QStringLiteral("%1 as expected all the same").arg(counted(answered, "innocent ended", "innocents ended")));
    else if (recording.has(Role::Innocent))
        parts.append(QStringLiteral("none was answered in the %1 for which sending went on")
                         .arg(durationForPeople(std::max(0.0, recording.durationS() - t))));
    return parts.isEmpty() ? QString() : QString(QStringLiteral("; ") % parts.join(QStringLiteral(", and ")));
}

StorySentence serverSentence(const Recording& recording, const Event& event)
{
    const std::optional<ProcessEnd> how = processEndOf(event);
    const QString what = how
        ? QStringLiteral("At %1 the server's main process %2%3").arg(moment(event.t), how->how, afterWhat(*how))
        : QStringLiteral("At %1 %2").arg(moment(event.t), QString::fromStdString(event.detail));
    return { event.t, StoryKind::ServerEnd, what % afterServer(recording, event.t) % QLatin1Char('.') };
}

}

std::vector<Stretch> wakesOf(const Recording& recording)
{
    std::vector<Stretch> wakes;
    for (const Event& event : recording.events()) {
        if (event.kind == events::serverExited)
            wakes.push_back({ slotOf(event.t), slotsIn(recording) });
        else if (event.kind == events::workerExited || event.kind == events::memoryLimit)
            wakes.push_back(wakeOf(recording, event.t));
    }
    return united(wakes);
}

QList<StorySentence> endsOf(const RunRecord& record)
{
    QList<StorySentence> sentences;
    for (const std::vector<End>& ends : alike(workerEnds(record.recording)))
        sentences.append(workersSentence(record.recording, ends));
    for (const Event& event : record.recording.events()) {
        if (event.kind == events::serverExited)
            sentences.append(serverSentence(record.recording, event));
    }
    return sentences;
}

}
