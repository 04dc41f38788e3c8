// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/recording.h"
#include "core/measure/timeline.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

namespace labour {

namespace {

EndingCount replied(std::uint16_t behaviour, std::uint16_t status, std::uint32_t count, bool asExpected = true,
    Wrong wrong = Wrong::Nothing)
{
    return { behaviour, Outcome::Replied, wrong, asExpected, status, count };
}

EndingCount ended(std::uint16_t behaviour, Outcome outcome, std::uint32_t count, bool asExpected = false)
{
    return { behaviour, outcome, Wrong::Nothing, asExpected, 0, count };
}

LatencyCount latenciesOf(std::uint16_t behaviour, const std::vector<std::uint64_t>& values, std::uint64_t bytes = 0)
{
    Histogram histogram;
    for (const std::uint64_t us : values)
        histogram.record(us);
    return { behaviour, histogram.sumUs(), histogram.minUs(), histogram.maxUs(), bytes, histogram.buckets() };
}

/// Requests 1 to `whole` have a reply after that many milliseconds, `without` have none.
Tally tallyOf(std::uint32_t whole, std::uint32_t without)
{
    Tally tally;
    if (whole > 0)
        tally.add(replied(0, 200, whole));
    if (without > 0)
        tally.add(ended(0, Outcome::Timeout, without));
    std::vector<std::uint64_t> values;
    for (std::uint64_t ms = 1; ms <= whole; ++ms)
        values.push_back(ms * 1000);
    tally.add(latenciesOf(0, values));
    return tally;
}

std::vector<RecordedBehaviour> twoBehaviours()
{
    return { { "PlainResponse", {}, 99, Role::Innocent }, { "SIGSEGV", { { "how", "signal" } }, 1, Role::Culprit } };
}

Interval intervalOf(std::uint32_t slot, std::vector<EndingCount> endings, std::vector<LatencyCount> latencies = {})
{
    Interval interval;
    interval.slot = slot;
    interval.endings = std::move(endings);
    interval.latencies = std::move(latencies);
    return interval;
}

TreeSample sampleAt(double t, std::uint64_t rss, std::optional<std::uint32_t> queue = std::nullopt)
{
    TreeSample sample;
    sample.t = t;
    sample.cpuPercent = static_cast<double>(rss) / 8;
    sample.listenQueue = queue;
    sample.processes = { { 10, 1, rss, 0 }, { 11, 2, 5, 0 } };
    return sample;
}

}

class RecordingTest : public QObject
{
    Q_OBJECT

private slots:
    void tallyCountsEachEnding();
    void tallyOfNothing();
    void tallyMergeAddsEveryMember();
    void percentiles_data();
    void percentiles();
    void percentilesIgnoreUnfinished();

    void equalEndingsAreCountedTogether();
    void differentEndingsStayApart_data();
    void differentEndingsStayApart();
    void latenciesMergeInAnyOrder();
    void latenciesWithoutRepliesKeepTheirBytes();

    void intervalsOfSeveralProcessesShareASlot();
    void endingsAreThoseOfAllSlots();
    void aLateIntervalFindsItsSlot();
    void behavioursOutOfRangeAreIgnored();
    void aNonsensicalSlotIsIgnored_data();
    void aNonsensicalSlotIsIgnored();
    void totalsByRole();
    void unfinishedAndResent();
    void workersAreNotedOnce();
    void eventsAreInTimeOrder();
    void durationIsWhatWasRecordedUntilItIsKnown();
    void whatIsSetIsGivenBack();
    void labels();
    void readingsSumUp();

