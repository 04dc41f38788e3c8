// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QTest>

using namespace labour::test;

class CliCompareTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void moreWorkersSleepFaster();
    void equalPlansShowNoDifference();
    void twoRunsAreNotEnough();
    void eachIsComparedWithTheFirst();
    void repetitionsHaveOneName();
    void aSideIsNamedByAllItsServers();
    void removedRunsAreNotCompared();
    void wrongUseIsOneSentence_data();
    void wrongUseIsOneSentence();

private:
    QString savedPlan(const QString& name, const QStringList& options);
    QJsonObject figure(const QString& name);

    std::unique_ptr<LabourProgram> m_labour;
};

void CliCompareTest::init()
{
    m_labour = std::make_unique<LabourProgram>();
}

QString CliCompareTest::savedPlan(const QString& name, const QStringList& options)
{
    const QString path = m_labour->folder() + '/' + name;
    return m_labour->run(QStringList { "plan", "--save", path } + options) ? path : QString();
}

QJsonObject CliCompareTest::figure(const QString& name)
{
    for (const QJsonValue& each : m_labour->json()["figures"].toArray()) {
        if (each["figure"].toString() == name)
            return each.toObject();
    }
    return {};
}

void CliCompareTest::moreWorkersSleepFaster()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed");
    const QStringList rest { "--behaviour", "Sleeping?sleep_duration=0.02", "--duration", "1s" };
    const QString one = savedPlan("one.labour", QStringList { "--server", "gunicorn:sync,workers=1" } + rest);
    const QString four = savedPlan("four.labour", QStringList { "--server", "gunicorn:sync,workers=4" } + rest);
    QVERIFY(m_labour->run({ "ab", one, four, "--repetitions", "4", "--json", "-" }, 120));
    QCOMPARE(m_labour->exitCode(), 0);
    const QJsonObject goodput = figure("innocents.goodput_per_second");
    QCOMPARE(goodput["word"].toString(), QString("better"));
    QVERIFY(goodput["difference"].toDouble() > 0);
    QVERIFY2(goodput["difference_ci95"].toArray().first().toDouble() > 0, "the interval does not cover 0");
    QCOMPARE(figure("innocents.failed")["word"].toString(), QString("no difference seen"));
    QVERIFY(m_labour->errors().contains("server: A gunicorn:sync,workers=1; B gunicorn:sync,workers=4"));
    // Both came in turn, and all of them were kept.
    QVERIFY(m_labour->run({ "history", "--json", "-" }));
    const QJsonArray runs = m_labour->json()["runs"].toArray();
    QCOMPARE(runs.size(), 8);
    for (qsizetype i = 0; i < runs.size(); i += 2)
        QVERIFY(runs.at(i)["server"] != runs.at(i + 1)["server"]);
}

void CliCompareTest::equalPlansShowNoDifference()
{
    // What the server does is all of the time that it takes, so that a busy machine is no difference.
    const QString one = savedPlan("one.labour",
        { "--server", "wsgiref", "--behaviour", "Sleeping?sleep_duration=0.05", "--connections", "1", "--duration",
            "1s" });
    const QString same = m_labour->folder() + "/same.labour";
    QVERIFY(QFile::copy(one, same));
    // At a level of 5 %, equal plans differ by chance once in a while, but hardly twice in a row.
    int differing = 1;
    for (int attempt = 0; attempt < 2 && differing > 0; ++attempt) {
        QVERIFY(m_labour->run({ "ab", one, same, "--repetitions", "5", "--json", "-" }, 120));
        QCOMPARE(m_labour->exitCode(), 0);
        QCOMPARE(m_labour->json()["differs"].toArray().size(), 0);
        QCOMPARE(figure("innocents.failed")["word"].toString(), QString("no difference seen"));
        differing = 0;
        for (const char* name : { "innocents.p99", "innocents.goodput_per_second" })
            differing += figure(name)["word"].toString() == "no difference seen" ? 0 : 1;
    }
    QVERIFY2(differing == 0, m_labour->errors().constData());
    // The sides are groups of their own although they are repetitions of one plan.
    QVERIFY(m_labour->run({ "history", "--by-plan", "--json", "-" }));
    const QJsonArray groups = m_labour->json()["plans"][0]["groups"].toArray();
    QVERIFY(groups.size() == 2 || groups.size() == 4);
    QCOMPARE(groups.at(0)["runs"].toArray().size(), 5);
    QCOMPARE(groups.at(1)["runs"].toArray().size(), 5);
    QVERIFY(m_labour->run({ "compare", groups.at(1)["name"].toString(), groups.at(0)["name"].toString() }));
    QVERIFY2(m_labour->output().contains("no difference seen"), m_labour->output().constData());
}

