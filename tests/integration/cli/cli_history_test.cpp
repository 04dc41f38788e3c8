// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace labour::test;

/// Runs as they are kept: whatever happens meanwhile, the run is measured, and what was written is there.
class CliHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aRunIsKeptAndShownAgain();
    void aRunIsNotKeptWhereNobodyWantsIt();
    void aKilledLabourLosesNoMoreThanTheLastSecond();
    void aKilledLabourLeavesLogsAndEnds();
    void aHistoryThatIsBusyCostsTheRunNothing();
    void aFullDiskCostsTheRunNothing();
    void aHistoryThatMayOnlyBeReadCostsTheRunNothing();
    void aHistoryOnADiskThatMayOnlyBeReadIsRead();
    void laterRunsStandToTheReference();
    void repetitionsStandToTheReferenceTogether();
    void wrongUseIsOneSentence_data();
    void wrongUseIsOneSentence();

private:
    QJsonArray runs();
    QString historyFile() const { return m_labour->dataFolder() + "/history.sqlite"; }

    std::unique_ptr<LabourProgram> m_labour;
};

void CliHistoryTest::init()
{
    m_labour = std::make_unique<LabourProgram>();
}

QJsonArray CliHistoryTest::runs()
{
    return m_labour->run({ "history", "--json", "-" }) ? m_labour->json()["runs"].toArray() : QJsonArray();
}

void CliHistoryTest::aRunIsKeptAndShownAgain()
{
    const QString measured = m_labour->folder() + "/measured.json";
    const QString shown = m_labour->folder() + "/shown.json";
    QVERIFY(m_labour->run({ "run", "--requests", "100", "--test", "Plain", "--json", measured }));
    const QByteArray report = m_labour->output();
    QCOMPARE(m_labour->errors(), QByteArray());
    QVERIFY(m_labour->run({ "history", "--show", "last", "--json", shown }));
    QFile first(measured);
    QFile second(shown);
    QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
    QCOMPARE(second.readAll(), first.readAll());
    QVERIFY(m_labour->run({ "history", "--show", "1" }));
    QCOMPARE(m_labour->output().trimmed(), report.trimmed());
    const QJsonObject run = runs().first().toObject();
    QCOMPARE(run["requests"].toInt(), 100);
    QCOMPARE(run["state"].toString(), QString("done"));
    QCOMPARE(run["server"].toString(), QString("wsgiref"));
    QVERIFY(m_labour->run({ "history", "--note", "1", "--text", "kept" }));
    QVERIFY(m_labour->run({ "history", "--find", "kept wsgiref" }));
    QVERIFY(m_labour->output().contains("“kept”"));
    QVERIFY(m_labour->run({ "history", "--remove", "1" }));
    QCOMPARE(runs().size(), 0);
    QVERIFY(m_labour->run({ "history", "--restore", "1" }));
    QCOMPARE(runs().size(), 1);
    QVERIFY(m_labour->run({ "history", "--prune", "0" }));
    QVERIFY2(m_labour->output().contains("This one would go"), m_labour->output().constData());
    QCOMPARE(runs().size(), 1);
    QVERIFY(m_labour->run({ "history", "--prune", "0", "--yes" }));
    QCOMPARE(runs().size(), 0);
}

void CliHistoryTest::aRunIsNotKeptWhereNobodyWantsIt()
{
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain", "--no-history" }));
    m_labour->setVariable("LABOUR_HISTORY", "none");
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain" }));
    QVERIFY(!QFile::exists(historyFile()));
    const QString elsewhere = m_labour->folder() + "/elsewhere.sqlite";
    m_labour->setVariable("LABOUR_HISTORY", elsewhere);
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain" }));
    QVERIFY(QFile::exists(elsewhere));
    QVERIFY(!QFile::exists(historyFile()));
}