    void timelineRows();
    void timelineWithoutReplies();
    void timelineJoinsTheLastSample();
    void timelineOfASilentServer();
    void goodputCountsReplies();
    void timelineRanges_data();
    void timelineRanges();
};

void RecordingTest::tallyCountsEachEnding()
{
    Tally tally;
    tally.add(replied(0, 200, 7));
    tally.add(replied(0, 500, 2, false, Wrong::Status));
    tally.add(replied(0, 200, 3, false, Wrong::Body));
    tally.add(ended(0, Outcome::Closed, 4, true));
    tally.add(ended(0, Outcome::NotSent, 5));
    tally.add(ended(0, Outcome::Refused, 6));
    QCOMPARE(tally.requests, std::uint64_t { 27 });
    QCOMPARE(tally.asExpected, std::uint64_t { 11 });
    QCOMPARE(tally.failed(), std::uint64_t { 16 });
    QCOMPARE(tally.failedShare(), 16.0 / 27);
    QCOMPARE(tally.noReply(), std::uint64_t { 15 });
    QCOMPARE(tally.count(Outcome::Replied), std::uint64_t { 12 });
    QCOMPARE(tally.count(Outcome::Closed), std::uint64_t { 4 });
    QCOMPARE(tally.count(Outcome::NotSent), std::uint64_t { 5 });
    QCOMPARE(tally.count(Outcome::Timeout), std::uint64_t { 0 });
    QCOMPARE(tally.wrongStatus, std::uint64_t { 2 });
    QCOMPARE(tally.wrongBody, std::uint64_t { 3 });
    QCOMPARE(tally.statuses, (std::map<std::uint16_t, std::uint64_t> { { 200, 10 }, { 500, 2 } }));
}

void RecordingTest::tallyOfNothing()
{
    const Tally tally;
    QCOMPARE(tally.failed(), std::uint64_t { 0 });
    QCOMPARE(tally.failedShare(), 0.0);
    QCOMPARE(tally.noReply(), std::uint64_t { 0 });
    QVERIFY(!tally.latencyMs(0.5));
}

void RecordingTest::tallyMergeAddsEveryMember()
{
    Tally first = tallyOf(3, 2);
    first.unfinished = 4;
    first.resent = 5;
    first.bytesReceived = 600;
    Tally second = tallyOf(1, 1);
    second.add(replied(0, 404, 1, false, Wrong::Status));
    second.add(replied(0, 200, 2, false, Wrong::Body));
    second.unfinished = 10;
    second.resent = 20;
    second.bytesReceived = 30;
    first.merge(second);
    QCOMPARE(first.requests, std::uint64_t { 10 });
    QCOMPARE(first.asExpected, std::uint64_t { 4 });
    QCOMPARE(first.unfinished, std::uint64_t { 14 });
    QCOMPARE(first.resent, std::uint64_t { 25 });
    QCOMPARE(first.bytesReceived, std::uint64_t { 630 });
    QCOMPARE(first.count(Outcome::Replied), std::uint64_t { 7 });
    QCOMPARE(first.count(Outcome::Timeout), std::uint64_t { 3 });
    QCOMPARE(first.wrongStatus, std::uint64_t { 1 });
    QCOMPARE(first.wrongBody, std::uint64_t { 2 });
    QCOMPARE(first.statuses, (std::map<std::uint16_t, std::uint64_t> { { 200, 6 }, { 404, 1 } }));
    QCOMPARE(first.latency.count(), std::uint64_t { 4 });
    QCOMPARE(first.latency.sumUs(), std::uint64_t { 7000 });
}

void RecordingTest::percentiles_data()
{
    QTest::addColumn<unsigned>("whole");
    QTest::addColumn<unsigned>("without");
    QTest::addColumn<double>("quantile");
    QTest::addColumn<double>("ms"); // 0 for none
    QTest::newRow("all replied, median") << 100U << 0U << 0.5 << 50.0;
    QTest::newRow("all replied, p99") << 100U << 0U << 0.99 << 99.0;
    QTest::newRow("all replied, maximum") << 100U << 0U << 1.0 << 100.0;
    QTest::newRow("one in a hundred without, p99 is the last reply") << 99U << 1U << 0.99 << 99.0;
    QTest::newRow("one in a hundred without, above p99") << 99U << 1U << 0.991 << 0.0;
    QTest::newRow("one in a hundred without, maximum") << 99U << 1U << 1.0 << 0.0;
    QTest::newRow("one in a hundred without, median") << 99U << 1U << 0.5 << 50.0;
    QTest::newRow("two in a hundred without, p99") << 98U << 2U << 0.99 << 0.0;
    QTest::newRow("two in a hundred without, p98") << 98U << 2U << 0.98 << 98.0;
    QTest::newRow("half without, median") << 50U << 50U << 0.5 << 50.0;
    QTest::newRow("half and one without, median") << 50U << 51U << 0.5 << 0.0;
    QTest::newRow("none replied, smallest") << 0U << 10U << 0.0 << 0.0;
    QTest::newRow("one of a thousand without, p999") << 999U << 1U << 0.999 << 999.0;
    QTest::newRow("one of two replied, smallest") << 1U << 1U << 0.0 << 1.0;
}

void RecordingTest::percentiles()
{
    QFETCH(unsigned, whole);
    QFETCH(unsigned, without);
    QFETCH(double, quantile);
    QFETCH(double, ms);
    const std::optional<double> given = tallyOf(whole, without).latencyMs(quantile);
    QCOMPARE(given.has_value(), ms > 0);
    if (given)
        QVERIFY2(*given >= ms && *given < ms * 1.001, qPrintable(QString::number(*given)));
}

void RecordingTest::percentilesIgnoreUnfinished()
{
    Tally tally = tallyOf(10, 0);
    tally.unfinished = 90;
    QVERIFY(tally.latencyMs(1.0));
    QCOMPARE(tally.requests, std::uint64_t { 10 });
}

void RecordingTest::equalEndingsAreCountedTogether()
{
    std::vector<EndingCount> endings;
    addEnding(endings, replied(0, 200, 3));
    addEnding(endings, replied(0, 404, 1));
    addEnding(endings, replied(0, 200, 4));
    QCOMPARE(endings, (std::vector<EndingCount> { replied(0, 200, 7), replied(0, 404, 1) }));
}

void RecordingTest::differentEndingsStayApart_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("behaviour") << 0;
    QTest::newRow("outcome") << 1;
    QTest::newRow("wrong") << 2;
    QTest::newRow("as expected") << 3;
    QTest::newRow("status") << 4;
}

