// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/durability_plan.h"
#include "core/verdict/lethal_dose.h"

#include <QTest>

#include <algorithm>

using namespace labour;

class DurabilityPlanTest : public QObject
{
    Q_OBJECT

private slots:
    void dosesAreNumbersOrThePool()
    {
        const QList<Dose> doses = *dosesFromText("1,pool,8");
        QCOMPARE(doses, (QList<Dose> { { 1, false }, { 0, true }, { 8, false } }));
        QCOMPARE(textOf(doses), "1,pool,8");
        for (const char* wrong : { "", "1,", "-1", "257", "1,1", "pool,pool", "1.5" })
            QVERIFY2(!dosesFromText(wrong), wrong);
    }

    void allIsEveryServer()
    {
        const QList<ServerChoice> servers = *serversOf("all", m_catalogue);
        QCOMPARE(servers.size(), m_catalogue.servers().size());
        QVERIFY(
            std::all_of(servers.begin(), servers.end(), [](const ServerChoice& s) { return s.variant == "default"; }));
        QStringList hardened;
        const QList<ServerChoice> hardenedOnes = *serversOf("all:hardened", m_catalogue);
        for (const ServerChoice& server : hardenedOnes)
            hardened.append(textOf(server));
        QVERIFY(hardened.contains("gunicorn:hardened") && !hardened.contains("wsgiref:hardened"));
        QCOMPARE(serversOf("wsgiref:*", m_catalogue)->size(), 2);
        QCOMPARE(serversOf("wsgiref,wsgiref:*", m_catalogue)->size(), 2);
        QCOMPARE(serversOf("gunicorn:sync,workers=4,wsgiref", m_catalogue)->size(), 2);
        QVERIFY(serversOf("all:*", m_catalogue)->size() > 50);
    }

    void allIsEveryCulpritOfTheServers()
    {
        QStringList names;
        const Mix culprits = *culpritsOf("all", m_catalogue);
        for (const MixEntry& culprit : culprits)
            names.append(culprit.behaviour);
        QVERIFY(names.contains("SIGSEGV") && names.contains("Deadlock"));
        QVERIFY(!names.contains("PlainResponse") && !names.contains("SlowHeaders"));
        QCOMPARE(culpritsOf(originalBehaviours(), m_catalogue)->size(), 6);
    }

    void culpritsHaveNeitherWeightNorAnotherRole()
    {
        for (const char* wrong : { "SIGSEGV=5", "SIGSEGV=0", "IOBound,SIGSEGV?why=1=2", "innocent:SIGSEGV" })
            QVERIFY2(!culpritsOf(wrong, m_catalogue), wrong);
        QCOMPARE(culpritsOf("culprit:SIGSEGV,SIGSEGV=1", m_catalogue)->size(), 1);
    }

    void timesAreWithinBounds()
    {
        DurabilityPlan plan;
        plan.servers = *serversOf("wsgiref", m_catalogue);
        plan.culprits = *culpritsOf("SIGSEGV", m_catalogue);
        QVERIFY(checkedPlan(plan, m_catalogue));
        for (const double slowMs : { 0.0, -1.0, 2000.0, 250'000.0 }) {
            DurabilityPlan slow = plan;
            slow.settings.rules.slowMs = slowMs;
            const Result<DurabilityPlan> checked = checkedPlan(slow, m_catalogue);
            QVERIFY(!checked);
            QVERIFY2(checked.error().startsWith("slow has to be"), qPrintable(checked.error()));
        }
        plan.settings.recoveryS = 1;
        QVERIFY(checkedPlan(plan, m_catalogue).error().startsWith("the time to recover"));
    }

    void cellsFollowFromThePlan()
    {
        DurabilityPlan plan;
        plan.servers = *serversOf("waitress,wsgiref,gunicorn:sync", m_catalogue);
        plan.culprits = *culpritsOf("SIGSEGV,LeakMemory", m_catalogue);
        plan.repetitions = 2;
        plan.seed = 7;
        const DurabilityPlan checked = *checkedPlan(plan, m_catalogue);
        const QList<DurabilityCell> cells = cellsOf(checked, m_catalogue);
        // Two behaviours, two doses, two repetitions, and a leak, of three servers.
        QCOMPARE(cells.size(), 3 * (2 * 2 * 2 + 1));
        QStringList labels;
        QList<int> pools;
        for (const DurabilityCell& cell : cells) {
            labels.append(cell.label());
            if (cell.server.name == "waitress" && cell.isPool)
                pools.append(cell.dose);
        }
        QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
        QCOMPARE(pools, (QList<int> { 5, 5, 5, 5 })); // waitress has four threads
        QCOMPARE(cellsOf(checked, m_catalogue).first().label(), cells.first().label());
        QStringList order;
        for (plan.seed = 0; plan.seed < 20; ++plan.seed)
            order.append(cellsOf(*checkedPlan(plan, m_catalogue), m_catalogue).first().server.name);
        QCOMPARE(QSet<QString>(order.begin(), order.end()).size(), 3);
    }

    void theLethalDoseIsTheSmallest()
    {
        const auto result = [](int dose, Grade grade) {
            DurabilityResult made;
            made.cell.server.name = "s";
            made.cell.culprit.behaviour = "B";
            made.cell.dose = dose;
            made.verdict.grade = grade;
            return made;
        };
        const QList<LethalDose> doses = lethalDoses({ result(8, Grade::Died), result(1, Grade::Unharmed),
            result(4, Grade::Wedged), result(2, Grade::Recovered) });
        QCOMPARE(doses.size(), 1);
        QCOMPARE(doses.first().lethal.value_or(0), 4);
        QCOMPARE(doses.first().largest, 8);
        QCOMPARE(textOf(doses.first()), "3 to 4"); // 3 was not measured
        const auto text = [&result](int harmless) {
            return textOf(lethalDoses({ result(harmless, Grade::Unharmed), result(11, Grade::Died) }).first());
        };
        QCOMPARE(text(1), "2 to 11");
        QCOMPARE(text(10), "11");
        QCOMPARE(text(12), "1 to 11");
        QCOMPARE(textOf(lethalDoses({ result(1, Grade::Died) }).first()), "1");
        QVERIFY(!lethalDoses({ result(2, Grade::Recovered) }).first().lethal);
    }

private:
    const Catalogue m_catalogue = Catalogue::load(DataFolders::ofThisProgram());
};

QTEST_GUILESS_MAIN(DurabilityPlanTest)
#include "durability_plan_test.moc"