void CliHistoryTest::aKilledLabourLosesNoMoreThanTheLastSecond()
{
    LabourProgram other;
    const QString path = m_labour->folder() + "/history.sqlite";
    m_labour->start({ "run", "--duration", "60s", "--test", "Plain", "--history", path });
    const auto recordedS = [&] {
        if (!QFile::exists(path) || !other.run({ "history", "--history", path, "--show", "last", "--json", "-" }))
            return 0.0;
        return other.json()["duration_s"].toDouble();
    };
    QTRY_VERIFY_WITH_TIMEOUT(recordedS() >= 2, 30000);
    QVERIFY(other.run({ "history", "--history", path, "--json", "-" }));
    QCOMPARE(other.json()["runs"].toArray().first().toObject()["state"].toString(), QString("running"));
    const qint64 startedMs =
        QDateTime::fromString(other.json()["runs"][0]["started"].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
    const double before = recordedS();
    const QList<Process> processes = descendantsOf(m_labour->process().processId());
    const double killedS = static_cast<double>(QDateTime::currentMSecsSinceEpoch() - startedMs) / 1000;
    m_labour->process().kill();
    QVERIFY(m_labour->waitForEnd());
    QTRY_VERIFY_WITH_TIMEOUT(stillAlive(processes).isEmpty(), 5000);
    QVERIFY(other.run({ "history", "--history", path, "--json", "-" }));
    QCOMPARE(other.json()["runs"].toArray().first().toObject()["state"].toString(), QString("interrupted"));
    const double kept = recordedS();
    QVERIFY(kept >= before);
    // A commit a second, and what a busy machine adds to it.
    QVERIFY2(startedMs > 0 && kept >= killedS - 2,
        qPrintable(QString("killed after %1 s, of which %2 s are kept").arg(killedS).arg(kept)));
    QVERIFY(other.run({ "history", "--history", path, "--show", "last" }));
    QVERIFY2(other.output().contains("Labour itself ended while this run was going on"), other.output().constData());
}

void CliHistoryTest::aKilledLabourLeavesLogsAndEnds()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed");
    LabourProgram other;
    const QString path = m_labour->folder() + "/history.sqlite";
    m_labour->start({ "run", "--server", "gunicorn:sync", "--rate", "50", "--timeout", "500ms", "--phases",
        "baseline:1s storm:59s", "--behaviour", "PlainResponse=95", "--behaviour", "SIGSEGV=5", "--history", path });
    const auto crash = [&] {
        if (!QFile::exists(path) || !other.run({ "history", "--history", path, "--show", "last", "--json", "-" }))
            return QJsonObject();
        for (const QJsonValue& event : other.json()["events"].toArray()) {
            if (event["kind"] == "worker-exited" && !event["log"].toArray().isEmpty()
                && other.json()["duration_s"].toDouble() > 2)
                return event.toObject();
        }
        return QJsonObject();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!crash().isEmpty(), 30000);
    const QList<Process> processes = descendantsOf(m_labour->process().processId());
    m_labour->process().kill();
    QVERIFY(m_labour->waitForEnd());
    QTRY_VERIFY_WITH_TIMEOUT(stillAlive(processes).isEmpty(), 5000);
    QVERIFY(!crash().isEmpty());
    const QJsonObject run = other.json();
    QVERIFY(run["interrupted"].toBool());
    QVERIFY2(!run["log"].toArray().isEmpty(), "what the server wrote is there");
    QVERIFY2(run["durability"]["innocents"]["sent"].toInt() > 0, QJsonDocument(run["durability"].toObject()).toJson());
}

void CliHistoryTest::aHistoryThatIsBusyCostsTheRunNothing()
{
    const QString path = m_labour->folder() + "/history.sqlite";
    QVERIFY(m_labour->run({ "run", "--requests", "1", "--test", "Plain", "--history", path }));
    QProcess other;
    other.start("/usr/bin/python3",
        { "-c",
            "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "c.execute('BEGIN IMMEDIATE')\nprint('held', flush=True)\nsys.stdin.read(1)",
            path });
    QVERIFY(other.waitForReadyRead());
    m_labour->start({ "run", "--rate", "50", "--duration", "4s", "--behaviour", "PlainResponse", "--history", path,
        "--json", "-" });
    QTRY_VERIFY_WITH_TIMEOUT(!named(descendantsOf(m_labour->process().processId()), "labour-hammer").isEmpty(), 20000);
    // Every commit finds it held until the load is over; the last one has patience.
    QTRY_VERIFY_WITH_TIMEOUT(named(descendantsOf(m_labour->process().processId()), "labour-hammer").isEmpty(), 20000);
    other.write("x");
    QVERIFY(other.waitForFinished());
    QVERIFY(m_labour->waitForEnd());
    QVERIFY2(!m_labour->errors().contains("not kept"), m_labour->errors().constData());
    const QJsonObject measured = m_labour->json();
    QCOMPARE(measured["totals"]["outcomes"]["not-sent"].toInt(), 0);
    QVERIFY(m_labour->run({ "history", "--history", path, "--show", "last", "--json", "-" }));
    QCOMPARE(m_labour->json(), measured);
}