void RecordingTest::differentEndingsStayApart()
{
    QFETCH(int, which);
    const EndingCount first = replied(1, 200, 1);
    const std::array<EndingCount, 5> others { replied(2, 200, 1),
        EndingCount { 1, Outcome::Truncated, Wrong::Nothing, true, 200, 1 }, replied(1, 200, 1, true, Wrong::Body),
        replied(1, 200, 1, false), replied(1, 201, 1) };
    const EndingCount second = others.at(static_cast<std::size_t>(which));
    std::vector<EndingCount> endings { first };
    addEnding(endings, second);
    QCOMPARE(endings, (std::vector<EndingCount> { first, second }));
}

void RecordingTest::latenciesMergeInAnyOrder()
{
    std::mt19937_64 generator(29);
    std::vector<std::vector<std::uint64_t>> parts(6);
    std::vector<std::uint64_t> all;
    for (std::vector<std::uint64_t>& part : parts) {
        for (int i = 0; i < 40; ++i)
            part.push_back(1 + generator() % (i % 2 == 0 ? 50 : 5'000'000));
        all.insert(all.end(), part.begin(), part.end());
    }
    const LatencyCount expected = latenciesOf(3, all, 6 * 100);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(parts.begin(), parts.end(), generator);
        std::vector merged { PackedLatencyCount(latenciesOf(9, { 5 })) };
        for (const std::vector<std::uint64_t>& part : parts)
            addLatencies(merged, latenciesOf(3, part, 100));
        QCOMPARE(merged.size(), std::size_t { 2 });
        QCOMPARE(merged.front().unpacked(), latenciesOf(9, { 5 }));
        QCOMPARE(merged.back().unpacked(), expected);
    }
}

void RecordingTest::latenciesWithoutRepliesKeepTheirBytes()
{
    std::vector<PackedLatencyCount> merged;
    addLatencies(merged, latenciesOf(0, {}, 10));
    addLatencies(merged, latenciesOf(0, { 700, 800 }, 20));
    addLatencies(merged, latenciesOf(0, {}, 30));
    QCOMPARE(merged, std::vector { PackedLatencyCount(latenciesOf(0, { 700, 800 }, 60)) });
}

