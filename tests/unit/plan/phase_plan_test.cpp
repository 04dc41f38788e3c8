// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/phase_plan.h"
#include "core/plan/plan_check.h"
#include "core/run/load_of.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace labour {

/// The notation of phases and rates, what is refused of them, and the load that comes of it.
class PhasePlanTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void phasesReadBack_data();
    void phasesReadBack();
    void phasesAreRefused_data();
    void phasesAreRefused();
    void ratesReadBack();
    void plansAreRefused_data();
    void plansAreRefused();
    void theQtEngineTakesWhatTheNativeTakes();
    void theQtEngineTakesPathsThatItSendsAsTheyAre_data();
    void theQtEngineTakesPathsThatItSendsAsTheyAre();
    void onlyNativeClientsMisbehave();
    void calmPhasesAreForTheInnocents();
    void anOpenLoadHasAPhase();
    void aRunLastsAsLongAsItsPhases();

private:
    Plan plan() const;
    Load load(const Plan& plan) const;

    Catalogue m_catalogue;
};

void PhasePlanTest::initTestCase()
{
    DataFolders folders;
    folders.shipped = qEnvironmentVariable("LABOUR_BIN") + "/../share/labour";
    m_catalogue = Catalogue::load(folders);
    QVERIFY(m_catalogue.problems().isEmpty());
}

Plan PhasePlanTest::plan() const
{
    Plan plan;
    plan.servers = *serversFromText(u"wsgiref"_s);
    plan.mix = *mixFromTexts({ u"PlainResponse=99"_s, u"SIGSEGV=1"_s });
    plan.load.processes = 1;
    plan.seed = 3;
    return plan;
}

Load PhasePlanTest::load(const Plan& plan) const
{
    const Result<Plan> checked = checkedPlan(plan, m_catalogue);
    return checked ? loadOf(*checked, m_catalogue) : Load();
}

void PhasePlanTest::phasesReadBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("one") << "storm:10s"
                         << "storm:10s";
    QTest::newRow("units") << "  baseline:5s   storm:1m\trecovery:500ms "
                           << "baseline:5s storm:60s recovery:0.5s";
    QTest::newRow("rate") << "storm:10s@50"
                          << "storm:10s@50";
    QTest::newRow("ramp") << "up:10s@0..99.5 down:10s@99.5..0"
                          << "up:10s@0..99.5 down:10s@99.5..0";
    QTest::newRow("mix") << "a:1s(99,1) b:1s@7(0,0.5)"
                         << "a:1s(99,1) b:1s@7(0,0.5)";
}

void PhasePlanTest::phasesReadBack()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const Result<QList<PhasePlan>> phases = phasesFromText(text);
    QVERIFY2(bool(phases), qPrintable(phases ? QString() : phases.error()));
    QCOMPARE(textOf(*phases), canonical);
    QCOMPARE(*phasesFromText(canonical), *phases);
}

void PhasePlanTest::phasesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "", "  ", "storm", "storm:", ":5s", "storm:soon", "storm:5s@", "storm:5s@fast",
             "storm:5s@-1", "storm:5s@1..", "storm:5s@1..2..3", "storm:5s(1,)", "storm:5s(a)", "storm:5s(1", "5:5s",
             "storm:5s)1(", "storm:5s@inf", "storm:5s@nan" })
        QTest::newRow(text) << QString::fromLatin1(text);
}

void PhasePlanTest::phasesAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!phasesFromText(text));
}

void PhasePlanTest::ratesReadBack()
{
    QCOMPARE(textOf(*rateFromText(u"50"_s)), u"50"_s);
    QCOMPARE(textOf(*rateFromText(u"0.5..1e3"_s)), u"0.5..1000"_s);
    QVERIFY(!rateFromText(u"-5"_s));
    QVERIFY(!rateFromText(QString()));
}

void PhasePlanTest::plansAreRefused_data()
{
    QTest::addColumn<QString>("phases");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("why");
    QTest::newRow("no length") << "storm:0s"
                               << ""
                               << "longer than 0 s";
    QTest::newRow("no rate") << "a:1s@5 b:1s"
                             << ""
                             << "the phase b has no rate";
    QTest::newRow("weights missing") << "a:1s(1)"
                                     << ""
                                     << "1 weights for a mix of 2";
    QTest::newRow("no weight") << "a:1s(0,0)"
                               << ""
                               << "all its weights are 0";
    QTest::newRow("negative") << "a:1s(1,-1)"
                              << ""
                              << "-1 is no weight";
    QTest::newRow("rate of nothing") << ""
                                     << "0"
                                     << "above 0";
    QTest::newRow("too fast") << ""
                              << "1e9"
                              << "at most 10000000";
    QTest::newRow("too fast a phase") << "a:1s@1e9"
                                      << ""
                                      << "the rate of the phase a";
}

void PhasePlanTest::plansAreRefused()
{
    QFETCH(QString, phases);
    QFETCH(QString, rate);
    QFETCH(QString, why);
    Plan wrong = plan();
    if (!phases.isEmpty())
        wrong.load.phases = *phasesFromText(phases);
    if (!rate.isEmpty())
        wrong.load.rate = *rateFromText(rate);
    const Result<Plan> checked = checkedPlan(wrong, m_catalogue);
    QVERIFY(!checked);
    QVERIFY2(checked.error().contains(why), qPrintable(checked.error()));
}