void CliHistoryTest::aFullDiskCostsTheRunNothing()
{
    const QString disk = m_labour->folder() + "/disk";
    QVERIFY(QDir().mkpath(disk));
    const QStringList onSmallDisk { "--map-root-user", "--mount", "sh", "-c",
        R"(mount -t tmpfs -o size=1m small "$0" && exec "$@")", disk };
    QProcess probe;
    probe.start("unshare", onSmallDisk + QStringList { "true" });
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("a file system of one's own may not be mounted here");
    m_labour->process().setProgram("unshare");
    // A run that is kept, then one that is not to its end, for want of room, then a look at the first.
    const QString runs = R"sh(history=$1/history.sqlite
"$0" run --requests 10 --test Plain --history "$history" >/dev/null || exit 90
free=$(df --output=avail -k "$1" | tail -n 1)
head -c "$(( (free - 64) * 1024 ))" /dev/zero >"$1/rest" || exit 91
"$0" run --duration 3s --test Plain --history "$history" || exit
echo "--- kept"
"$0" history --history "$history" --show 1)sh";
    QVERIFY(m_labour->run(onSmallDisk + QStringList { "sh", "-c", runs, programPath("labour"), disk }));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(m_labour->errors().contains("labour: This run is not kept")
            && m_labour->errors().contains("cannot grow: its disk is full"),
        m_labour->errors().constData());
    QCOMPARE(m_labour->errors().count("This run is not kept"), 1);
    const QStringList told = QString::fromUtf8(m_labour->output()).split("--- kept\n");
    QCOMPARE(told.size(), 2);
    QVERIFY(told.at(0).contains("returned as expected"));
    QVERIFY2(told.at(1).contains("10 requests"), "the earlier run is there");
}

void CliHistoryTest::aHistoryThatMayOnlyBeReadCostsTheRunNothing()
{
    // Whoever is root may write any file; a folder in the place of one stops them too.
    QVERIFY(QDir().mkpath(historyFile()));
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain" }));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(m_labour->errors().contains(
                 "labour: This run is not kept: the history " + historyFile().toUtf8() + " cannot be opened"),
        m_labour->errors().constData());
    QVERIFY(m_labour->output().contains("10 requests"));
}

void CliHistoryTest::aHistoryOnADiskThatMayOnlyBeReadIsRead()
{
    const QString disk = m_labour->folder() + "/a disk?";
    QVERIFY(QDir().mkpath(disk));
    const QString path = disk + "/history.sqlite";
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain", "--history", path }));
    const QStringList readOnly { "--map-root-user", "--mount", "sh", "-c",
        R"(mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@")", disk };
    QProcess probe;
    probe.start("unshare", readOnly + QStringList { "true" });
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("a file system of one's own may not be mounted here");
    LabourProgram other;
    other.process().setProgram("unshare");
    const QStringList labour = readOnly + QStringList { programPath("labour") };
    QVERIFY(other.run(labour + QStringList { "history", "--history", path }));
    QVERIFY2(other.exitCode() == 0 && other.output().contains("wsgiref"), other.errors().constData());
    QVERIFY(other.run(labour + QStringList { "history", "--history", path, "--show", "1" }));
    QVERIFY2(other.output().contains("10 requests"), other.errors().constData());
    QVERIFY(other.run(labour + QStringList { "history", "--history", path, "--star", "1" }));
    QCOMPARE(other.exitCode(), 2);
    QCOMPARE(other.errors(), QByteArray("labour: the history " + path.toUtf8() + " may only be read\n"));
    QVERIFY(other.run(labour + QStringList { "run", "--requests", "10", "--test", "Plain", "--history", path }));
    QCOMPARE(other.exitCode(), 0);
    QCOMPARE(other.errors(),
        QByteArray("labour: This run is not kept: the history " + path.toUtf8() + " may only be read\n"));
}