void RecordingTest::intervalsOfSeveralProcessesShareASlot()
{
    Recording recording(twoBehaviours());
    Interval first = intervalOf(2, { replied(0, 200, 5), ended(1, Outcome::Closed, 1, true) },
        { latenciesOf(0, { 100, 200, 300, 400, 500 }, 50) });
    first.inFlight = 3;
    Interval second =
        intervalOf(2, { replied(0, 200, 2), ended(1, Outcome::Reset, 1, true) }, { latenciesOf(0, { 50, 9000 }, 20) });
    second.inFlight = 4;
    recording.add(first);
    recording.add(second);
    QCOMPARE(recording.timeSlots().size(), std::size_t { 3 });
    QVERIFY(recording.timeSlots()[0].endings.empty());
    const Slot& slot = recording.timeSlots()[2];
    QCOMPARE(slot.inFlight, 7U);
    QCOMPARE(slot.endings,
        (std::vector<EndingCount> {
            replied(0, 200, 7), ended(1, Outcome::Closed, 1, true), ended(1, Outcome::Reset, 1, true) }));
    QCOMPARE(
        slot.latencies, std::vector { PackedLatencyCount(latenciesOf(0, { 50, 100, 200, 300, 400, 500, 9000 }, 70)) });
    QCOMPARE(recording.tally(0).requests, std::uint64_t { 7 });
    QCOMPARE(recording.tally(0).latency.maxUs(), std::uint64_t { 9000 });
    QCOMPARE(recording.tally(0).bytesReceived, std::uint64_t { 70 });
    QCOMPARE(recording.tally(1).requests, std::uint64_t { 2 });
}

void RecordingTest::endingsAreThoseOfAllSlots()
{
    Recording recording(twoBehaviours());
    constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    recording.add(intervalOf(0, { replied(0, 200, most), ended(1, Outcome::Reset, 2) }));
    recording.add(intervalOf(3, { replied(0, 200, 5), replied(1, 200, 1), ended(0, Outcome::Reset, 4) }));
    recording.add(intervalOf(1, { ended(1, Outcome::Reset, 3) }));
    const auto countOf = [&recording](const EndingCount& ending) {
        std::uint64_t count = 0;
        for (const EndingTotal& total : recording.endings())
            count += total.ending.sameEnding(ending) ? total.count : 0;
        return count;
    };
    QCOMPARE(recording.endings().size(), std::size_t { 4 });
    QCOMPARE(countOf(replied(0, 200, 0)), std::uint64_t { most } + 5); // more than fits into a slot
    QCOMPARE(countOf(ended(1, Outcome::Reset, 0)), std::uint64_t { 5 });
    QCOMPARE(countOf(ended(0, Outcome::Reset, 0)), std::uint64_t { 4 });
    QCOMPARE(countOf(replied(1, 200, 0)), std::uint64_t { 1 });
}

void RecordingTest::aLateIntervalFindsItsSlot()
{
    Recording recording(twoBehaviours());
    recording.add(intervalOf(5, { replied(0, 200, 1) }));
    recording.add(intervalOf(1, { replied(0, 200, 2) }));
    QCOMPARE(recording.timeSlots().size(), std::size_t { 6 });
    QCOMPARE(recording.timeSlots()[1].endings, std::vector<EndingCount> { replied(0, 200, 2) });
    QCOMPARE(recording.timeSlots()[5].endings, std::vector<EndingCount> { replied(0, 200, 1) });
}

void RecordingTest::behavioursOutOfRangeAreIgnored()
{
    Recording recording(twoBehaviours());
    recording.add(intervalOf(0, { replied(2, 200, 9), replied(65535, 200, 9), replied(1, 500, 1) },
        { latenciesOf(2, { 5 }, 7), latenciesOf(1, { 6 }, 8) }));
    QCOMPARE(recording.totals().requests, std::uint64_t { 1 });
    QCOMPARE(recording.totals().bytesReceived, std::uint64_t { 8 });
    QCOMPARE(recording.timeSlots().at(0).endings, std::vector<EndingCount> { replied(1, 500, 1) });
    QCOMPARE(recording.timeSlots().at(0).latencies, std::vector { PackedLatencyCount(latenciesOf(1, { 6 }, 8)) });
    QCOMPARE(recording.endings().size(), std::size_t { 1 });
}

void RecordingTest::aNonsensicalSlotIsIgnored_data()
{
    QTest::addColumn<unsigned>("slot");
    QTest::newRow("a day") << 864'000U;
    QTest::newRow("a week") << 7 * 864'000U;
    QTest::newRow("the largest number") << std::numeric_limits<std::uint32_t>::max();
}

