// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/mix_durability.h"

#include <QTest>

#include <cmath>

using namespace labour;

namespace {

constexpr double spacing = 0.02;

Plan planOf(const QString& phases)
{
    Plan plan;
    plan.mix = *mixFromTexts({ "PlainResponse=9", "culprit:SIGSEGV=1" });
    plan.load.phases = *phasesFromText(phases);
    plan.load.rate = RatePlan { 50, 50 };
    return plan;
}

const QList<Role> roles { Role::Innocent, Role::Culprit };

/// Fifty innocents a second of 2 ms for fifteen seconds, and a culprit a second in the storm.
RunRecord calm()
{
    RunRecord record;
    record.plan = planOf("baseline:5s storm:5s recovery:5s");
    record.innocentTimeoutS = 2;
    record.recording = Recording({ { "PlainResponse", {}, 9, Role::Innocent }, { "SIGSEGV", {}, 1, Role::Culprit } },
        { { "baseline", 0, 5 }, { "storm", 5, 10 }, { "recovery", 10, 15 } });
    record.recording.setDuration(15);
    for (int i = 0; i < 750; ++i) {
        const std::int64_t due = i * 20'000;
        record.ends.push_back({ 0, due, due + 2000, Outcome::Replied, 200, true });
    }
    for (int i = 0; i < 5; ++i) {
        const std::int64_t due = 5'000'000 + i * 1'000'000;
        record.ends.push_back({ 1, due, due + 1000, Outcome::Closed, 0, true });
    }
    return record;
}

RequestEnd& at(RunRecord& record, double due)
{
    return record.ends.at(static_cast<std::size_t>(std::llround(due / spacing)));
}

void fail(RunRecord& record, double due)
{
    RequestEnd& end = at(record, due);
    end = { 0, end.dueUs, end.dueUs + 1000, Outcome::Reset, 0, false };
}

}