void CliHistoryTest::laterRunsStandToTheReference()
{
    const QStringList plan { "run", "--requests", "50", "--test", "Plain" };
    const auto run = [&](const QStringList& more) { return m_labour->run(plan + more); };
    QVERIFY(run({ "--fail-if", "innocents.p99>reference*1.2" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(
        m_labour->errors().contains("--fail-if innocents.p99>reference*1.2: this plan has no reference on wsgiref; "
                                    "`labour history --reference RUN` makes one of its runs it"),
        m_labour->errors().constData());
    QVERIFY(run({}));
    QVERIFY2(!m_labour->output().contains("reference"), m_labour->output().constData());
    QVERIFY(m_labour->run({ "history", "--reference", "1" }));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY(runs().first().toObject()["reference"].toBool());
    QVERIFY(m_labour->run({ "history" }));
    QVERIFY(m_labour->output().contains("1 reference"));

    const QString measured = m_labour->folder() + "/measured.json";
    QVERIFY(run({ "--json", measured }));
    QVERIFY2(m_labour->output().contains("How it stands to the reference")
            && m_labour->output().contains("not enough runs")
            && m_labour->output().contains("A: the reference, run 1 (one run)"),
        m_labour->output().constData());
    QVERIFY(m_labour->run({ "history", "--show", "2", "--json", "-" }));
    const QJsonObject shown = m_labour->json();
    QFile file(measured);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), shown);
    QCOMPARE(shown["reference"]["run"].toInt(), 1);
    QCOMPARE(shown["reference"]["comparison"]["figures"][0]["word"].toString(), QString("not enough runs"));
    QVERIFY(m_labour->run({ "history", "--show", "1" }));
    QVERIFY(m_labour->output().contains("This run is of the reference, run 1"));

    QVERIFY(run({ "--fail-if", "innocents.requests<reference", "--fail-if", "failed>reference+1%" }));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY(run({ "--fail-if", "innocents.requests<=reference" }));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY2(m_labour->errors().contains("innocents.requests is 50 of 50; the reference has 50"),
        m_labour->errors().constData());
    QVERIFY(run({ "--fail-if", "innocents.p99<reference*1000" }));
    QCOMPARE(m_labour->exitCode(), 1);
    QVERIFY(run({ "--fail-if", "culprits.p99>reference" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().contains("culprits.p99 is not known of the reference, run 1"),
        m_labour->errors().constData());
    // Of another plan there is none.
    QVERIFY(m_labour->run({ "run", "--requests", "60", "--test", "Plain", "--fail-if", "failed>reference" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY(m_labour->run({ "history", "--unreference", "1" }));
    QVERIFY(run({}));
    QVERIFY(!m_labour->output().contains("reference"));
}

void CliHistoryTest::repetitionsStandToTheReferenceTogether()
{
    const QStringList plan { "run", "--requests", "20", "--test", "Plain", "--repetitions", "4" };
    QVERIFY(m_labour->run(plan));
    QVERIFY(m_labour->run({ "history", "--reference", "2" }));
    QVERIFY(m_labour->run(plan + QStringList { "--json", "-" }));
    QVERIFY2(m_labour->errors().contains("A: the reference, runs 1-4 (4 runs)")
            && m_labour->errors().contains("B: this run and its repetitions (4 runs)"),
        m_labour->errors().constData());
    QCOMPARE(m_labour->errors().count("How it stands to the reference"), 1);
    const QJsonArray measured = m_labour->json()["runs"].toArray();
    QCOMPARE(measured.size(), 4);
    for (const QJsonValue& run : measured)
        QCOMPARE(run["reference"]["comparison"]["figures"][0]["word"].toString(), QString("no difference seen"));
    QVERIFY(m_labour->run({ "history", "--show", "7", "--json", "-" }));
    QCOMPARE(m_labour->json()["reference"].toObject(), measured.at(2)["reference"].toObject());
}

void CliHistoryTest::wrongUseIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing there") << QStringList { "history" } << "there is no history at";
    QTest::newRow("no run") << QStringList { "history", "--history", "kept", "--show", "7" }
                            << "the history has no run 7";
    QTest::newRow("not a run") << QStringList { "history", "--history", "kept", "--show", "seven" }
                               << "--show: “seven” is no run; a number as the list has them, or “last”, was expected";
    QTest::newRow("two at once") << QStringList { "history", "--show", "1", "--star", "1" }
                                 << "--show and --star are two things; one at a time was expected";
    QTest::newRow("no file") << QStringList { "history", "--history", "kept", "--export", "1" }
                             << "--export needs --to FILE";
    QTest::newRow("no text") << QStringList { "history", "--history", "kept", "--note", "1" }
                             << "--note needs --text TEXT";
    QTest::newRow("not a size") << QStringList { "history", "--history", "kept", "--prune", "much" }
                                << "--prune: “much” is no size; something like 500MiB was expected";
    QTest::newRow("no number") << QStringList { "history", "--history", "kept", "--last", "0" }
                               << "--last: a number of 1 or more was expected";
}

void CliHistoryTest::wrongUseIsOneSentence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    const QString kept = m_labour->folder() + "/kept.sqlite";
    if (arguments.contains("kept"))
        QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain", "--history", kept }));
    arguments.replaceInStrings("kept", kept);
    QVERIFY(m_labour->run(arguments));
    QCOMPARE(m_labour->exitCode(), 2);
    QVERIFY2(m_labour->errors().startsWith("labour: ") && m_labour->errors().contains(sentence.toUtf8())
            && m_labour->errors().count('\n') == 1,
        m_labour->errors().constData());
}

QTEST_GUILESS_MAIN(CliHistoryTest)
#include "cli_history_test.moc"
