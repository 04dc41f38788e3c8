// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_check.h"
#include "core/run/load_of.h"

#include <QTest>

using namespace labour;

class LoadOfTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void requestsCarryWhatThePlanSays();
    void theTimeoutOfThePlanWins();
    void valuesArePercentEncoded();

private:
    Plan planOf(const QStringList& mix) const;

    Catalogue m_catalogue;
};

void LoadOfTest::initTestCase()
{
    DataFolders folders;
    folders.shipped = qEnvironmentVariable("LABOUR_BIN") + "/../share/labour";
    m_catalogue = Catalogue::load(folders);
    QVERIFY(m_catalogue.problems().isEmpty());
}

Plan LoadOfTest::planOf(const QStringList& mix) const
{
    Plan plan;
    plan.servers = *serversFromText("wsgiref");
    plan.mix = *mixFromTexts(mix);
    plan.load.requests = 10;
    plan.seed = 3;
    const Result<Plan> checked = checkedPlan(plan, m_catalogue);
    Q_ASSERT(checked);
    return *checked;
}

void LoadOfTest::requestsCarryWhatThePlanSays()
{
    const Plan plan =
        planOf({ "PlainResponse?status=404=3", "innocent:SIGSEGV=1", "culprit:Sleeping?sleep_duration=250ms=0.5" });
    const Load load = loadOf(plan, m_catalogue);
    QCOMPARE(load.mix.size(), std::size_t { 3 });
    QCOMPARE(load.mix[0].target, std::string("/PlainResponse?status=404"));
    QCOMPARE(load.mix[0].weight, 3.0);
    QCOMPARE(load.mix[0].role, Role::Innocent);
    QCOMPARE(load.mix[0].expectation.front().statuses.front().first, std::uint16_t { 404 });
    QCOMPARE(load.mix[1].role, Role::Innocent);
    QCOMPARE(load.mix[1].expectation.size(), std::size_t { 2 });
    QCOMPARE(load.mix[2].target, std::string("/Sleeping?sleep_duration=0.25"));
    QCOMPARE(load.mix[2].role, Role::Culprit);
    QCOMPARE(load.mix[2].timeoutUs, std::int64_t { 30'250'000 });
    QCOMPARE(load.requests.value(), quint64 { 10 });
    QVERIFY(!load.durationNs);
    QCOMPARE(load.seed, quint64 { 3 });
    const auto behaviours = recordedBehaviours(plan, m_catalogue);
    QCOMPARE(behaviours[2].label(), std::string("Sleeping?sleep_duration=0.25"));
    QCOMPARE(behaviours[2].role, Role::Culprit);
}

void LoadOfTest::theTimeoutOfThePlanWins()
{
    Plan plan = planOf({ "Sleeping" });
    plan.load.timeoutS = 0.5;
    QCOMPARE(loadOf(plan, m_catalogue).mix[0].timeoutUs, std::int64_t { 500'000 });
}

void LoadOfTest::valuesArePercentEncoded()
{
    MixEntry entry;
    entry.behaviour = "IOBound";
    entry.parameters = { { "filename", "/tmp/a file&more" }, { "length", "5" } };
    QCOMPARE(targetOf(entry, m_catalogue), QString("/IOBound?filename=%2Ftmp%2Fa%20file%26more&length=5"));
}

QTEST_GUILESS_MAIN(LoadOfTest)
#include "load_of_test.moc"
