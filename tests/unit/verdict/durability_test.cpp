// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/durability.h"
#include "core/verdict/pooled_baseline.h"

#include <QTest>

#include <cmath>

using namespace labour;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t spacing = 20'000; ///< fifty a second

/// Five seconds of baseline, a storm until the sixth, and a recovery until the tenth: innocents of 2 ms throughout.
DurabilityObservation calm()
{
    DurabilityObservation seen;
    for (std::int64_t due = 0; due < 10 * second; due += spacing)
        seen.innocents.push_back({ 0, due, due + 2000, Outcome::Replied, 200, true });
    seen.stormFrom = 5;
    seen.lastCulpritSent = 5;
    seen.stormTo = 6;
    seen.sendingTo = 10;
    seen.culprits = 1;
    return seen;
}

Baseline quiet()
{
    Baseline baseline;
    baseline.sent = 250;
    baseline.latenciesMs.assign(250, 2.0);
    return baseline;
}

RequestEnd& at(DurabilityObservation& seen, double due)
{
    for (RequestEnd& end : seen.innocents) {
        if (end.dueUs == std::llround(due * 1e6))
            return end;
    }
    qFatal("no innocent was due at %f", due);
}

void fail(DurabilityObservation& seen, double due)
{
    RequestEnd& end = at(seen, due);
    end = { 0, end.dueUs, end.dueUs + 1000, Outcome::Closed, 0, false };
}

void slow(DurabilityObservation& seen, double due, double ms)
{
    RequestEnd& end = at(seen, due);
    end.endUs = end.dueUs + std::llround(ms * 1000);
}

Grade gradeOf(const DurabilityObservation& seen)
{
    return durabilityVerdict(seen, quiet()).grade;
}

}

class DurabilityTest : public QObject
{
    Q_OBJECT

private slots:
    void noneIsHurt()
    {
        const DurabilityVerdict verdict = durabilityVerdict(calm(), quiet());
        QCOMPARE(verdict.grade, Grade::Unharmed);
        QCOMPARE(verdict.sent, 250U);
        QCOMPARE(verdict.failed, 0U);
        QCOMPARE(verdict.slow, 0U);
        QCOMPARE(verdict.hurtPerCulprit.value_or(-1), 0.0);
        QCOMPARE(verdict.outageS, 0.0);
        QCOMPARE(verdict.collateral, 0.0);
        QVERIFY(verdict.collateralCi95.covers(0));
        QCOMPARE(verdict.recoveryS.value_or(-1), 0.0);
        QCOMPARE(verdict.baselineP99Ms.value_or(-1), 2.0);
        QCOMPARE(verdict.stormP99Ms.value_or(-1), 2.0);
    }

    void whatFailsBeforeTheStormIsTheBaselines()
    {
        DurabilityObservation seen = calm();
        fail(seen, 4.98);
        QCOMPARE(gradeOf(seen), Grade::Unharmed);
        // Under way when the culprits came: theirs.
        at(seen, 4.98).endUs = 5 * second;
        QCOMPARE(gradeOf(seen), Grade::Recovered);
    }

