// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/tally.h"

namespace labour {

namespace {

std::optional<double> millisecondsAt(double quantile, const Histogram& replies, std::uint64_t others)
{
    const std::uint64_t rank = rankOf(quantile, replies.count() + others);
    if (rank == 0 || rank > replies.count())
        return std::nullopt;
    return static_cast<double>(replies.valueAtRank(rank)) / 1000.0;
}

}

void Tally::add(const EndingCount& ending)
{
    requests += ending.count;
    outcomes.at(indexOf(ending.outcome)) += ending.count;
    if (ending.asExpected) {
        asExpected += ending.count;
        if (ending.outcome == Outcome::Replied)
            goodReplies += ending.count;
    }
    if (ending.wrong == Wrong::Status)
        wrongStatus += ending.count;
    if (ending.wrong == Wrong::Body)
        wrongBody += ending.count;
    if (ending.outcome == Outcome::Replied)
        statuses[ending.status] += ending.count;
}

void Tally::add(const LatencyCount& latencies)
{
    bytesReceived += latencies.bytesReceived;
    latency.merge(latencies.buckets, latencies.sumUs, latencies.minUs, latencies.maxUs);
}

void Tally::addService(const LatencyCount& services)
{
    service.merge(services.buckets, services.sumUs, services.minUs, services.maxUs);
}

void Tally::merge(const Tally& other)
{
    requests += other.requests;
    asExpected += other.asExpected;
    goodReplies += other.goodReplies;
    unfinished += other.unfinished;
    resent += other.resent;
    isResentKnown = isResentKnown && other.isResentKnown;
    bytesReceived += other.bytesReceived;
    for (std::size_t i = 0; i < outcomeCount; ++i)
        outcomes.at(i) += other.outcomes.at(i);
    wrongStatus += other.wrongStatus;
    wrongBody += other.wrongBody;
    for (const auto& [status, count] : other.statuses)
        statuses[status] += count;
    latency.merge(other.latency);
    service.merge(other.service);
}

double Tally::failedShare() const
{
    return requests == 0 ? 0 : static_cast<double>(failed()) / static_cast<double>(requests);
}

std::optional<double> Tally::latencyMs(double quantile) const
{
    return millisecondsAt(quantile, latency, noReply());
}

std::optional<double> Tally::serviceMs(double quantile) const
{
    if (service.isEmpty())
        return latencyMs(quantile);
    return millisecondsAt(quantile, service, noReply() - count(Outcome::NotSent));
}

}