void CliCompareTest::eachIsComparedWithTheFirst()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_labour->run({ "run", "--requests", "20", "--test", "Plain" }));
    QVERIFY(m_labour->run({ "compare", "1", "2", "3", "--json", "-" }));
    QCOMPARE(m_labour->exitCode(), 0);
    QCOMPARE(m_labour->json()["schema"].toString(), QString("labour.comparisons/1"));
    const QJsonArray comparisons = m_labour->json()["comparisons"].toArray();
    QCOMPARE(comparisons.size(), 2);
    for (qsizetype i = 0; i < comparisons.size(); ++i) {
        QCOMPARE(comparisons.at(i)["first"].toString(), QString("wsgiref, run 1"));
        QCOMPARE(comparisons.at(i)["second"].toString(), QString("wsgiref, run %1").arg(i + 2));
        QCOMPARE(comparisons.at(i)["measured"]["second"]["servers"][0]["server"].toString(), QString("wsgiref"));
    }
    const QString csv = m_labour->folder() + "/it.csv";
    QVERIFY(m_labour->run({ "compare", "1", "2", "3", "--csv", csv }));
    QVERIFY2(m_labour->output().contains("are the same, apart from the seed."), m_labour->output().constData());
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray table = file.readAll();
    QVERIFY2(table.startsWith("A,servers of A,") && table.contains("\"wsgiref, run 3\",wsgiref "), table.constData());
}

void CliCompareTest::repetitionsHaveOneName()
{
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_labour->run({ "run", "--requests", "20", "--test", "Plain", "--repetitions", "2" }));
    QVERIFY(m_labour->run({ "history", "--by-plan" }));
    QVERIFY2(m_labour->output().contains("@1") && m_labour->output().contains("@3"), m_labour->output().constData());
    QVERIFY(m_labour->run({ "compare", "@2", "@3" }));
    QVERIFY2(m_labour->output().contains("A: wsgiref, runs 1-2 (2 runs)")
            && m_labour->output().contains("B: wsgiref, runs 3-4 (2 runs)"),
        m_labour->output().constData());
    QVERIFY(m_labour->run({ "compare", "@1", "2" }));
    QVERIFY(m_labour->errors().contains("run 2 is named twice"));
}

void CliCompareTest::aSideIsNamedByAllItsServers()
{
    const QStringList plan { "run", "--server", "wsgiref,wsgiref:threading", "--requests", "20", "--test", "Plain",
        "--repetitions", "3", "--seed", "4" };
    QVERIFY(m_labour->run(plan));
    QVERIFY2(m_labour->errors().contains("The order is drawn by the seed 4.\n"), m_labour->errors().constData());
    QVERIFY(m_labour->run(plan));
    const auto servers = [this](const QString& side) {
        QStringList names;
        for (const QJsonValue& server : m_labour->json()["measured"][side]["servers"].toArray())
            names.append(server["server"].toString());
        return names;
    };
    QVERIFY(m_labour->run({ "compare", "1-6", "7-12", "--json", "-" }));
    const QString first = m_labour->json()["first"].toString();
    QVERIFY2(first.contains("wsgiref:threading") && first.contains(" and ") && first.endsWith(", runs 1-6"),
        qPrintable(first));
    QCOMPARE(servers("first"), QStringList({ "wsgiref", "wsgiref:threading" }));
    QVERIFY2(m_labour->errors().contains("server: varies within both (wsgiref; wsgiref:threading)"),
        m_labour->errors().constData());
    // Both servers in each repetition, in the order that the seed draws, and draws again.
    QVERIFY(m_labour->run({ "history", "--json", "-" }));
    QHash<int, QString> byId;
    for (const QJsonValue& run : m_labour->json()["runs"].toArray())
        byId.insert(run["run"].toInt(), run["server"].toString());
    QCOMPARE(byId.size(), 12);
    QStringList begins;
    for (int run = 1; run <= 6; ++run) {
        QCOMPARE(byId.value(run), byId.value(run + 6));
        if (run % 2 == 1) {
            QVERIFY(byId.value(run) != byId.value(run + 1));
            begins.append(byId.value(run));
        }
    }
    QVERIFY2(begins.removeDuplicates() > 0 && begins.size() == 2, "each begins once at least");
}