void RecordingTest::aNonsensicalSlotIsIgnored()
{
    QFETCH(unsigned, slot);
    Recording recording(twoBehaviours());
    Interval interval = intervalOf(slot, { replied(0, 200, 1) }, { latenciesOf(0, { 5 }, 7) });
    interval.workers = { { 1, 2 } };
    recording.add(interval);
    QVERIFY(recording.timeSlots().empty());
    QVERIFY(recording.workers().empty());
    QCOMPARE(recording.totals().requests, std::uint64_t { 0 });
}

void RecordingTest::totalsByRole()
{
    std::vector<RecordedBehaviour> behaviours = twoBehaviours();
    behaviours.push_back({ "Sleeping", {}, 1, Role::Innocent });
    Recording recording(behaviours);
    recording.add(
        intervalOf(0, { replied(0, 200, 10), ended(1, Outcome::Reset, 3, true), ended(2, Outcome::Timeout, 4) },
            { latenciesOf(0, { 100 }, 1), latenciesOf(1, {}, 2), latenciesOf(2, {}, 4) }));
    QCOMPARE(recording.totals().requests, std::uint64_t { 17 });
    QCOMPARE(recording.totals(Role::Innocent).requests, std::uint64_t { 14 });
    QCOMPARE(recording.totals(Role::Innocent).failed(), std::uint64_t { 4 });
    QCOMPARE(recording.totals(Role::Innocent).bytesReceived, std::uint64_t { 5 });
    QCOMPARE(recording.totals(Role::Culprit).requests, std::uint64_t { 3 });
    QCOMPARE(recording.totals(Role::Culprit).failed(), std::uint64_t { 0 });
    QCOMPARE(recording.totals(Role::Culprit).count(Outcome::Reset), std::uint64_t { 3 });
    QVERIFY(recording.has(Role::Culprit));
    QVERIFY(recording.has(Role::Innocent));
    QVERIFY(!Recording({ { "PlainResponse", {}, 1, Role::Innocent } }).has(Role::Culprit));
    QVERIFY(!Recording().has(Role::Innocent));
}

void RecordingTest::unfinishedAndResent()
{
    Recording recording(twoBehaviours());
    recording.addUnfinished(0, 2);
    recording.addUnfinished(0, 3);
    recording.addUnfinished(1, 1);
    recording.setResent(1, 4);
    recording.setResent(1, 6);
    QCOMPARE(recording.tally(0).unfinished, std::uint64_t { 5 });
    QCOMPARE(recording.totals().unfinished, std::uint64_t { 6 });
    QCOMPARE(recording.totals().resent, std::uint64_t { 6 });
    QCOMPARE(recording.totals().requests, std::uint64_t { 0 });
}

void RecordingTest::workersAreNotedOnce()
{
    Recording recording(twoBehaviours());
    Interval interval = intervalOf(0, {});
    interval.workers = { { 7, 1 }, { 8, 1 }, { 7, 1 } };
    recording.add(interval);
    interval.workers = { { 8, 1 }, { 8, 2 } };
    recording.add(interval);
    QCOMPARE(recording.workers(), (std::vector<WorkerSeen> { { 7, 1 }, { 8, 1 }, { 8, 2 } }));
}

void RecordingTest::eventsAreInTimeOrder()
{
    Recording recording(twoBehaviours());
    recording.add(Event { 2.0, events::workerExited, 1, "second" });
    recording.add(Event { 1.0, events::workerStarted, 2, "first" });
    recording.add(Event { 2.0, events::workerStarted, 3, "third, of the same time" });
    recording.add(Event { 9.0, events::serverExited, 4, "last" });
    recording.add(Event { -0.5, events::workerStarted, 5, "before the start of sending" });
    std::vector<std::int64_t> order;
    for (const Event& event : recording.events())
        order.push_back(event.pid);
    QCOMPARE(order, (std::vector<std::int64_t> { 5, 2, 1, 3, 4 }));
}

