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

namespace {

/// unshare(1) with a small disk at that place, for what follows.
QStringList onSmallDisk(const QString& place)
{
    return { "--map-root-user", "--mount", "sh", "-c", R"(mount -t tmpfs -o size=16m small "$0" && exec "$@")", place };
}

bool mayMount(const QString& place)
{
    QProcess probe;
    probe.start("unshare", onSmallDisk(place) + QStringList { "true" });
    return probe.waitForFinished() && probe.exitCode() == 0;
}

/// $0 is labour, $1 the disk: two runs are kept there, the first of which is made to take 6 MiB, and then it is full.
const QString fillingDisk = R"sh(history=$1/history.sqlite
for each in 1 2; do "$0" run --requests 10 --test Plain --history "$history" >/dev/null || exit 90; done
python3 -c "import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1])
for n in range(600):
    c.execute('INSERT INTO piece VALUES (1, ?, ?)', (1000 + n, os.urandom(10485)))
    c.commit()
    c.execute('PRAGMA wal_checkpoint(TRUNCATE)')
c.execute('UPDATE run SET bytes = 600 * 10485 WHERE id = 1')
c.commit()
c.close()" "$history" || exit 91
cat /dev/zero >"$1/rest" 2>/dev/null
echo "--- full"
df --output=avail -k "$1" | tail -n 1
)sh";

}

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
    void aFullDiskCanBeEmptied();
    void aFullDiskWithoutReserveSaysSo();
    void anOlderHistoryIsReadWhereNothingMayBeWritten();
    void runsAreListedInOrder();
    void severalRunsAreRemovedAtOnce();
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
    QVERIFY(run["rss_bytes"].toDouble() > 1e6);
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

/// To the last byte: then SQLite can neither read nor write where it is on its own.
void CliHistoryTest::aFullDiskCanBeEmptied()
{
    const QString disk = m_labour->folder() + "/disk";
    QVERIFY(QDir().mkpath(disk));
    if (!mayMount(disk))
        QSKIP("a file system of one's own may not be mounted here");
    m_labour->process().setProgram("unshare");
    const QString runs = fillingDisk + R"sh(
say() { echo "--- $1"; shift; "$@" 2>&1; }
say list "$0" history --history "$history"
say note "$0" history --history "$history" --note 2 --text "on a full disk"
say remove "$0" history --history "$history" --remove 2
say restore "$0" history --history "$history" --restore 2
say ask "$0" history --history "$history" --prune 1MiB
say prune "$0" history --history "$history" --prune 1MiB --yes
say free sh -c "df --output=avail -k '$1' | tail -n 1"
say kept "$0" history --history "$history" --show 2
say again "$0" run --requests 10 --test Plain --history "$history"
say integrity python3 -c "import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])" "$history")sh";
    QVERIFY(m_labour->run(onSmallDisk(disk) + QStringList { "sh", "-c", runs, programPath("labour"), disk }));
    QVERIFY2(m_labour->exitCode() == 0, m_labour->errors().constData());
    QMap<QString, QString> said;
    for (const QString& part : QString::fromUtf8(m_labour->output()).split("--- ").mid(1))
        said.insert(part.section('\n', 0, 0), part.section('\n', 1));
    QVERIFY2(said["full"].trimmed() == "0", qPrintable(said["full"]));
    QCOMPARE(said["list"].count("wsgiref"), 2);
    QCOMPARE(said["note"], QString("Run 2 has that note.\n"));
    QVERIFY2(said["remove"].startsWith("Run 2 is removed"), qPrintable(said["remove"]));
    QCOMPARE(said["restore"], QString("Run 2 is there again.\n"));
    QVERIFY2(said["ask"].contains("This one would go, for good"), qPrintable(said["ask"]));
    QCOMPARE(said["prune"], QString("One run is gone.\n"));
    QVERIFY2(said["free"].trimmed().toInt() > 5000, qPrintable(said["free"]));
    QVERIFY2(said["kept"].contains("10 requests"), qPrintable(said["kept"]));
    QVERIFY2(!said["again"].contains("not kept"), qPrintable(said["again"]));
    QCOMPARE(said["integrity"], QString("ok\n"));
}

void CliHistoryTest::aFullDiskWithoutReserveSaysSo()
{
    const QString disk = m_labour->folder() + "/disk";
    QVERIFY(QDir().mkpath(disk));
    if (!mayMount(disk))
        QSKIP("a file system of one's own may not be mounted here");
    m_labour->process().setProgram("unshare");
    const QString runs = fillingDisk + R"sh(
rm "$history-reserve" || exit 95
cat /dev/zero >"$1/more" 2>/dev/null
"$0" history --history "$history" --prune 1MiB --yes
"$0" history --history "$history")sh";
    QVERIFY(m_labour->run(onSmallDisk(disk) + QStringList { "sh", "-c", runs, programPath("labour"), disk }));
    QCOMPARE(m_labour->exitCode(), 0);
    QVERIFY2(m_labour->errors().endsWith("history.sqlite cannot grow: its disk is full; free a mebibyte there, then "
                                         "`labour history --prune SIZE --yes` lets the oldest runs go\n"),
        m_labour->errors().constData());
    QCOMPARE(m_labour->output().count("wsgiref"), 2);
}

