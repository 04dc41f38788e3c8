// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/repetitions.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace labour;

namespace {

std::vector<double> upTo(int n)
{
    std::vector<double> values;
    for (int i = n; i >= 1; --i)
        values.push_back(i);
    return values;
}

DurabilityResult run(int repetition, Grade grade, double collateral, std::optional<double> recoveryS)
{
    DurabilityResult result;
    result.cell.server.name = "gunicorn";
    result.cell.culprit.behaviour = "SIGSEGV";
    result.cell.repetition = repetition;
    result.verdict.grade = grade;
    result.verdict.collateral = collateral;
    result.verdict.recoveryS = recoveryS;
    return result;
}

}

class RepetitionsTest : public QObject
{
    Q_OBJECT

private slots:
    void theMedianIsInTheMiddle()
    {
        QVERIFY(!median({}));
        QCOMPARE(median({ 3, 1, 2 }).value_or(0), 2.0);
        QCOMPARE(median({ 4, 1, 2, 3 }).value_or(0), 2.5);
    }

    // The ranks of the table in any book on nonparametric statistics.
    void theIntervalsRanks_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::newRow("6") << 6 << 1 << 6;
        QTest::newRow("8") << 8 << 1 << 8;
        QTest::newRow("9") << 9 << 2 << 8;
        QTest::newRow("12") << 12 << 3 << 10;
        QTest::newRow("15") << 15 << 4 << 12;
        QTest::newRow("20") << 20 << 6 << 15;
        QTest::newRow("30") << 30 << 10 << 21;
    }

    void theIntervalsRanks()
    {
        QFETCH(const int, n);
        QFETCH(const int, low);
        QFETCH(const int, high);
        const std::optional<ConfidenceInterval> interval = medianInterval(upTo(n));
        QVERIFY(interval);
        QCOMPARE(interval->low, double(low));
        QCOMPARE(interval->high, double(high));
    }

    void fewerThanSixAreNotEnough()
    {
        for (int n = 0; n < fewestRuns; ++n)
            QVERIFY(!medianInterval(upTo(n)));
        QVERIFY(medianInterval(upTo(fewestRuns)));
    }

    void theIntervalCoversTheMedianOfWhateverTheyAreDrawnFrom()
    {
        // Shares as they are: mostly nothing, at times a worker's whole queue. The median is 0.01.
        std::mt19937_64 generator(1);
        std::uniform_real_distribution<double> uniform(0, 1);
        const auto draw = [&] {
            const double u = uniform(generator);
            return u < 0.3 ? 0 : u < 0.8 ? 0.01 + (u - 0.5) / 100 : std::pow(u, 4);
        };
        int covered = 0;
        const int rounds = 4000;
        for (int round = 0; round < rounds; ++round) {
            std::vector<double> values;
            for (int i = 0; i < 10; ++i)
                values.push_back(draw());
            covered += medianInterval(values)->covers(0.01) ? 1 : 0;
        }
        QVERIFY2(covered >= 0.95 * rounds, qPrintable(QString::number(covered)));
    }

    void gradesAreCountedAndNeverIsAveragedWithNothing()
    {
        QList<DurabilityResult> results;
        for (int i = 1; i <= 4; ++i)
            results.append(run(i, Grade::Recovered, 0.01 * i, i));
        results.append(run(5, Grade::Wedged, 0.5, std::nullopt));
        results.append(run(6, Grade::Recovered, 0, 0));
        DurabilityResult lost = run(7, Grade::Unharmed, 0, 0);
        lost.failure = "the warden failed";
        results.append(lost);
        DurabilityResult other = run(1, Grade::Unharmed, 0, 0);
        other.cell.dose = 3;
        results.append(other);
        DurabilityResult leak = run(1, Grade::Unharmed, 0, 0);
        leak.cell.isLeak = true;
        results.append(leak);

        const QList<RepetitionSummary> summaries = repetitionsOf(results);
        QCOMPARE(summaries.size(), 2);
        const RepetitionSummary& six = summaries.first();
        QCOMPARE(six.runs, 6);
        QCOMPARE(six.grades.at(Grade::Recovered), 5);
        QCOMPARE(six.agreement(), 5 / 6.0);
        QCOMPARE(six.medianCollateral.value_or(-1), 0.025);
        QCOMPARE(six.collateralCi95->low, 0.0);
        QCOMPARE(six.collateralCi95->high, 0.5);
        QCOMPARE(six.neverRecovered, 1);
        QCOMPARE(six.medianRecoveryS.value_or(-1), 2.0);
        QCOMPARE(summaries.last().runs, 1);
        QCOMPARE(summaries.last().agreement(), 1.0);
        QVERIFY(!summaries.last().collateralCi95);
    }
};

QTEST_APPLESS_MAIN(RepetitionsTest)
#include "repetitions_test.moc"
