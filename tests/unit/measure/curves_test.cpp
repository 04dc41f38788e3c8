// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/latency_curve.h"
#include "core/measure/run_curve.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace labour;

namespace {

Recording empty()
{
    return Recording({ { "PlainResponse", {}, 9, Role::Innocent }, { "SIGSEGV", {}, 1, Role::Culprit } },
        { { "baseline", 0, 0.5 }, { "storm", 0.5, 1 }, { "recovery", 1, 2 } });
}

void addReplies(Recording& recording, std::uint32_t slot, std::uint32_t count, std::uint64_t us, std::uint32_t failed)
{
    Interval interval;
    interval.slot = slot;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, count },
        { 0, Outcome::Reset, Wrong::Nothing, false, 0, failed },
        { 1, Outcome::Replied, Wrong::Nothing, true, 500, 1 } };
    interval.latencies = { { 0, us * count, us, us, 0, { { Histogram::indexOf(us), count } } },
        { 1, 900'000, 900'000, 900'000, 0, { { Histogram::indexOf(900'000), 1 } } } };
    recording.add(interval);
}

TreeSample sampleOf(double t, std::uint64_t mebibytes, int processes, double cpuPercent)
{
    TreeSample sample;
    sample.t = t;
    sample.cpuPercent = cpuPercent;
    for (int i = 0; i < processes; ++i)
        sample.processes.push_back({ 100 + i, 1, (mebibytes << 20U) / static_cast<std::uint64_t>(processes), 0 });
    return sample;
}

/// Ten slots of ten replies, one more millisecond each, of which those from the fifth on lose as many.
Recording tenSlots()
{
    Recording recording = empty();
    for (std::uint32_t slot = 0; slot < 10; ++slot)
        addReplies(recording, slot, 10, 1000 * (slot + 1), slot < 5 ? 0 : 10);
    recording.setDuration(1);
    return recording;
}

std::vector<double> valuesOf(const Recording& recording, CurveFigure figure, std::int64_t origin, std::int64_t width)
{
    return runCurve(recording, figure, wholeRun(recording, origin, width)).values;
}

Tally tallyOf(std::uint64_t replies, std::uint64_t lost)
{
    Tally tally;
    for (std::uint64_t i = 1; i <= replies; ++i)
        tally.latency.record(1000 * i);
    tally.requests = replies + lost;
    tally.outcomes.at(indexOf(Outcome::Replied)) = replies;
    tally.outcomes.at(indexOf(Outcome::Timeout)) = lost;
    return tally;
}

}

class CurvesTest : public QObject
{
    Q_OBJECT

private slots:
    void ratesAreOfTheirBin();
    void innocentsAloneAreCompared();
    void percentilesAreThoseOfTheWholeBin();
    void samplesHoldUntilTheNext();
    void binsAreCountedFromTheOrigin();
    void aPhaseBeginsWhereItDid();
    void onlyTheBinsAskedForAreMade();
    void percentilesFollowTheAxis();
    void requestsWithoutAReplyAreTheSlowest();
    void binsAreLogarithmic();
};

void CurvesTest::ratesAreOfTheirBin()
{
    const Recording recording = tenSlots();
    QCOMPARE(valuesOf(recording, CurveFigure::Throughput, 0, 5), std::vector<double>({ 110, 110 })); // culprits too
    QCOMPARE(valuesOf(recording, CurveFigure::Goodput, 0, 5), std::vector<double>({ 100, 100 }));
    QCOMPARE(valuesOf(recording, CurveFigure::Failed, 0, 5), std::vector<double>({ 0, 50 }));
    // The last bin has two of its four slots: what it holds is over these two.
    QCOMPARE(valuesOf(recording, CurveFigure::Goodput, 0, 4), std::vector<double>({ 100, 100, 100 }));
    QVERIFY(valuesOf(Recording(), CurveFigure::Goodput, 0, 4).empty());
}

void CurvesTest::innocentsAloneAreCompared()
{
    QCOMPARE(valuesOf(tenSlots(), CurveFigure::Maximum, 0, 10), std::vector<double>({ 10 })); // not a culprit's 900
    Recording culprits({ { "SIGSEGV", {}, 1, Role::Culprit } });
    Interval interval;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 3 } };
    interval.latencies = { { 0, 6000, 2000, 2000, 0, { { Histogram::indexOf(2000), 3 } } } };
    culprits.add(interval);
    QCOMPARE(valuesOf(culprits, CurveFigure::Maximum, 0, 1), std::vector<double>({ 2 })); // there are no others
}