class MixDurabilityTest : public QObject
{
    Q_OBJECT

private slots:
    void whatKeepsAPlanFromBeingGraded_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("why");
        const QString phases = QStringLiteral("baseline:5s storm:5s recovery:5s");
        Plan plain = planOf(phases);
        plain.load.phases.clear();
        QTest::newRow("no phases") << plain << "no phases";
        QTest::newRow("culprits at once") << planOf("storm:5s recovery:5s") << "its first phase, storm, has culprits";
        QTest::newRow("culprits never") << planOf("baseline:5s recovery:5s") << "none of its phases has culprits";
        Plan other = planOf(phases);
        other.engine = "qt";
        QTest::newRow("another engine") << other << "the engine qt does not tell";
        Plan closed = planOf(phases);
        closed.load.rate.reset();
        QTest::newRow("closed load") << closed << "under closed load";
    }

    void whatKeepsAPlanFromBeingGraded()
    {
        QFETCH(const Plan, plan);
        QFETCH(const QString, why);
        const Result<PlannedStorm> storm = stormOf(plan, roles);
        QVERIFY(!storm);
        QVERIFY2(storm.error().contains(why), qPrintable(storm.error()));
        QVERIFY(!stormOf(plan, { Role::Innocent, Role::Innocent }));
    }

    void theStormIsFromTheFirstPhaseWithCulpritsToTheLast()
    {
        const Result<PlannedStorm> storm =
            stormOf(planOf("baseline:5s first:1s(9,1) lull:2s(1,0) second:3s(1,1) end:4s(1,0)"), roles);
        QVERIFY2(storm, storm ? "" : qPrintable(storm.error()));
        QCOMPARE(storm->from, 5.0);
        QCOMPARE(storm->to, 11.0);
    }

    void aCalmRunIsUnharmed()
    {
        const Result<MixDurability> durability = mixDurability(calm());
        QVERIFY2(durability, durability ? "" : qPrintable(durability.error()));
        QVERIFY(durability->ungraded.isEmpty());
        QCOMPARE(durability->verdict.grade, Grade::Unharmed);
        QCOMPARE(durability->verdict.sent, 500U);
        QCOMPARE(durability->verdict.before.of, 250U);
        QCOMPARE(durability->culprits, 5U);
        QCOMPARE(durability->slowMs, 250.0);
        QVERIFY(durability->verdict.collateralCi95.covers(0));
        QCOMPARE(durability->verdict.baselineP99Ms.value_or(0), 2.0);
    }

    void whatFailsInTheStormIsCollateral()
    {
        RunRecord record = calm();
        for (const double due : { 9.1, 9.2, 9.3, 9.4, 9.5 })
            fail(record, due);
        const Result<MixDurability> durability = mixDurability(record);
        QCOMPARE(durability->verdict.grade, Grade::Recovered);
        QCOMPARE(durability->verdict.collateral, 0.01);
        QVERIFY(std::abs(durability->verdict.recoveryS.value_or(-1) - 0.5) < 1e-9);
    }

    void hurtAtTheEndIsWedged()
    {
        RunRecord record = calm();
        fail(record, 14.5);
        QCOMPARE(mixDurability(record)->verdict.grade, Grade::Wedged);
    }

    void theMainProcessGoneIsDied()
    {
        RunRecord record = calm();
        record.recording.add(Event { 6, events::serverExited, 1, "" });
        record.recording.setDuration(7);
        record.recording.addUnfinished(0, 3);
        const Result<MixDurability> durability = mixDurability(record);
        QVERIFY(durability->ungraded.isEmpty());
        QCOMPARE(durability->verdict.grade, Grade::Died);
    }

    void nobodyListensIsDied()
    {
        RunRecord record = calm();
        record.recording.add(TreeSample { 1, 0, 0, {} });
        QCOMPARE(mixDurability(record)->verdict.grade, Grade::Unharmed);
        record.recording.add(TreeSample { 14, 0, std::nullopt, {} });
        QCOMPARE(mixDurability(record)->verdict.grade, Grade::Died);
    }

    void whatWasUnderWayAtTheEndLeavesOutItsTimeout()
    {
        RunRecord record = calm();
        record.recording.addUnfinished(1, 1);
        QCOMPARE(mixDurability(record)->knownTo, 15.0);
        record.recording.addUnfinished(0, 1);
        fail(record, 13.5);
        Result<MixDurability> durability = mixDurability(record);
        QCOMPARE(durability->knownTo, 13.0);
        QCOMPARE(durability->verdict.grade, Grade::Unharmed);
        record.innocentTimeoutS = 3;
        QVERIFY(mixDurability(record)->ungraded.isEmpty());
        record.innocentTimeoutS = 3.01;
        durability = mixDurability(record);
        QVERIFY(!durability);
        QVERIFY2(durability.error().contains("1 innocents were still under way"), qPrintable(durability.error()));
    }

    void whereLabourWasKilledAnyMayHaveHung()
    {
        RunRecord record = calm();
        record.isCutOff = true;
        record.innocentTimeoutS = 2;
        QCOMPARE(mixDurability(record)->knownTo, 13.0);
        record.innocentTimeoutS = 3.01;
        const Result<MixDurability> durability = mixDurability(record);
        QVERIFY(!durability);
        QVERIFY2(durability.error().contains("some innocents were still under way"), qPrintable(durability.error()));
    }

    void culpritsThatHangAtTheEndWereSent()
    {
        RunRecord record = calm();
        record.ends.resize(750);
        record.recording.addUnfinished(1, 4);
        fail(record, 10.5);
        const Result<MixDurability> durability = mixDurability(record);
        QVERIFY2(durability->ungraded.isEmpty(), qPrintable(durability->ungraded));
        QCOMPARE(durability->culprits, 4U);
        QCOMPARE(durability->verdict.hurtPerCulprit.value_or(-1), 0.25);
        // Sent at the storm's end at the latest.
        QVERIFY(std::abs(durability->verdict.recoveryS.value_or(-1) - 0.5) < 1e-9);
    }

    void aStormWithoutACulpritHasNoGrade()
    {
        RunRecord record = calm();
        record.ends.resize(750);
        const Result<MixDurability> durability = mixDurability(record);
        QCOMPARE(durability->ungraded, "none of its culprits was sent");
        QCOMPARE(durability->culprits, 0U);
        QVERIFY(!durability->verdict.hurtPerCulprit);
    }

    void withoutARecoveryThereIsNoGrade()
    {
        RunRecord record = calm();
        record.plan = planOf("baseline:5s storm:9s recovery:1s");
        const Result<MixDurability> durability = mixDurability(record);
        QVERIFY2(durability->ungraded.contains("it takes 2 s"), qPrintable(durability->ungraded));
        QCOMPARE(durability->verdict.sent, 500U);
        record.recording.addUnfinished(0, 1);
        QCOMPARE(mixDurability(record)->verdict.sent, 400U);
        record.innocentTimeoutS = 10;
        QVERIFY(mixDurability(record).error().contains("it takes 2 s"));
    }

    void aBaselineThatWasNoneIsTold()
    {
        RunRecord record = calm();
        record.ends.push_back({ 1, 1'000'000, 1'001'000, Outcome::Closed, 0, true });
        QVERIFY(mixDurability(record).error().contains("weights were changed"));
        record = calm();
        for (double due = 0; due < 5; due += spacing)
            fail(record, due);
        QVERIFY(mixDurability(record).error().contains("no innocent was as expected"));
        record = calm();
        record.ends.clear();
        QVERIFY(mixDurability(record).error().contains("not kept"));
        record = calm();
        record.recording.setDuration(3);
        QVERIFY(mixDurability(record).error().contains("before its storm"));
    }
};

QTEST_APPLESS_MAIN(MixDurabilityTest)
#include "mix_durability_test.moc"
