// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/figures.h"
#include "core/verdict/mix_durability.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace labour;

namespace {

const Figures figures {
    { "failed", { Figure::Kind::Count, 3, 200 } },
    { "p99", { Figure::Kind::Milliseconds, 480, 0 } },
    { "max", { Figure::Kind::Milliseconds, std::numeric_limits<double>::infinity(), 0 } },
    { "recovery", { Figure::Kind::Seconds, 2.5, 0 } },
    { "collateral", { Figure::Kind::Share, 0.02, 0 } },
    { "rss", { Figure::Kind::Bytes, 3.0 * 1048576, 0 } },
    { "goodput_per_second", { Figure::Kind::PerSecond, 99.5, 0 } },
};

}

class FiguresTest : public QObject
{
    Q_OBJECT

private slots:
    void holds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, bool holds) { QTest::newRow(text) << text << holds; };
        row("failed>2", true);
        row("failed>3", false);
        row("failed >= 3", true);
        row("failed>1%", true);
        row("failed>1.5%", false);
        row("failed!=3", false);
        row("failed=3", true);
        row("p99>0.4s", true);
        row("p99>500ms", false);
        row("p99<=480ms", true);
        row("max>1h", true);
        row("recovery<3s", true);
        row("collateral>1%", true);
        row("collateral>0.05", false);
        row("rss>2MiB", true);
        row("rss<4194304", true);
        row("goodput_per_second<100", true);
    }

    void toAReference_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("reference"); ///< the share of a count
        QTest::addColumn<bool>("holds");
        const auto row = [](const char* text, double reference, bool holds) {
            QTest::addRow("%s of %g", text, reference) << text << reference << holds;
        };
        row("p99>reference", 479, true);
        row("p99>reference", 480, false);
        row("p99>=reference", 480, true);
        row("p99>reference*1.2", 400, false);
        row("p99>reference*1.2", 399, true);
        row("p99 > reference + 50ms", 430, false);
        row("p99>reference+50ms", 429, true);
        row("p99<reference-0.1s", 581, true);
        row("p99>reference*2+10ms", 234, true);
        row("p99!=reference", 480, false);
        row("p99=reference", 480, true);
        row("p99<=reference", 480, true);
        row("failed>reference", 0.014, true);
        row("failed>reference", 0.015, false);
        row("failed>reference+1%", 0.004, true);
        row("failed>reference+1%", 0.006, false);
        row("failed<reference-1%", 0.03, true);
        row("rss>reference+1MiB", 1048576, true);
        row("collateral>reference*3", 0.01, false);
        row("goodput_per_second<reference*0.9", 200, true);
        row("max>reference", std::numeric_limits<double>::infinity(), false);
    }

    void toAReference()
    {
        QFETCH(const QString, text);
        QFETCH(const double, reference);
        QFETCH(const bool, holds);
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        QVERIFY2(condition, qPrintable(condition ? QString() : condition.error()));
        QVERIFY(condition->isToReference);
        QCOMPARE(condition->against(reference).holds(figures.value(condition->figure)), holds);
    }

    void howManyRequestsIsNoShare()
    {
        const Figures all { { "requests", { Figure::Kind::Count, 90, 90 } } };
        const Result<FailCondition> fewer = failConditionFromText("requests<reference*0.95", all);
        QVERIFY(fewer->against(100).holds(all.value("requests")));
        QVERIFY(!fewer->against(90).holds(all.value("requests")));
        QVERIFY(failConditionFromText("requests<reference-10", all));
        QVERIFY(!failConditionFromText("requests<reference-10%", all));
    }

    void whatIsNoReferenceIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no figure") << "p98>reference"
                                   << "p98";
        QTest::newRow("no factor") << "p99>reference*fast"
                                   << "a factor and a distance are expected";
        QTest::newRow("a factor of nothing") << "p99>reference*0"
                                             << "the factor has to be above 0";
        QTest::newRow("no unit") << "p99>reference+50"
                                 << "what is added to the reference's p99 is a time with its unit";
        QTest::newRow("a share of a time") << "p99>reference+10%"
                                           << "is a time with its unit";
        QTest::newRow("a number of a share") << "failed>reference+5"
                                             << "is a share, as in reference+1%";
        QTest::newRow("another word") << "p99>references"
                                      << "is no condition";
    }

    void whatIsNoReferenceIsRefused()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        QVERIFY(!condition);
        QVERIFY2(condition.error().contains(sentence), qPrintable(condition.error()));
    }

    void holds()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, holds);
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error()));
        QCOMPARE(condition->holds(figures.value(condition->figure)), holds);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* text, const char* why) { QTest::newRow(text) << text << why; };
        row("failed", "is no condition");
        row("failed>", "is no condition");
        row("failed>>1", "is no condition");
        row("faild>1", "did you mean failed");
        row("failed>1s", "a number or a share");
        row("p99>5", "a time with its unit");
        row("p99>5%", "a time with its unit");
        row("rss>5s", "a size");
        row("goodput_per_second>5%", "without a unit");
        row("failed>1-2", "a number or a share");
    }

    void refuses()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, why);
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        QVERIFY(!condition);
        QVERIFY2(condition.error().contains(why), qPrintable(condition.error()));
    }

    void aTablesFiguresAreTheWorstOfItsCells()
    {
        DurabilityResult well;
        DurabilityResult ill;
        ill.verdict.grade = Grade::Wedged;
        ill.verdict.sent = 100;
        ill.verdict.failed = 40;
        ill.verdict.sentInStorm = 10;
        ill.verdict.collateral = 0.4;
        ill.verdict.recoveryS.reset();
        well.verdict.recoveryS = 0;
        well.verdict.sent = 100;
        well.verdict.stormP99Ms = 3;
        const Figures both = figuresOf(QList<DurabilityResult> { well, ill });
        QCOMPARE(both.value("wedged").value, 1.0);
        QCOMPARE(both.value("wedged").of, 2.0);
        QCOMPARE(both.value("collateral").value, 0.4);
        QCOMPARE(both.value("innocents.failed").of, 200.0);
        QVERIFY(std::isinf(both.value("recovery").value));
        QCOMPARE(textOf(both.value("recovery")), "never");
        QCOMPARE(figuresOf(QList<DurabilityResult> { well }).value("recovery").value, 0.0);
        QCOMPARE(both.value("lethal_dose").value, 1.0);
        QVERIFY(std::isinf(figuresOf(QList<DurabilityResult> { well }).value("lethal_dose").value));
        QVERIFY(std::isinf(both.value("storm.p99").value));
        QCOMPARE(figuresOf(QList<DurabilityResult> { well }).value("storm.p99").value, 3.0);
        QCOMPARE(both.value("recovery.p99").value, 0.0); // nobody was sent then
        QCOMPARE(both.value("agreement").value, 0.5); // the same cell twice, graded differently
    }

    void aTablesFiguresHaveANameEach()
    {
        DurabilityResult result;
        result.seen.culprits = 4;
        result.culpritsAsExpected = 1;
        result.seen.mainSurvived = false;
        result.workersExited = 3;
        result.workersStarted = 2;
        result.detectionS = 1.5;
        result.verdict.baselineP99Ms = 7;
        result.leak = LeakMeasured { 1000, 1024, 9, {} };
        result.leak->recycling.requestsLost = 5;
        result.stop.leftovers = { { 1, "sleep" } };
        const Figures figures = figuresOf(QList<DurabilityResult> { result });
        QCOMPARE(figures.value("culprits.failed").value, 3.0);
        QCOMPARE(figures.value("culprits.failed").of, 4.0);
        QCOMPARE(figures.value("main_exited").value, 1.0);
        QCOMPARE(figures.value("workers_exited").value, 3.0);
        QCOMPARE(figures.value("workers_started").value, 2.0);
        QCOMPARE(figures.value("detection").value, 1.5);
        QCOMPARE(figures.value("baseline.p99").value, 7.0);
        QCOMPARE(figures.value("leak").value, 1000.0);
        QCOMPARE(figures.value("lost_to_recycling").value, 5.0);
        QCOMPARE(figures.value("leftovers").value, 1.0);
    }

    void whatNeverCameIsNoPromiseKept()
    {
        DurabilityResult hanging;
        hanging.seen.culprits = 1;
        QVERIFY(std::isinf(figuresOf(QList<DurabilityResult> { hanging }).value("detection").value));
        hanging.seen.culprits = 0;
        QCOMPARE(figuresOf(QList<DurabilityResult> { hanging }).value("detection").value, 0.0);
    }

    void theDeadAreOutForGood()
    {
        DurabilityResult dead;
        dead.verdict.grade = Grade::Wedged;
        dead.verdict.outageS = 1;
        dead.rssPeakBytes = 5000;
        QCOMPARE(figuresOf(QList<DurabilityResult> { dead }).value("outage").value, 1.0);
        QCOMPARE(outageText(dead.verdict), "1 s");
        dead.verdict.grade = Grade::Died;
        const Figures figures = figuresOf(QList<DurabilityResult> { dead });
        QVERIFY(std::isinf(figures.value("outage").value));
        QCOMPARE(textOf(figures.value("outage")), "without end");
        QVERIFY(failConditionFromText("outage>5s", figures)->holds(figures.value("outage")));
        QCOMPARE(outageText(dead.verdict), "1 s and on");
        QCOMPARE(figures.value("rss").value, 5000.0); // though nothing is left of it
    }

    void aConditionHoldsForACellWhereTheFigureIsItsOwn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::addColumn<bool>("isOfTheTable");
        const auto row = [](const char* text, bool holds, bool isOfTheTable) {
            QTest::newRow(text) << text << holds << isOfTheTable;
        };
        row("collateral>10%", true, false);
        row("collateral<10%", false, false);
        row("failed>10", true, true);
        row("failed>20%", true, true);
        row("failed>40", false, true);
        row("wedged>0", true, true);
        row("wedged>1", false, true);
        row("wedged>50%", false, true);
        row("unharmed<1", false, true);
        row("lethal_dose>0", false, true);
        row("agreement<=100%", false, true);
    }

    void aConditionHoldsForACellWhereTheFigureIsItsOwn()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, holds);
        QFETCH(const bool, isOfTheTable);
        DurabilityResult cell;
        cell.verdict.grade = Grade::Wedged;
        cell.verdict.sent = 100;
        cell.verdict.failed = 40;
        cell.verdict.collateral = 0.4;
        const Result<FailCondition> condition = failConditionFromText(text, figuresOf(QList { cell }));
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error()));
        QCOMPARE(heldBy(*condition, cell).has_value(), holds);
        QCOMPARE(labour::isOfTheTable(*condition), isOfTheTable);
        cell.failure = "it did not start";
        QVERIFY(!heldBy(*condition, cell));
    }

    void aMixHasNoGradeWhereThatIsNotKnown()
    {
        MixDurability durability;
        durability.verdict.grade = Grade::Wedged;
        durability.verdict.collateral = 0.25;
        QCOMPARE(figuresOf(durability).value("wedged").value, 1.0);
        QVERIFY(std::isinf(figuresOf(durability).value("recovery").value));
        durability.ungraded = "too short";
        QVERIFY(!figuresOf(durability).contains("wedged"));
        QVERIFY(!figuresOf(durability).contains("recovery"));
        QCOMPARE(figuresOf(durability).value("collateral").value, 0.25);
    }
};

QTEST_APPLESS_MAIN(FiguresTest)
#include "figures_test.moc"
