// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/unit_text.h"
#include "core/verdict/repetitions.h"
#include "core/verdict/story_parts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace labour::story {

namespace {

constexpr double leastGrowth = 4.0 * 1024 * 1024; // bytes: what an interpreter takes as it goes is less
constexpr double leastShare = 0.1; // of what the server began with
constexpr double wasBack = 0.25; // of the growth, that is left
constexpr std::size_t fewestSamples = 8; // of which a trend can be read

struct Level {
    double t = 0;
    double bytes = 0;
    std::size_t processes = 0;
};

/// The samples of a server that was there, and the last reading.
std::vector<Level> levelsOf(const Recording& recording)
{
    std::vector<Level> levels;
    for (const TreeSample& sample : recording.samples()) {
        if (!sample.processes.empty())
            levels.push_back({ sample.t, static_cast<double>(sample.rssBytes()), sample.processes.size() });
    }
    return levels;
}

/// From each quarter of the time to the next.
bool keptGrowing(const std::vector<Level>& levels)
{
    if (levels.size() < fewestSamples)
        return false;
    std::array<double, 4> quarters {};
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        std::vector<double> bytes;
        for (std::size_t k = i * levels.size() / quarters.size(); k < (i + 1) * levels.size() / quarters.size(); ++k)
            bytes.push_back(levels[k].bytes);
        quarters.at(i) = median(std::move(bytes)).value_or(0);
    }
    return std::adjacent_find(quarters.begin(), quarters.end(), std::greater_equal<>()) == quarters.end();
}

/// What was asked for of one culprit alone, in the mix.
std::optional<std::size_t> onlyCulprit(const Recording& recording)
{
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        if (recording.behaviours()[i].role != Role::Culprit || served(recording.tally(i)) == 0)
            continue;
        if (only)
            return std::nullopt;
        only = i;
    }
    return only;
}

/// ", 1 MiB for each of 17 LeakMemory": arithmetic, where nothing but one culprit can have done it.
QString byWhom(const Recording& recording, double grownBytes)
{
    const std::optional<std::size_t> culprit = onlyCulprit(recording);
    if (!culprit)
        return {};
    const std::uint64_t count = served(recording.tally(*culprit));
    return QStringLiteral(", which is %1 for each of %2 requests for %3")
        .arg(bytesForPeople(grownBytes / static_cast<double>(count)))
        .arg(count)
        .arg(QString::fromStdString(recording.behaviours()[*culprit].label()));
}

QString inProcesses(const Level& first, const Level& last)
{
    return first.processes == last.processes ? QString()
                                             : QStringLiteral(" (%1, %2 at the start)")
                                                   .arg(counted(last.processes, "process", "processes"))
                                                   .arg(first.processes);
}

std::optional<StorySentence> ceilingSentence(const Recording& recording)
{
    const Event* first = nullptr;
    std::uint64_t count = 0;
    double last = 0;
    for (const Event& event : recording.events()) {
        if (event.kind != events::memoryLimit)
            continue;
        first = first ? first : &event;
        last = event.t;
        ++count;
    }
    if (!first)
        return std::nullopt;
    const QString detail = QString::fromStdString(first->detail);
    const QString text = count == 1
        ? QStringLiteral("At %1 %2").arg(moment(first->t), detail)
        : QStringLiteral(
            "%1 times between %2 the server's memory was over its ceiling and a process was killed for it; "
            "the first time, %3")
              .arg(count)
              .arg(stretch(first->t, last, "and"), detail);
    const Failures failures = failuresIn(
        recording, Role::Innocent, { { slotOf(first->t), slotOf((count == 1 ? first->t : last) + wakeS) + 1 } });
    return StorySentence { first->t, StoryKind::Memory,
        text
            % (failures.total() == 0
                    ? QStringLiteral(".")
                    : QStringLiteral("; %1 %2 from then to a second later.")
                          .arg(counted(failures.total(), "innocent", "innocents"), failures.predicate())) };
}

std::optional<StorySentence> growthSentence(const Recording& recording)
{
    const std::vector<Level> levels = levelsOf(recording);
    if (levels.empty())
        return std::nullopt;
    const Level& first = levels.front();
    const Level& last = levels.back();
    const Level& largest = *std::max_element(
        levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.bytes < b.bytes; });
    const double least = std::max(leastGrowth, leastShare * first.bytes);
    if (largest.bytes - first.bytes < least)
        return std::nullopt;
    const QString from = bytesForPeople(first.bytes);
    const QString to = bytesForPeople(last.bytes);
    if (last.bytes - first.bytes <= wasBack * (largest.bytes - first.bytes))
        return StorySentence { largest.t, StoryKind::Memory,
            QStringLiteral("Memory grew from %1 to at least %2, at %3, and was back at %4 at the end%5.")
                .arg(from, bytesForPeople(largest.bytes), moment(largest.t), to, inProcesses(first, last)) };
    const QString verb = keptGrowing(levels) ? QStringLiteral("kept growing, from") : QStringLiteral("grew from");
    const bool wasLarger = largest.bytes - last.bytes >= least;
    return StorySentence { last.t, StoryKind::Memory,
        QStringLiteral("Memory %1 %2 to %3%4%5%6.")
            .arg(verb, from, to, inProcesses(first, last),
                wasLarger
                    ? QStringLiteral(", and to at least %1 at %2").arg(bytesForPeople(largest.bytes), moment(largest.t))
                    : QString(),
                wasLarger || first.processes != last.processes ? QString()
                                                               : byWhom(recording, last.bytes - first.bytes)) };
}

}

QList<StorySentence> memoryOf(const RunRecord& record)
{
    QList<StorySentence> sentences;
    for (const std::optional<StorySentence>& sentence :
        { ceilingSentence(record.recording), growthSentence(record.recording) }) {
        if (sentence)
            sentences.append(*sentence);
    }
    return sentences;
}

}