void RecordingTest::durationIsWhatWasRecordedUntilItIsKnown()
{
    Recording recording(twoBehaviours());
    QCOMPARE(recording.durationS(), 0.0);
    recording.add(intervalOf(14, { replied(0, 200, 1) }));
    QCOMPARE(recording.durationS(), 1.5);
    recording.setDuration(1.42);
    QCOMPARE(recording.durationS(), 1.42);
}

void RecordingTest::whatIsSetIsGivenBack()
{
    Recording recording(twoBehaviours());
    QVERIFY(!recording.stop());
    QVERIFY(!recording.interrupted());
    const StopReport stop { "SIGINT", 1.25, { { 77, "python3" } }, true };
    recording.setStop(stop);
    recording.setInterrupted(true);
    recording.setClient({ 1.5, 0, true, "a figure" });
    MemoryReading memory;
    memory.phase = "start";
    recording.add(memory);
    recording.add(sampleAt(0.2, 100));
    QCOMPARE(recording.stop(), std::optional<StopReport>(stop));
    QVERIFY(recording.interrupted());
    QCOMPARE(recording.client().cpuSeconds, 1.5);
    QVERIFY(recording.client().saturated);
    QCOMPARE(recording.memory().size(), std::size_t { 1 });
    QCOMPARE(recording.memory().front().phase, std::string("start"));
    QCOMPARE(recording.samples().size(), std::size_t { 1 });
}

void RecordingTest::labels()
{
    QCOMPARE((RecordedBehaviour { "PlainResponse", {}, 1, Role::Innocent }.label()), std::string("PlainResponse"));
    QCOMPARE((RecordedBehaviour { "IOBound", { { "filename", "/etc/hosts" }, { "length", "64" } }, 1, Role::Innocent }
                     .label()),
        std::string("IOBound?filename=/etc/hosts&length=64"));
    ServerIdentity server;
    server.name = "gunicorn";
    QCOMPARE(server.label(), std::string("gunicorn"));
    server.variant = "default";
    QCOMPARE(server.label(), std::string("gunicorn"));
    server.variant = "sync";
    QCOMPARE(server.label(), std::string("gunicorn:sync"));
}

void RecordingTest::readingsSumUp()
{
    MemoryReading memory;
    QCOMPARE(memory.rssBytes(), std::uint64_t { 0 });
    memory.processes = { { 1, 1, 100, 70 }, { 2, 1, 200, 80 } };
    QCOMPARE(memory.rssBytes(), std::uint64_t { 300 });
    QCOMPARE(memory.pssBytes(), std::uint64_t { 150 });
    QCOMPARE(sampleAt(0, 95).rssBytes(), std::uint64_t { 100 });
}

void RecordingTest::timelineRows()
{
    Recording recording(twoBehaviours());
    recording.add(intervalOf(1,
        { replied(0, 200, 3), replied(0, 500, 1, false, Wrong::Status), ended(1, Outcome::Closed, 2, true),
            ended(0, Outcome::Timeout, 5) },
        { latenciesOf(0, { 1000, 2000, 3000, 4000 }), latenciesOf(1, {}, 17) }));
    const std::vector<TimelineRow> rows = timeline(recording);
    QCOMPARE(rows.size(), std::size_t { 2 });
    QCOMPARE(rows[0].t, 0.0);
    QCOMPARE(rows[0].requests, std::uint64_t { 0 });
    QVERIFY(!rows[0].p50Ms && !rows[0].p99Ms && !rows[0].maxMs);
    QVERIFY(!rows[0].rssBytes && !rows[0].processes && !rows[0].cpuPercent && !rows[0].listenQueue);
    const TimelineRow& row = rows[1];
    QCOMPARE(row.t, 0.1);
    QCOMPARE(row.requests, std::uint64_t { 11 });
    QCOMPARE(row.failed, std::uint64_t { 6 });
    QCOMPARE(row.outcomes.at(indexOf(Outcome::Replied)), std::uint64_t { 4 });
    QCOMPARE(row.outcomes.at(indexOf(Outcome::Closed)), std::uint64_t { 2 });
    QCOMPARE(row.outcomes.at(indexOf(Outcome::Timeout)), std::uint64_t { 5 });
    QCOMPARE(row.statuses, (std::map<std::uint16_t, std::uint64_t> { { 200, 3 }, { 500, 1 } }));
    QVERIFY(row.p50Ms && *row.p50Ms >= 2.0 && *row.p50Ms < 2.002);
    QVERIFY(row.p99Ms && *row.p99Ms >= 4.0 && *row.p99Ms < 4.004);
    QCOMPARE(row.maxMs, std::optional<double>(4.0));
}

