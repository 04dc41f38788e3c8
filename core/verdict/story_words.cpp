// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/story_words.h"

#include "core/catalogue/unit_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace labour::story {

namespace {

constexpr double longest = 99.95; // seconds that are written as such

struct Verb {
    const char* one;
    const char* many;
};

/// In the order of Outcome.
constexpr std::array<Verb, outcomeCount> verbs { {
    { "was not as expected", "were not as expected" },
    { "was cut off within its reply", "were cut off within their replies" },
    { "got what is not HTTP", "got what is not HTTP" },
    { "was closed without a reply", "were closed without a reply" },
    { "was reset", "were reset" },
    { "was refused", "were refused" },
    { "timed out", "timed out" },
    { "could not connect in time", "could not connect in time" },
    { "failed in TLS", "failed in TLS" },
    { "got somebody else's reply", "got somebody else's reply" },
    { "was not sent", "were not sent" },
    { "failed in the client", "failed in the client" },
} };

QString verb(Outcome outcome, Wrong wrong, std::uint64_t count)
{
    if (wrong == Wrong::Status)
        return QStringLiteral("got the wrong status");
    if (wrong == Wrong::Body)
        return QStringLiteral("got the wrong body");
    const Verb& words = verbs.at(indexOf(outcome));
    return QLatin1String(count == 1 ? words.one : words.many);
}

QString plainSeconds(double t)
{
    return QString::number(t, 'f', t > 0 && t < 0.095 ? 3 : 1);
}

}

QString moment(double t)
{
    return t < longest ? QString(plainSeconds(t) % QStringLiteral(" s")) : durationForPeople(t);
}

QString stretch(double from, double to, const char* between)
{
    const QString word = QLatin1String(between);
    return to < longest ? QStringLiteral("%1 %2 %3").arg(plainSeconds(from), word, moment(to))
                        : QStringLiteral("%1 %2 %3").arg(moment(from), word, moment(to));
}

QString counted(std::uint64_t count, const char* one, const char* many)
{
    return QString::number(count) % QLatin1Char(' ') % QLatin1String(count == 1 ? one : many);
}

QString percent(double share)
{
    const double hundredths = share * 100;
    const bool isTiny = hundredths > 0 && hundredths < 0.1;
    return (isTiny ? QString::number(hundredths, 'g', 1)
                   : QString::number(hundredths, 'f', hundredths == std::floor(hundredths) ? 0 : 1))
        % QStringLiteral(" %");
}

QString shareOf(const Proportion& proportion)
{
    const ConfidenceInterval interval = wilsonInterval(proportion);
    const int decimals = interval.high < 0.001 ? 3 : 1;
    return QStringLiteral("%1, 95 % interval %2 to %3")
        .arg(percent(proportion.share()), QString::number(interval.low * 100, 'f', decimals),
            QString::number(interval.high * 100, 'f', decimals));
}

QString listed(const QStringList& parts)
{
    return parts.size() < 2
        ? parts.join(QString())
        : QString(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")) % QStringLiteral(" and ") % parts.last());
}

void Failures::add(const EndingCount& ending)
{
    if (ending.asExpected || isOurFailure(ending.outcome))
        return;
    m_ways[{ ending.outcome, ending.wrong }] += ending.count;
    m_total += ending.count;
}

QString Failures::each() const
{
    std::vector<std::pair<Way, std::uint64_t>> ways(m_ways.begin(), m_ways.end());
    std::stable_sort(ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList parts;
    for (const auto& [way, count] : ways)
        parts.append(QString::number(count) % QLatin1Char(' ') % verb(way.first, way.second, count));
    return listed(parts);
}

QString Failures::predicate() const
{
    if (m_ways.size() != 1)
        return QStringLiteral("failed: ") % each();
    const auto& [way, count] = *m_ways.begin();
    return verb(way.first, way.second, count);
}

std::size_t slotOf(double t)
{
    return static_cast<std::size_t>(std::max(0.0, std::floor(t / slotS + 1e-9)));
}

std::vector<Stretch> united(const std::vector<Stretch>& stretches)
{
    std::vector<Stretch> all;
    for (const Stretch& stretch : stretches) {
        if (!all.empty() && stretch.first <= all.back().last)
            all.back().last = std::max(all.back().last, stretch.last);
        else
            all.push_back(stretch);
    }
    return all;
}

Failures failuresIn(const Recording& recording, Role role, const std::vector<Stretch>& stretches)
{
    Failures failures;
    const std::vector<Slot>& all = recording.timeSlots();
    for (const Stretch& stretch : stretches) {
        for (std::size_t i = stretch.first; i < std::min(stretch.last, all.size()); ++i) {
            for (const EndingCount& ending : all[i].endings) {
                if (recording.behaviours().at(ending.behaviour).role == role)
                    failures.add(ending);
            }
        }
    }
    return failures;
}

std::uint64_t served(const Tally& tally)
{
    return tally.requests - tally.count(Outcome::NotSent) - tally.count(Outcome::ClientError);
}

}
