// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sweep_report.h"
#include "core/verdict/sweep.h"

#include <QTest>

#include <cmath>

using namespace labour;

namespace {

SweepPoint point(double share, std::uint64_t innocents, std::uint64_t failed)
{
    SweepPoint point;
    point.share = share;
    point.innocents.requests = innocents;
    point.innocents.asExpected = innocents - failed;
    point.culprits.requests = fewestCulprits;
    return point;
}

}

class SweepTest : public QObject
{
    Q_OBJECT

private slots:
    void sharesAreInPerCent()
    {
        QCOMPARE(*sharesFromText("share=10,0.5,10,99"), (QList<double> { 0.005, 0.1, 0.99 }));
        for (const char* wrong : { "", "share", "share=", "share=0", "share=100", "share=1,x", "rate=1", "1,2" })
            QVERIFY2(!sharesFromText(wrong), wrong);
    }

    void culpritsWeighWhatTheShareSays()
    {
        Plan plan;
        plan.mix = *mixFromTexts({ "A=3", "B=1", "C=2", "D=6" });
        plan.load.requests = 100;
        const QList<Role> roles { Role::Innocent, Role::Innocent, Role::Culprit, Role::Culprit };
        const Plan at = *planAtShare(plan, roles, 0.2);
        QList<double> weights;
        for (const MixEntry& entry : at.mix)
            weights.append(entry.weight);
        const QList<double> expected { 0.6, 0.2, 0.05, 0.15 };
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY(std::abs(weights.at(i) - expected.at(i)) < 1e-12);
        // 51.5 less 3 times its root are 30, and 51.5 are a fifth of 258.
        QCOMPARE(*at.load.requests, 258);
        QCOMPARE(*planAtShare(plan, roles, 0.6)->load.requests, 100);
        plan.load.durationS = 2;
        QVERIFY(!planAtShare(plan, roles, 0.2)); // the duration might end it first
        plan.load.durationS.reset();
        plan.load.requests.reset();
        QVERIFY(!planAtShare(plan, roles, 0.2));
        plan.load.durationS = 2;
        plan.load.rate = RatePlan { 10, 20 };
        QCOMPARE(*planAtShare(plan, roles, 0.2)->load.durationS, 25.8);
        plan.load.requests = 100; // whichever comes first
        QCOMPARE(*planAtShare(plan, roles, 0.2)->load.requests, 258);
        QCOMPARE(*planAtShare(plan, roles, 0.2)->load.durationS, 25.8);
        plan.load.durationS.reset();
        QCOMPARE(*planAtShare(plan, roles, 0.2)->load.requests, 258);
        QVERIFY(!planAtShare(plan, roles, 0.2)->load.durationS);
        plan.load.requests.reset();
        plan.load.durationS = 2;
        plan.load.rate = RatePlan { 0, 20 };
        QVERIFY(!planAtShare(plan, roles, 0.2));
        plan.load.rate = RatePlan { 10, 20 };
        plan.policy = Policy::Repeat;
        QVERIFY(!planAtShare(plan, roles, 0.2));
        plan.policy = Policy::Random;
        QVERIFY(!planAtShare(plan, { Role::Innocent, Role::Innocent, Role::Innocent, Role::Innocent }, 0.2));
    }

    /// By the binomial distribution itself.
    void thirtyCulpritsAreAllButCertain()
    {
        Plan plan;
        plan.mix = *mixFromTexts({ "A", "C" });
        plan.load.requests = 1;
        for (const double share : { 0.001, 0.01, 0.2, 0.5, 0.9 }) {
            const auto draws =
                static_cast<double>(*planAtShare(plan, { Role::Innocent, Role::Culprit }, share)->load.requests);
            double fewer = 0;
            for (int culprits = 0; culprits < fewestCulprits; ++culprits)
                fewer +=
                    std::exp(std::lgamma(draws + 1) - std::lgamma(culprits + 1.0) - std::lgamma(draws - culprits + 1)
                        + culprits * std::log(share) + (draws - culprits) * std::log1p(-share));
            QVERIFY2(fewer < 0.00135, qPrintable(QStringLiteral("%1 at %2").arg(fewer).arg(share))); // three deviations
        }
    }

    void tooFewCulpritsAreTold()
    {
        SweepPoint few = point(0.05, 1000, 11);
        few.culprits.requests = 29;
        QVERIFY(sweepText({ point(0.01, 1000, 0), few }).contains("Fewer than 30 culprits were sent at 5 %: "));
        QVERIFY(!sweepText({ point(0.01, 1000, 0) }).contains("Fewer than 30"));
        QVERIFY(sweepJson({ few }, {}).contains("\"enough_culprits\": false"));
    }

    void theTippingPointIsTheSmallest()
    {
        QVERIFY(!tippingPoint({ point(0.01, 1000, 10), point(0.1, 1000, 0) }));
        const QList<SweepPoint> points { point(0.01, 1000, 10), point(0.05, 1000, 11), point(0.2, 100, 50) };
        QCOMPARE(tippingPoint(points).value_or(0), 0.05);
        QVERIFY(sweepText(points).contains("Tipping point: at 5 % of culprits"));
        QVERIFY(sweepText({ points.first() }).contains("No tipping point"));
    }
};

QTEST_APPLESS_MAIN(SweepTest)
#include "sweep_test.moc"