    void oneThatFailsIsEnoughForRecovered()
    {
        DurabilityObservation seen = calm();
        fail(seen, 5.5);
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Recovered);
        QCOMPARE(verdict.recoveryS.value_or(-1), 0.5);
        QVERIFY(std::abs(verdict.outageS - 0.02) < 1e-9);
        QVERIFY(std::abs(verdict.collateral - 1 / 250.0) < 1e-12);
    }

    void wellAtTheEndIsTwoSecondsWithoutAHurtOne_data()
    {
        QTest::addColumn<double>("due");
        QTest::addColumn<Grade>("grade");
        QTest::newRow("just before") << 8.0 << Grade::Recovered;
        QTest::newRow("just within") << 8.02 << Grade::Wedged;
        QTest::newRow("the last") << 9.98 << Grade::Wedged;
    }

    void wellAtTheEndIsTwoSecondsWithoutAHurtOne()
    {
        QFETCH(const double, due);
        QFETCH(const Grade, grade);
        DurabilityObservation seen = calm();
        fail(seen, due);
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, grade);
        QCOMPARE(verdict.recoveryS.has_value(), grade == Grade::Recovered);
    }

    void theEndThatTheRunChoosesIsWell()
    {
        // As the run ends: two seconds after the last hurt one, wherever that falls between two doubles.
        for (double due = 6.02; due < 7.99; due += 0.02) {
            DurabilityObservation seen = calm();
            fail(seen, due);
            seen.sendingTo = static_cast<double>(at(seen, due).dueUs) / 1e6 + 2;
            QCOMPARE(gradeOf(seen), Grade::Recovered);
        }
    }

    void whatOurClientCouldNotSendIsNobodysFailure()
    {
        DurabilityObservation seen = calm();
        at(seen, 5.5).outcome = Outcome::NotSent;
        at(seen, 5.5).asExpected = false;
        at(seen, 9.5).outcome = Outcome::ClientError;
        at(seen, 9.5).asExpected = false;
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Unharmed);
        QCOMPARE(verdict.sent, 248U);
        QCOMPARE(verdict.failed, 0U);
        QCOMPARE(verdict.notCounted, 2U);
    }

    void slowOnesAtTheEndAreWedgedToo()
    {
        DurabilityObservation seen = calm();
        slow(seen, 9.5, 251);
        QCOMPARE(gradeOf(seen), Grade::Wedged);
    }

    void whatIsDueAfterTheEndDoesNotCount()
    {
        DurabilityObservation seen = calm();
        seen.sendingTo = 9;
        fail(seen, 9.5);
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Unharmed);
        QCOMPARE(verdict.sent, 200U);
    }

    void threeSlowOnesAreDegraded()
    {
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 5.2 })
            slow(seen, due, 300);
        QCOMPARE(gradeOf(seen), Grade::Unharmed);
        slow(seen, 5.3, 250);
        QCOMPARE(gradeOf(seen), Grade::Unharmed);
        for (const double due : { 5.3, 5.4, 5.5, 5.6 })
            slow(seen, due, 250.001);
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Degraded);
        QCOMPARE(verdict.slow, 6U);
        QCOMPARE(verdict.failed, 0U);
        QCOMPARE(verdict.hurtPerCulprit.value_or(-1), 6.0);
        fail(seen, 5.7);
        QCOMPARE(gradeOf(seen), Grade::Recovered);
    }

    void fewerThanThreeSlowOnesAreNoDegradation()
    {
        // Of a baseline so long that it would not explain two either.
        Baseline longer = quiet();
        longer.sent = 5000;
        longer.latenciesMs.assign(5000, 2.0);
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 5.2 })
            slow(seen, due, 300);
        QCOMPARE(durabilityVerdict(seen, longer).grade, Grade::Unharmed);
        slow(seen, 5.3, 300);
        QCOMPARE(durabilityVerdict(seen, longer).grade, Grade::Degraded);
    }

    void harmThatBeginsLateIsRecoveredFromLater()
    {
        DurabilityObservation seen = calm();
        for (const double due : { 8.0, 8.1, 8.2 })
            fail(seen, due);
        seen.sendingTo = 11;
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Recovered);
        QVERIFY(std::abs(verdict.recoveryS.value_or(-1) - 3.2) < 1e-9);
    }

    void innocentsAreCountedByPhase()
    {
        DurabilityObservation seen = calm();
        QCOMPARE(durabilityVerdict(seen, quiet()).sentInStorm, 50U);
        QCOMPARE(durabilityVerdict(seen, quiet()).sentInRecovery, 200U);
        seen.stormTo = 5;
        QCOMPARE(durabilityVerdict(seen, quiet()).sentInStorm, 0U);
        QVERIFY(!durabilityVerdict(seen, quiet()).stormP99Ms);
    }

    void slowIsTenTimesTheBaselines()
    {
        Baseline sluggish = quiet();
        sluggish.latenciesMs.assign(250, 60.0);
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 5.2, 5.3, 5.4, 5.5, 5.6 })
            slow(seen, due, 600);
        QCOMPARE(durabilityVerdict(seen, sluggish).grade, Grade::Unharmed);
        for (const double due : { 5.1, 5.2, 5.3, 5.4, 5.5, 5.6 })
            slow(seen, due, 601);
        QCOMPARE(durabilityVerdict(seen, sluggish).grade, Grade::Degraded);
    }

    void whatTheBaselineExplainsIsNoDegradation()
    {
        Baseline uneven = quiet();
        std::fill_n(uneven.latenciesMs.begin(), 2, 900.0); // less than one in a hundred
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 5.2, 5.3 })
            slow(seen, due, 900);
        QCOMPARE(durabilityVerdict(seen, uneven).grade, Grade::Unharmed);
    }

    void diedIsTheFirstThatHolds_data()
    {
        QTest::addColumn<bool>("mainSurvived");
        QTest::addColumn<bool>("isListening");
        QTest::newRow("the main process is gone") << false << true;
        QTest::newRow("nothing listens") << true << false;
    }

    void diedIsTheFirstThatHolds()
    {
        QFETCH(const bool, mainSurvived);
        QFETCH(const bool, isListening);
        DurabilityObservation seen = calm();
        seen.mainSurvived = mainSurvived;
        seen.isListening = isListening;
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Died);
        QVERIFY(!verdict.recoveryS);
    }

    void anOutageIsWhileAllThatWereDueFailed()
    {
        DurabilityObservation seen = calm();
        for (int i = 0; i < 25; ++i)
            fail(seen, 5.5 + i * 0.02);
        fail(seen, 7.0);
        const DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QVERIFY(std::abs(verdict.outageS - 0.52) < 1e-9);
        QVERIFY(std::abs(verdict.recoveryS.value_or(-1) - 2) < 1e-9);
    }

    void aCalmShorterThanTwoSecondsIsNone()
    {
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 7.08, 8.0 })
            fail(seen, due);
        QVERIFY(std::abs(durabilityVerdict(seen, quiet()).recoveryS.value_or(-1) - 3) < 1e-9);
        // Two whole seconds after the first: that was the recovery, though another followed.
        seen = calm();
        for (const double due : { 5.1, 7.1 })
            fail(seen, due);
        QVERIFY(std::abs(durabilityVerdict(seen, quiet()).recoveryS.value_or(-1) - 0.1) < 1e-9);
    }

    void aPercentileAmongTheLostIsNone()
    {
        DurabilityObservation seen = calm();
        fail(seen, 5.5);
        QVERIFY(!durabilityVerdict(seen, quiet()).stormP99Ms);
        QCOMPARE(durabilityVerdict(seen, quiet()).recoveryP99Ms.value_or(-1), 2.0);
    }

    void aStormOfNoCulpritsHasNoHurtPerCulprit()
    {
        DurabilityObservation seen = calm();
        seen.culprits = 0;
        QVERIFY(!durabilityVerdict(seen, quiet()).hurtPerCulprit);
    }

    void baselinesArePooled()
    {
        Baseline pool = baselineOf(calm().innocents);
        QCOMPARE(pool.sent, 500U);
        QCOMPARE(pool.failed, 0U);
        pool.add(quiet());
        QCOMPARE(pool.sent, 750U);
        QCOMPARE(pool.latenciesMs.size(), std::size_t { 750 });
        QVERIFY(!Baseline().p99Ms());
    }

    void whatABaselineThatCameLaterExplainsIsNoDegradation()
    {
        DurabilityObservation seen = calm();
        for (const double due : { 5.1, 5.2, 5.3, 5.4, 5.5, 5.6 })
            slow(seen, due, 300);
        DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        QCOMPARE(verdict.grade, Grade::Degraded);
        QCOMPARE(verdict.before.of, 250U);
        Baseline pool = quiet();
        Baseline uneven = quiet();
        std::fill_n(uneven.latenciesMs.begin(), 12, 300.0);
        uneven.failed = 1;
        pool.add(uneven);
        gradeBy(verdict, pool, 250);
        QCOMPARE(verdict.grade, Grade::Unharmed);
        QCOMPARE(verdict.before.of, 500U);
        QCOMPARE(verdict.collateral, -1 / 500.0);
        QVERIFY(verdict.collateralCi95.covers(0));
        gradeBy(verdict, quiet(), 250);
        QCOMPARE(verdict.grade, Grade::Degraded);
    }

    void whatABaselineDoesNotDecideStays()
    {
        DurabilityObservation seen = calm();
        fail(seen, 5.5);
        DurabilityVerdict verdict = durabilityVerdict(seen, quiet());
        Baseline failing = quiet();
        failing.failed = 25;
        gradeBy(verdict, failing, 250);
        QCOMPARE(verdict.grade, Grade::Recovered);
        QVERIFY(verdict.collateral < 0);
    }

    void cellsOfAServerAreGradedByTheirPool()
    {
        QList<DurabilityResult> results;
        for (const char* server : { "a", "a", "b" }) {
            DurabilityResult result;
            result.cell.server.name = server;
            result.cell.repetition = static_cast<int>(results.size()) + 1;
            DurabilityObservation seen = calm();
            for (const double due : { 5.1, 5.2, 5.3, 5.4, 5.5, 5.6 })
                slow(seen, due, 300);
            result.baseline = quiet();
            result.seen.slowMs = 250;
            result.verdict = durabilityVerdict(seen, result.baseline);
            results.append(result);
        }
        std::fill_n(results[1].baseline.latenciesMs.begin(), 12, 300.0);
        const QList<DurabilityResult> changed = gradeByPool(results, results[0].cell.server, {});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(results[0].verdict.grade, Grade::Unharmed);
        QCOMPARE(results[1].verdict.before.of, 500U);
        QCOMPARE(results[2].verdict.grade, Grade::Degraded);
        results[1].failure = "the warden failed";
        gradeByPool(results, results[0].cell.server, {});
        QCOMPARE(results[0].verdict.before.of, 250U);
        QCOMPARE(results[0].verdict.grade, Grade::Degraded);
    }

    void gradesHaveNames()
    {
        for (const Grade grade : { Grade::Unharmed, Grade::Degraded, Grade::Recovered, Grade::Wedged, Grade::Died })
            QCOMPARE(gradeNamed(nameOf(grade)).value_or(Grade::Died), grade);
        QVERIFY(!gradeNamed("fine"));
    }
};

QTEST_APPLESS_MAIN(DurabilityTest)
#include "durability_test.moc"