void CliCompareTest::removedRunsAreNotCompared()
{
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_labour->run({ "run", "--requests", "20", "--test", "Plain" }));
    QVERIFY(m_labour->run({ "history", "--remove", "2" }));
    QVERIFY(m_labour->run({ "compare", "1", "2" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QCOMPARE(
        m_labour->errors(), QByteArray("labour: run 2 was removed; `labour history --restore 2` brings it back\n"));
    QVERIFY(m_labour->run({ "history", "--restore", "1" }));
    QCOMPARE(m_labour->errors(), QByteArray("labour: run 1 was not removed\n"));
}

void CliCompareTest::twoRunsAreNotEnough()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_labour->run({ "run", "--requests", "50", "--test", "Plain" }));
    QVERIFY(m_labour->run({ "compare", "1", "2", "--json", "-" }));
    QCOMPARE(m_labour->exitCode(), 0);
    QCOMPARE(m_labour->json()["differs"].toArray().size(), 0);
    QCOMPARE(figure("innocents.p99")["word"].toString(), QString("not enough runs"));
    QCOMPARE(figure("innocents.p99")["first"].toArray().size(), 1);
    QVERIFY(m_labour->run({ "compare", "1-2", "3" }));
    QVERIFY2(m_labour->output().contains("A: wsgiref, runs 1-2 (2 runs)"), m_labour->output().constData());
}

void CliCompareTest::wrongUseIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << QStringList { "compare" } << "compare needs two runs, or two groups of them";
    QTest::newRow("one") << QStringList { "compare", "1" } << "compare needs two runs, or two groups of them";
    QTest::newRow("no number") << QStringList { "compare", "1", "two" } << "“two” is no run";
    QTest::newRow("backwards") << QStringList { "compare", "5-1", "2" } << "“5-1” is no run";
    QTest::newRow("twice") << QStringList { "compare", "1", "1" } << "run 1 is named twice";
    QTest::newRow("not there") << QStringList { "compare", "1", "7" } << "the history has no run 7";
    QTest::newRow("nine") << QStringList { "compare", "1", "2", "3", "4", "5", "6", "7", "8", "9" }
                          << "compare takes at most eight sides, not 9";
    QTest::newRow("no file") << QStringList { "compare", "1", "2", "--csv", "-" } << "--csv needs the name of a file";
    QTest::newRow("no group") << QStringList { "compare", "@1", "2" } << "@1: run 1 is none of several repetitions";
    QTest::newRow("not a group") << QStringList { "compare", "@", "1" } << "“@” is no run";
    QTest::newRow("no plans") << QStringList { "ab" } << "ab needs two plans";
    QTest::newRow("no such plan") << QStringList { "ab", "no.labour", "no.labour" } << "no.labour";
    QTest::newRow("no repetitions") << QStringList { "ab", "a.labour", "b.labour", "--repetitions", "0" }
                                    << "--repetitions has to be a whole number from 1 to 1000";
}

void CliCompareTest::wrongUseIsOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain" }));
    QVERIFY(m_labour->run(arguments));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().startsWith("labour: ") && m_labour->errors().contains(sentence.toUtf8())
            && m_labour->errors().count('\n') == 1,
        m_labour->errors().constData());
}

QTEST_GUILESS_MAIN(CliCompareTest)
#include "cli_compare_test.moc"