void CurvesTest::percentilesAreThoseOfTheWholeBin()
{
    Recording recording = empty();
    addReplies(recording, 0, 99, 1000, 0);
    addReplies(recording, 1, 1, 50'000, 0);
    recording.setDuration(0.3);
    // A mean of percentiles would be about 25.
    QCOMPARE(valuesOf(recording, CurveFigure::Median, 0, 2).front(), 1.0);
    QCOMPARE(valuesOf(recording, CurveFigure::Percentile99, 0, 2).front(), 1.0);
    QVERIFY(valuesOf(recording, CurveFigure::Maximum, 0, 2).front() >= 50);
    QVERIFY2(std::isnan(valuesOf(recording, CurveFigure::Median, 0, 2).back()), "nothing came in the third slot");
}

void CurvesTest::samplesHoldUntilTheNext()
{
    Recording recording = tenSlots();
    recording.add(sampleOf(0.25, 40, 3, 10));
    recording.add(sampleOf(0.35, 60, 2, 30));
    recording.add(sampleOf(0.38, 50, 4, 50));
    const std::vector<double> memory = valuesOf(recording, CurveFigure::Memory, 0, 1);
    QVERIFY(std::isnan(memory.at(1)));
    QVERIFY(std::abs(memory.at(2) - 40) < 1e-3);
    QVERIFY(std::abs(memory.at(3) - 60) < 1e-3);
    QVERIFY(std::abs(memory.at(9) - 50) < 1e-3);
    QCOMPARE(valuesOf(recording, CurveFigure::Processes, 0, 1).at(3), 2.0);
    QCOMPARE(valuesOf(recording, CurveFigure::Cpu, 0, 1).at(3), 40.0);
}

void CurvesTest::binsAreCountedFromTheOrigin()
{
    const Recording recording = tenSlots();
    const CurveBins bins = wholeRun(recording, 5, 2);
    QCOMPARE(bins.first, -3); // slots -1 and 0, of which there is the second
    QCOMPARE(bins.last, 3);
    const RunCurve curve = runCurve(recording, CurveFigure::Maximum, bins);
    QCOMPARE(curve.values.size(), 6U);
    QCOMPARE(curve.at(-3), 1.0);
    QCOMPARE(curve.at(0), 7.0); // the fifth and sixth slot after the first
    QCOMPARE(curve.at(2), 10.0);
    QVERIFY(std::isnan(curve.at(3)));
    QVERIFY(std::isnan(curve.at(-4)));
    QCOMPARE(bins.widthS(), 0.2);
}

void CurvesTest::aPhaseBeginsWhereItDid()
{
    const Recording recording = tenSlots();
    QCOMPARE(*slotOfPhase(recording, ""), 0);
    QCOMPARE(*slotOfPhase(recording, "storm"), 5);
    QVERIFY2(!slotOfPhase(recording, "recovery"), "the run did not come to it");
    QVERIFY(!slotOfPhase(recording, "calm"));
}

void CurvesTest::onlyTheBinsAskedForAreMade()
{
    const Recording recording = tenSlots();
    const RunCurve curve = runCurve(recording, CurveFigure::Maximum, { 0, 1, 4, 7 });
    QCOMPARE(curve.first, 4);
    QCOMPARE(curve.values, std::vector<double>({ 5, 6, 7 }));
    QVERIFY(runCurve(recording, CurveFigure::Maximum, { 0, 1, 20, 30 }).values.empty());
}

void CurvesTest::percentilesFollowTheAxis()
{
    const PercentileCurve curve = percentileCurve(tallyOf(1000, 0));
    const auto at = [&](double oneIn) {
        for (const PercentilePoint& point : curve.points) {
            if (std::abs(point.oneIn - oneIn) < 1e-6 * oneIn)
                return point.ms;
        }
        return -1.0;
    };
    QVERIFY(std::abs(at(10) - 900) < 1); // as fine as the histogram is
    QVERIFY(std::abs(at(100) - 990) < 1);
    QVERIFY(std::abs(at(1000) - 1000) < 1);
    QCOMPARE(curve.end, 1000.0);
    QCOMPARE(curve.points.back().oneIn, 1000.0);
    QVERIFY(!curve.overFrom);
    QVERIFY(std::is_sorted(curve.points.begin(), curve.points.end(),
        [](const PercentilePoint& a, const PercentilePoint& b) { return a.ms < b.ms; }));
    QVERIFY(percentileCurve({}).points.empty());
}

void CurvesTest::requestsWithoutAReplyAreTheSlowest()
{
    const PercentileCurve curve = percentileCurve(tallyOf(90, 10));
    QCOMPARE(*curve.overFrom, 10.0); // from p90 on
    QCOMPARE(curve.points.back().oneIn, 10.0);
    QCOMPARE(curve.points.back().ms, 90.0);
    const PercentileCurve none = percentileCurve(tallyOf(0, 5));
    QCOMPARE(*none.overFrom, 1.0);
    QVERIFY(none.points.empty());
}

void CurvesTest::binsAreLogarithmic()
{
    QCOMPARE(latencyBinOf(1), 0);
    QCOMPARE(latencyBinOf(10), 10);
    QCOMPARE(latencyBinOf(9.99), 9);
    for (int bin = -30; bin < 70; ++bin)
        QCOMPARE(latencyBinOf(binStartMs(bin)), bin);
    const LatencyBins bins = latencyBins(tallyOf(10, 10));
    QCOMPARE(bins.noReply, 0.5);
    QCOMPARE(bins.shares.at(0), 0.05); // 1 ms alone
    QCOMPARE(bins.shares.at(10), 0.05); // 10 ms alone
    const double sum = std::accumulate(bins.shares.begin(), bins.shares.end(), bins.noReply,
        [](double so, const auto& bin) { return so + bin.second; });
    QVERIFY(std::abs(sum - 1) < 1e-12);
}

QTEST_APPLESS_MAIN(CurvesTest)
#include "curves_test.moc"