void PhasePlanTest::theQtEngineTakesWhatTheNativeTakes()
{
    Plan sound = plan();
    sound.engine = u"qt"_s;
    QVERIFY(bool(checkedPlan(sound, m_catalogue)));
    Plan open = sound;
    open.load.rate = RatePlan { 5, 5 };
    Plan phased = sound;
    phased.load.phases = *phasesFromText(u"storm:5s"_s);
    Plan thinking = sound;
    thinking.load.thinkS = 1;
    Plan frugal = sound;
    frugal.load.requestsPerConnection = 5;
    Plan posting = sound;
    posting.mix = *mixFromTexts({ u"Get?method=POST"_s });
    for (const Plan& plan : { open, phased, thinking, frugal, posting }) {
        const Result<Plan> checked = checkedPlan(plan, m_catalogue);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error()));
    }
}

void PhasePlanTest::theQtEngineTakesPathsThatItSendsAsTheyAre_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isKept");
    for (const char* path : { "/", "/shop?item=7&more=a%20b", "/a%2Fb/?", "/~me/x.y;z=1" })
        QTest::newRow(path) << path << true;
    for (const char* path : { "//double/x", "/a/../b", "/x#part", "/a%zz", "/{a}|\"b\"" })
        QTest::newRow(path) << path << false;
}

void PhasePlanTest::theQtEngineTakesPathsThatItSendsAsTheyAre()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isKept);
    Plan getting = plan();
    MixEntry get;
    get.behaviour = u"Get"_s;
    get.parameters = { { u"path"_s, path } };
    getting.mix = { get };
    getting.engine = u"native"_s;
    QVERIFY(bool(checkedPlan(getting, m_catalogue)));
    getting.engine = u"qt"_s;
    const Result<Plan> checked = checkedPlan(getting, m_catalogue);
    QCOMPARE(bool(checked), isKept);
    QVERIFY(checked || checked.error().contains(u"as it is"_s));
}

void PhasePlanTest::onlyNativeClientsMisbehave()
{
    for (const QString& engine : { u"qt"_s, u"tsung"_s }) {
        Plan wrong = plan();
        wrong.mix = *mixFromTexts({ u"PlainResponse"_s, u"SlowHeaders"_s });
        wrong.engine = engine;
        const Result<Plan> checked = checkedPlan(wrong, m_catalogue);
        QVERIFY(!checked);
        QCOMPARE(checked.error(),
            QString(u"SlowHeaders: the %1 engine's clients cannot misbehave; choose the native engine"_s).arg(engine));
        wrong.engine = u"native"_s;
        QVERIFY(bool(checkedPlan(wrong, m_catalogue)));
    }
}

void PhasePlanTest::calmPhasesAreForTheInnocents()
{
    Plan calm = plan();
    calm.load.phases = *phasesFromText(u"baseline:5s storm:10s@9 other:1s(1,2) recovery:10s"_s);
    calm.load.rate = RatePlan { 50, 100 };
    const Load sent = load(calm);
    QVERIFY(sent.isOpen);
    const std::vector<LoadPhase> expected { { 5'000'000'000, { 99, 0 }, 50, 100 }, { 10'000'000'000, { 99, 1 }, 9, 9 },
        { 1'000'000'000, { 1, 2 }, 50, 100 }, { 10'000'000'000, { 99, 0 }, 50, 100 } };
    QVERIFY(sent.phases == expected);
    QCOMPARE(sent.durationNs.value_or(0), 26'000'000'000);
    calm.mix = *mixFromTexts({ u"SIGSEGV"_s });
    calm.load.phases = *phasesFromText(u"baseline:5s storm:10s"_s);
    const Result<Plan> checked = checkedPlan(calm, m_catalogue);
    QVERIFY(!checked && checked.error().contains(u"the innocents alone"_s));
}

void PhasePlanTest::anOpenLoadHasAPhase()
{
    Plan open = plan();
    open.load.rate = RatePlan { 10, 10 };
    open.load.requests = 30;
    const std::vector<LoadPhase> expected { { 0, { 99, 1 }, 10, 10 } };
    QVERIFY(load(open).phases == expected);
    QVERIFY(load(open).isOpen);
    QVERIFY(!load(plan()).isOpen);
    QVERIFY(load(plan()).phases.empty());
}

void PhasePlanTest::aRunLastsAsLongAsItsPhases()
{
    Plan phased = plan();
    phased.load.phases = *phasesFromText(u"a:1s b:0.5s"_s);
    QCOMPARE(checkedPlan(phased, m_catalogue)->load.durationS, std::optional(1.5));
    phased.load.durationS = 1.5;
    QVERIFY(bool(checkedPlan(phased, m_catalogue)));
    phased.load.durationS = 2;
    QVERIFY(!checkedPlan(phased, m_catalogue));
    phased.load.durationS.reset();
    phased.load.requests = 5;
    QVERIFY(!checkedPlan(phased, m_catalogue));
}

}

QTEST_GUILESS_MAIN(labour::PhasePlanTest)
#include "phase_plan_test.moc"