void RecordingTest::timelineWithoutReplies()
{
    Recording recording(twoBehaviours());
    recording.add(intervalOf(0, { ended(0, Outcome::Refused, 8) }, { latenciesOf(0, {}, 3) }));
    const std::vector<TimelineRow> rows = timeline(recording);
    QCOMPARE(rows.size(), std::size_t { 1 });
    QCOMPARE(rows[0].failed, std::uint64_t { 8 });
    QVERIFY(rows[0].statuses.empty());
    QVERIFY(!rows[0].p50Ms && !rows[0].maxMs);
}

void RecordingTest::timelineJoinsTheLastSample()
{
    Recording recording(twoBehaviours());
    recording.add(sampleAt(0.15, 100));
    recording.add(sampleAt(0.17, 200, 3));
    recording.add(sampleAt(0.35, 300));
    recording.add(intervalOf(4, { replied(0, 200, 1) }));
    const std::vector<TimelineRow> rows = timeline(recording);
    QCOMPARE(rows.size(), std::size_t { 5 });
    QVERIFY(!rows[0].rssBytes);
    const std::array<std::uint64_t, 5> rss { 0, 205, 205, 305, 305 };
    for (std::size_t i = 1; i < rows.size(); ++i) {
        QCOMPARE(rows[i].rssBytes, std::optional<std::uint64_t>(rss.at(i)));
        QCOMPARE(rows[i].processes, std::optional<std::uint32_t>(2));
    }
    QCOMPARE(rows[1].cpuPercent, std::optional<double>(25));
    QCOMPARE(rows[2].listenQueue, std::optional<std::uint32_t>(3));
    QVERIFY(!rows[3].listenQueue);
}

void RecordingTest::timelineOfASilentServer()
{
    Recording recording(twoBehaviours());
    recording.add(sampleAt(0.15, 100));
    recording.add(sampleAt(0.95, 300));
    recording.setDuration(1.0004);
    std::vector<TimelineRow> rows = timeline(recording);
    QCOMPARE(rows.size(), std::size_t { 10 });
    QCOMPARE(rows.back().rssBytes, std::optional<std::uint64_t>(305));
    recording.setDuration(1.05);
    QCOMPARE(timeline(recording).size(), std::size_t { 11 });
    recording.setDuration(0.2);
    QCOMPARE(timeline(recording).size(), std::size_t { 11 });
}

void RecordingTest::goodputCountsReplies()
{
    Tally tally;
    tally.add(replied(0, 200, 5));
    tally.add(replied(0, 500, 2, false, Wrong::Status));
    tally.add(ended(1, Outcome::Closed, 4, true));
    Tally sum;
    sum.merge(tally);
    QCOMPARE(sum.asExpected, std::uint64_t { 9 });
    QCOMPARE(sum.goodReplies, std::uint64_t { 5 });
}

void RecordingTest::timelineRanges_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("count");
    QTest::newRow("all") << 0 << 10 << 10;
    QTest::newRow("the new ones") << 7 << 10 << 3;
    QTest::newRow("beyond the end") << 8 << 1000 << 2;
    QTest::newRow("nothing new") << 10 << 10 << 0;
    QTest::newRow("begins beyond the end") << 50 << 60 << 0;
    QTest::newRow("backwards") << 5 << 3 << 0;
}

void RecordingTest::timelineRanges()
{
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, count);
    Recording recording(twoBehaviours());
    for (std::uint32_t slot = 0; slot < 10; ++slot)
        recording.add(intervalOf(slot, { replied(0, 200, slot + 1) }));
    const auto rows = timeline(recording, static_cast<std::size_t>(first), static_cast<std::size_t>(last));
    QCOMPARE(rows.size(), static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].requests, static_cast<std::size_t>(first) + i + 1);
}

}

QTEST_APPLESS_MAIN(labour::RecordingTest)
#include "recording_test.moc"
