// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/live_changes.h"
#include "ui/plan/load_edits.h"

#include <QTest>

namespace labour {

namespace {

LoadPlan loadWith(const QString& phases)
{
    LoadPlan load;
    load.phases = *phasesFromText(phases);
    return load;
}

}

/// Edits of a load, and what of it a run under way can take.
class LoadEditsTest : public QObject
{
    Q_OBJECT

private slots:
    void openLoadStaysOpenWithoutItsLastRate()
    {
        const LoadPlan load = withoutPhase(loadWith("calm:5s loud:5s@20..40"), 1);
        QVERIFY(load.isOpen());
        QCOMPARE(load.rate, (RatePlan { 20, 40 }));
        QCOMPARE(load.durationS, 5.0);
        QVERIFY(withStorm(loadWith("loud:5s@20")).isOpen());
    }

    void aRateOfItsOwnStaysAnOpenLoads()
    {
        const LoadPlan load = loadWith("loud:5s@20");
        QCOMPARE(asOpenLoad(load), load);
        QVERIFY(!asClosedLoad(load).isOpen());
    }

    void aPhaseGoesOnWhereTheOneBeforeEnded()
    {
        const LoadPlan load = withPhaseAfter(loadWith("ramp:5s@10..90 ramp-2:5s@90"), 0);
        QCOMPARE(textOf(load.phases), QStringLiteral("ramp:5s@10..90 ramp-3:5s@90 ramp-2:5s@90"));
    }

    void thePhaseUnderWayIsKnown()
    {
        const LoadPlan load = loadWith("a:5s b:2s@20 c:3s");
        QCOMPARE(phaseAt(load, 0), 0);
        QCOMPARE(phaseAt(load, 4.99), 0);
        QCOMPARE(phaseAt(load, 5), 1);
        QCOMPARE(phaseAt(load, 99), 2);
        QVERIFY(!phaseAt(LoadPlan(), 1));
        QCOMPARE(rateIn(load, 1), (RatePlan { 20, 20 }));
        QVERIFY(!rateIn(load, 2));
    }

    void weightsAreThoseOfThePhase()
    {
        Plan plan;
        plan.mix = *mixFromTexts({ "PlainResponse=9", "SIGSEGV=1" });
        plan.load = loadWith("baseline:5s storm:5s own:5s(3,4)");
        const QList<Role> roles { Role::Innocent, Role::Culprit };
        QCOMPARE(weightsIn(plan, roles, 0), (std::vector<double> { 9, 0 }));
        QCOMPARE(weightsIn(plan, roles, 1), (std::vector<double> { 9, 1 }));
        QCOMPARE(weightsIn(plan, roles, 2), (std::vector<double> { 3, 4 }));
        QCOMPARE(weightsIn(plan, roles, std::nullopt), (std::vector<double> { 9, 1 }));
    }

    void onlyWeightsRatesAndConnectionsAreLive()
    {
        Plan plan;
        plan.mix = *mixFromTexts({ "PlainResponse=9", "SIGSEGV=1" });
        plan.load.rate = RatePlan { 10, 10 };
        Plan other = plan;
        other.mix[0].weight = 5;
        other.load.rate = RatePlan { 20, 30 };
        other.load.connections = 99;
        QVERIFY(differInLiveValuesOnly(plan, other));
        other.load.rate.reset(); // closed load is another kind
        QVERIFY(!differInLiveValuesOnly(plan, other));
        other = plan;
        other.load.thinkS = 1;
        QVERIFY(!differInLiveValuesOnly(plan, other));
        other = plan;
        other.mix[0].behaviour = "Sleeping";
        QVERIFY(!differInLiveValuesOnly(plan, other));
    }
};

}

QTEST_APPLESS_MAIN(labour::LoadEditsTest)
#include "load_edits_test.moc"