void CliHistoryTest::anOlderHistoryIsReadWhereNothingMayBeWritten()
{
    const QString disk = m_labour->folder() + "/disk";
    QVERIFY(QDir().mkpath(disk));
    const QString path = disk + "/history.sqlite";
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain", "--history", path }));
    QProcess older;
    older.start("/usr/bin/python3",
        { "-c",
            "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1])\nc.executescript('ALTER TABLE run DROP COLUMN "
            "rss_bytes; DROP INDEX run_plan;"
            "ALTER TABLE run DROP COLUMN reference; ALTER TABLE run DROP COLUMN repetition_group;"
            "PRAGMA user_version = 1')\nc.close()",
            path });
    QVERIFY(older.waitForFinished());
    QCOMPARE(older.exitCode(), 0);
    const QStringList readOnly { "--map-root-user", "--mount", "sh", "-c",
        R"(mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@")", disk };
    QProcess probe;
    probe.start("unshare", readOnly + QStringList { "true" });
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("a file system of one's own may not be mounted here");
    LabourProgram other;
    other.process().setProgram("unshare");
    QVERIFY(other.run(readOnly + QStringList { programPath("labour"), "history", "--history", path, "--show", "1" }));
    QVERIFY2(other.exitCode() == 0 && other.output().contains("10 requests"), other.errors().constData());
}

void CliHistoryTest::runsAreListedInOrder()
{
    for (const char* requests : { "30", "10", "20" })
        QVERIFY(m_labour->run({ "run", "--requests", requests, "--test", "Plain" }));
    const auto order = [&](const QString& key) {
        QStringList requests;
        if (m_labour->run({ "history", "--sort", key, "--json", "-" })) {
            for (const QJsonValue& run : m_labour->json()["runs"].toArray())
                requests.append(QString::number(run["requests"].toInt()));
        }
        return requests.join(' ');
    };
    QCOMPARE(order("requests"), QString("10 20 30"));
    QCOMPARE(order("-requests"), QString("30 20 10"));
    QCOMPARE(order("when"), QString("30 10 20"));
    QVERIFY(m_labour->run({ "history", "--sort", "-size", "--last", "2" }));
    QVERIFY2(m_labour->output().contains("  Size") && m_labour->output().count("wsgiref") == 2,
        m_labour->output().constData());
    QVERIFY(m_labour->run({ "compare", "1", "last" }));
    QVERIFY2(m_labour->output().contains("wsgiref, run 3"), m_labour->errors().constData());
}

void CliHistoryTest::severalRunsAreRemovedAtOnce()
{
    QVERIFY(m_labour->run({ "run", "--requests", "10", "--test", "Plain", "--repetitions", "4" }));
    QVERIFY(m_labour->run({ "history", "--star", "2" }));
    QVERIFY(m_labour->run({ "history", "--reference", "3" }));
    QVERIFY(m_labour->run({ "history", "--remove", "1-3,9" }));
    QCOMPARE(m_labour->exitCode(), 2);
    QCOMPARE(runs().size(), 4);
    QVERIFY(m_labour->run({ "history", "--remove", "1-3" }));
    QCOMPARE(m_labour->output(),
        QByteArray("3 runs are removed; for a day, `labour history --restore 1-3` brings them back. Run 2 had a star. "
                   "Run 3 was the reference of its plan on its server.\n"));
    QCOMPARE(runs().size(), 1);
    QVERIFY(m_labour->run({ "history", "--restore", "1-3" }));
    QCOMPARE(m_labour->output(), QByteArray("3 runs are there again.\n"));
    QVERIFY(m_labour->run({ "history", "--remove", "2" }));
    QVERIFY2(m_labour->output().endsWith("brings it back. It had a star.\n"), m_labour->output().constData());
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
    const QString page = m_labour->folder() + "/measured.html";
    QVERIFY(run({ "--json", measured, "--html", page }));
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
    // The same run and the same reference give the same bytes.
    QFile asMeasured(page);
    QVERIFY(asMeasured.open(QIODevice::ReadOnly));
    QVERIFY(m_labour->run({ "history", "--show", "2", "--html", "-" }));
    QVERIFY(m_labour->output().contains("<h2>Against the reference</h2>"));
    QVERIFY2(m_labour->output() == asMeasured.readAll(), "as it was told when it was measured");
    QVERIFY(m_labour->run({ "history", "--show", "2", "--markdown", "-" }));
    QVERIFY(m_labour->output().contains("#### Against the reference"));
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
    QTest::newRow("no key")
        << QStringList { "history", "--history", "kept", "--sort", "speed" }
        << "--sort: “speed” is none of run, when, server, plan, engine, duration, requests, errors, "
           "p99, rss, ended, size, note, each with a - before it to have the largest first";
    QTest::newRow("sorted groups") << QStringList { "history", "--history", "kept", "--sort", "p99", "--by-plan" }
                                   << "--sort is of single runs";
    QTest::newRow("no runs") << QStringList { "history", "--history", "kept", "--remove", "1-" }
                             << "--remove: “1-” is no run";
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
