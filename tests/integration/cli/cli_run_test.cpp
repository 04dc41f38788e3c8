// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace labour::test;

namespace {

QJsonArray eventsNamed(const QJsonObject& run, const QString& kind)
{
    QJsonArray found;
    for (const QJsonValue& event : run["events"].toArray()) {
        if (event["kind"].toString() == kind)
            found.append(event);
    }
    return found;
}

int outcome(const QJsonObject& tally, const QString& name)
{
    return tally["outcomes"].toObject()[name].toInt();
}

/// What the server left behind, as the run tells, is gone.
void checkLeftoversAreGone(const QJsonObject& run)
{
    for (const QJsonValue& left : run["leftovers"]["processes"].toArray())
        QVERIFY(!QFileInfo::exists(QStringLiteral("/proc/%1/fd").arg(left["pid"].toInt())));
}

/// What has to hold for every run: the parts sum up to the whole.
void checkConsistent(const QJsonObject& run)
{
    QCOMPARE(run["schema"].toString(), QStringLiteral("labour.run/1"));
    const QJsonObject totals = run["totals"].toObject();
    QCOMPARE(totals["as_expected"].toInt() + totals["failed"].toInt(), totals["requests"].toInt());
    QCOMPARE(run["innocents"]["requests"].toInt() + run["culprits"]["requests"].toInt(), totals["requests"].toInt());
    int inOutcomes = 0;
    for (const QJsonValue& count : totals["outcomes"].toObject())
        inOutcomes += count.toInt();
    QCOMPARE(inOutcomes, totals["requests"].toInt());
    int inTimeline = 0;
    for (const QJsonValue& row : run["timeline"].toArray())
        inTimeline += row["requests"].toInt();
    QCOMPARE(inTimeline, totals["requests"].toInt());
    checkLeftoversAreGone(run);
}

void checkNothingWasLeft(const QJsonObject& run)
{
    QCOMPARE(run["leftovers"]["processes"].toArray().size(), 0);
    QCOMPARE(run["leftovers"]["listening"].toBool(), false);
}

}

class CliRunTest : public QObject
{
    Q_OBJECT

private slots:
    void aSweepFindsTheTippingPoint();
    void aSweepThatFailsKeepsItsPoints();
    void initTestCase();
    void theExampleAsIs();
    void basicAgainstWsgiref();
    void gunicornReplacesWorkersThatCrash_data();
    void gunicornReplacesWorkersThatCrash();
    void whatQtSentAgainIsCounted();
    void wsgirefDiesOfIt();
    void theLastRequestMayKill();
    void aDurationEndsASecondAfterTheServerDied();
    void equalSeedsDrawEqualMixes();
    void repeatIsExact();
    void severalRunsMakeOneDocument();
    void aPlanRunsAgain();
    void aServerThatHangsHasATimeline_data();
    void aServerThatHangsHasATimeline();
    void aServerThatEndsBeforeTheFirstRequestIsTold_data();
    void aServerThatEndsBeforeTheFirstRequestIsTold();
    void theTimelineIsWrittenAsCsv();
    void aPipeIsWrittenToAndNotReplaced();
    void interruptedItTellsWhatWasMeasured();
    void interruptedAgainItKillsTheServerAndTellsAll();
    void repetitionsThatAreLeftOutAreTold();
    void aFullDiskIsToldAndLosesNothingElse();
    void twoMeasurementsAtOnceAreRefused();
    void serveRunsUntilInterrupted();
    void aFloodOfOutputNeitherBlocksNorFillsTheDisk();
    void whatAStubbornServerLeavesIsToldAndGone();
    void severalAtOnceDoNotCollide();
    void aTerminalIsShownProgressWithAnEstimate();
};

void CliRunTest::initTestCase()
{
    if (!hasPythonModule("gunicorn"))
        QSKIP("gunicorn is not installed");
}

void CliRunTest::theExampleAsIs()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run" }));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY2(labour.output().contains("512 requests (100.00 %) returned as expected"), labour.output().constData());
}

void CliRunTest::basicAgainstWsgiref()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref", "--test", "Basic", "--requests", "512", "--json", "-" }));
    QCOMPARE(labour.exitCode(), 0);
    const QJsonObject run = labour.json();
    checkConsistent(run);
    checkNothingWasLeft(run);
    const QJsonObject totals = run["totals"].toObject();
    QCOMPARE(totals["requests"].toInt(), 512);
    QCOMPARE(totals["as_expected"].toInt(), 512);
    QVERIFY(totals["statuses"]["500"].toInt() > 0);
    QCOMPARE(totals["statuses"]["200"].toInt() + totals["statuses"]["500"].toInt(), 512);
    QVERIFY(run["memory"].toArray().size() >= 2);
    QVERIFY(run["memory"].toArray().first()["pss_bytes"].toDouble() > 1e6);
    QVERIFY(labour.errors().contains("returned as expected"));
    bool hasMemory = false;
    for (const QJsonValue& row : run["timeline"].toArray())
        hasMemory = hasMemory || row["rss_bytes"].toDouble() > 1e6;
    QVERIFY(hasMemory);
}

void CliRunTest::gunicornReplacesWorkersThatCrash_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

void CliRunTest::gunicornReplacesWorkersThatCrash()
{
    QFETCH(QString, engine);
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "gunicorn:sync", "--test", "SIGSEGV", "--requests", "200", "--json", "-",
                           "--seed", "7", "--engine", engine },
        120));
    QCOMPARE(labour.exitCode(), 0);
    const QJsonObject run = labour.json();
    // Not without leftovers: a worker that is being born as the stop begins never hears of it, and Gunicorn waits for
    // it.
    checkConsistent(run);
    QCOMPARE(run["totals"]["requests"].toInt(), 200);
    const QJsonObject culprits = run["culprits"].toObject();
    QVERIFY(culprits["requests"].toInt() > 60 && culprits["requests"].toInt() < 140);
    QCOMPARE(culprits["as_expected"].toInt(), culprits["requests"].toInt());
    QCOMPARE(outcome(culprits, "closed") + outcome(culprits, "reset"), culprits["requests"].toInt());
    QVERIFY(eventsNamed(run, "worker-exited").size() > 10);
    QVERIFY(eventsNamed(run, "worker-started").size() > 10);
    QVERIFY(eventsNamed(run, "server-exited").isEmpty());
    QVERIFY(run["stop"]["signal"].toString().startsWith("SIG"));
    int withLog = 0;
    for (const QJsonValue& event : eventsNamed(run, "worker-exited")) {
        for (const QJsonValue& line : event["log"].toArray())
            withLog += line.toString().contains("was terminated due to signal 11") ? 1 : 0;
    }
    QVERIFY2(withLog > 3, qPrintable(QString::number(withLog)));
    QCOMPARE(run["engine"].toString(), engine);
}

void CliRunTest::whatQtSentAgainIsCounted()
{
    LabourProgram labour;
    const QStringList arguments { "run", "--server", "gunicorn:sync", "--test", "SIGSEGV", "--requests", "200",
        "--json", "-" };
    QVERIFY(labour.run(arguments + QStringList { "--engine", "qt" }, 120));
    const int resent = labour.json()["culprits"]["resent"].toInt();
    QVERIFY2(resent > 0, "the qt engine sends again what a crash cut off");
    QVERIFY(labour.errors().contains("again by itself"));
    QVERIFY(labour.run(arguments, 120));
    QCOMPARE(labour.json()["totals"]["resent"].toInt(), 0);
}

void CliRunTest::wsgirefDiesOfIt()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref", "--test", "SIGSEGV", "--requests", "200", "--json", "-" }));
    QCOMPARE(labour.exitCode(), 0);
    const QJsonObject run = labour.json();
    checkConsistent(run);
    checkNothingWasLeft(run);
    QCOMPARE(run["totals"]["requests"].toInt(), 200);
    QVERIFY(outcome(run["totals"].toObject(), "refused") > 100);
    const QJsonArray exits = eventsNamed(run, "server-exited");
    QCOMPARE(exits.size(), 1);
    const QString detail = exits.first()["detail"].toString();
    QVERIFY2(
        detail.contains("SIGSEGV") && detail.contains("after it began the 1st SIGSEGV (request "), qPrintable(detail));
    QCOMPARE(run["stop"]["signal"].toString(), QString());
}

void CliRunTest::theLastRequestMayKill()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref", "--behaviour", "SIGSEGV", "--requests", "1", "--json", "-" }));
    QCOMPARE(eventsNamed(labour.json(), "server-exited").size(), 1);
    QCOMPARE(labour.json()["stop"]["signal"].toString(), QString());
    QVERIFY(labour.json()["memory"][0]["rss_bytes"].toDouble() > 1e6);
}

void CliRunTest::aDurationEndsASecondAfterTheServerDied()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref", "--test", "SIGSEGV", "--duration", "60s", "--json", "-" }, 30));
    const QJsonObject run = labour.json();
    const double died = eventsNamed(run, "server-exited").first()["t"].toDouble();
    QVERIFY(run["duration_s"].toDouble() >= died + 1.0);
    QVERIFY(run["duration_s"].toDouble() < 20);
}

void CliRunTest::equalSeedsDrawEqualMixes()
{
    QJsonArray counts[2];
    for (QJsonArray& count : counts) {
        LabourProgram labour;
        QVERIFY(labour.run({ "run", "--server", "waitress", "--behaviour", "PlainResponse=7", "--behaviour",
            "PlainResponse?status=404=3", "--requests", "300", "--seed", "42", "--json", "-" }));
        for (const QJsonValue& behaviour : labour.json()["behaviours"].toArray())
            count.append(behaviour["requests"]);
    }
    QCOMPARE(counts[0], counts[1]);
    QCOMPARE(counts[0].at(0).toInt() + counts[0].at(1).toInt(), 300);
}

void CliRunTest::repeatIsExact()
{
    LabourProgram labour;
    QVERIFY(labour.run(
        { "run", "--server", "waitress", "--test", "Plain", "--requests", "400", "--processes", "2", "--json", "-" }));
    const QJsonObject run = labour.json();
    checkConsistent(run);
    checkNothingWasLeft(run);
    QCOMPARE(run["totals"]["statuses"]["404"].toInt(), 4);
    QCOMPARE(run["totals"]["as_expected"].toInt(), 400);
}

void CliRunTest::severalRunsMakeOneDocument()
{
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--server", "wsgiref,waitress,threads=2", "--test", "Plain", "--requests", "50",
        "--repetitions", "2", "--json", "-" }));
    QCOMPARE(labour.json()["schema"].toString(), QStringLiteral("labour.runs/1"));
    const QJsonArray runs = labour.json()["runs"].toArray();
    QCOMPARE(runs.size(), 4);
    for (const qsizetype first : { 0, 2 }) { // in either order
        const bool isSecond = runs.at(first)["server"]["name"] == "wsgiref";
        QCOMPARE(runs.at(isSecond ? first : first + 1)["server"]["name"].toString(), QStringLiteral("wsgiref"));
        const QJsonValue waitress = runs.at(isSecond ? first + 1 : first)["server"];
        QCOMPARE(waitress["name"].toString(), QStringLiteral("waitress"));
        QCOMPARE(waitress["options"]["threads"].toString(), QStringLiteral("2"));
    }
}

void CliRunTest::aPlanRunsAgain()
{
    LabourProgram labour;
    const QString file = labour.folder() + "/again.labour";
    QVERIFY(labour.run({ "run", "--server", "waitress", "--behaviour", "PlainResponse?length=100=3", "--behaviour",
        "culprit:Sleeping?sleep_duration=0.01=1", "--requests", "80", "--seed", "5", "--json", "-" }));
    const QJsonObject first = labour.json();
    QFile plan(file);
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write(QJsonDocument(first["plan"].toObject()).toJson());
    plan.close();
    QVERIFY(labour.run({ "run", "--plan", file, "--json", "-" }));
    const QJsonObject second = labour.json();
    QCOMPARE(second["plan"].toObject(), first["plan"].toObject());
    QCOMPARE(second["culprits"]["requests"].toInt(), first["culprits"]["requests"].toInt());
    QVERIFY(first["culprits"]["requests"].toInt() > 0);
    QVERIFY(labour.run({ "run", "--plan", file, "--requests", "10", "--json", "-" }));
    QCOMPARE(labour.json()["totals"]["requests"].toInt(), 10);
}

void CliRunTest::aServerThatHangsHasATimeline_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("native") << "native";
    QTest::newRow("qt") << "qt";
}

void CliRunTest::aServerThatHangsHasATimeline()
{
    QFETCH(QString, engine);
    LabourProgram labour;
    QVERIFY(labour.run({ "run", "--behaviour", "PythonWedge", "--duration", "2s", "--json", "-", "--engine", engine }));
    const QJsonObject run = labour.json();
    checkConsistent(run);
    checkNothingWasLeft(run);
    const QJsonArray rows = run["timeline"].toArray();
    QVERIFY2(std::abs(rows.size() - run["duration_s"].toDouble() * 10) <= 1, qPrintable(QString::number(rows.size())));
    QVERIFY(rows.last()["rss_bytes"].toDouble() > 1e6);
    QVERIFY(rows.last()["cpu_percent"].toDouble() > 0);
}

void CliRunTest::aServerThatEndsBeforeTheFirstRequestIsTold_data()
{
    QTest::addColumn<double>("delay");
    for (const double delay : { 0.19, 0.22, 0.26, 0.3 })
        QTest::addRow("after %.2f s", delay) << delay;
}

/// It may end while it is still watched for settling down, while the load is prepared, or under load.
void CliRunTest::aServerThatEndsBeforeTheFirstRequestIsTold()
{
    QFETCH(double, delay);
    LabourProgram labour;
    labour.addServer("brief",
        QByteArray(R"(
import os, sys, threading
from wsgiref.simple_server import make_server, WSGIRequestHandler
from labour_application import application
class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass
def once(environ, start_response):
    threading.Timer(%1, os._exit, [7]).start()
    return application(environ, start_response)
make_server(sys.argv[1], int(sys.argv[2]), once, handler_class=Quiet).serve_forever()
)")
            .replace("%1", QByteArray::number(delay)));
    QVERIFY(labour.run({ "run", "--server", "brief", "--test", "Plain", "--duration", "20s", "--json", "-" }));
    if (labour.exitCode() == 3) {
        QVERIFY2(labour.errors().contains("right after it had answered"), labour.errors().constData());
        return;
    }
    QCOMPARE(labour.exitCode(), 0);
    QCOMPARE(eventsNamed(labour.json(), "server-exited").size(), 1);
    QVERIFY(labour.json()["duration_s"].toDouble() < 10);
}

void CliRunTest::aPipeIsWrittenToAndNotReplaced()
{
    LabourProgram labour;
    const QString pipe = labour.folder() + "/pipe";
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    QProcess reader;
    reader.start("cat", { pipe });
    QVERIFY(labour.run({ "run", "--requests", "20", "--json", pipe }));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY(reader.waitForFinished(10000));
    const QJsonObject run = QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
    QCOMPARE(run["totals"]["requests"].toInt(), 20);
    struct stat status { };
    QCOMPARE(stat(qPrintable(pipe), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode));
}

void CliRunTest::theTimelineIsWrittenAsCsv()
{
    LabourProgram labour;
    QVERIFY(labour.run(
        { "run", "--requests", "100", "--csv", labour.folder() + "/out", "--json", labour.folder() + "/run.json" }));
    QFile file(labour.folder() + "/out/timeline.csv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QVERIFY2(lines.first().startsWith("t [s],requests,failed,replied"), lines.first().constData());
    int requests = 0;
    for (const QByteArray& line : lines.mid(1))
        requests += line.split(',').value(1).toInt();
    QCOMPARE(requests, 100);
    QVERIFY(QFile::exists(labour.folder() + "/run.json"));
}

void CliRunTest::interruptedItTellsWhatWasMeasured()
{
    LabourProgram labour;
    const QString file = labour.folder() + "/run.json";
    labour.start({ "run", "--server", "gunicorn:sync", "--test", "Plain", "--duration", "60s", "--json", file });
    QTRY_VERIFY_WITH_TIMEOUT(!named(descendantsOf(labour.process().processId()), "labour-hammer").isEmpty(), 20000);
    const QList<Process> everything = descendantsOf(labour.process().processId());
    const QString marker = runMarkerOf(everything);
    QTRY_VERIFY_WITH_TIMEOUT(listeningPortOf(everything) != 0, 5000);
    const quint16 port = listeningPortOf(everything);
    QTRY_VERIFY_WITH_TIMEOUT(isSending(everything), 20000);
    kill(static_cast<pid_t>(labour.process().processId()), SIGINT);
    QVERIFY(labour.waitForEnd(20));
    QCOMPARE(labour.exitCode(), 4);
    QVERIFY2(labour.output().contains("stopped before its time"), labour.output().constData());
    QFile json(file);
    QVERIFY(json.open(QIODevice::ReadOnly));
    const QJsonObject run = QJsonDocument::fromJson(json.readAll()).object();
    QCOMPARE(run["interrupted"].toBool(), true);
    QVERIFY(run["totals"]["requests"].toInt() > 0);
    QVERIFY(stillAlive(everything).isEmpty());
    QVERIFY(ofRun(marker).isEmpty());
    QVERIFY(isPortFree(port));
}

void CliRunTest::interruptedAgainItKillsTheServerAndTellsAll()
{
    LabourProgram labour;
    labour.addServer("stubborn", R"(
import signal, sys
from wsgiref.simple_server import make_server
from labour_application import application
signal.signal(signal.SIGTERM, signal.SIG_IGN)
make_server(sys.argv[1], int(sys.argv[2]), application).serve_forever()
)",
        R"({"signals": ["SIGTERM", "SIGKILL"], "grace_seconds": 300})");
    labour.start({ "run", "--server", "stubborn", "--test", "Plain", "--duration", "60s", "--json", "-" });
    const auto hammers = [&] { return named(descendantsOf(labour.process().processId()), "labour-hammer"); };
    QTRY_VERIFY_WITH_TIMEOUT(!hammers().isEmpty(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(listeningPortOf(descendantsOf(labour.process().processId())) != 0, 20000);
    const QList<Process> everything = descendantsOf(labour.process().processId());
    labour.process().terminate();
    QTRY_VERIFY_WITH_TIMEOUT(hammers().isEmpty(), 20000);
    kill(static_cast<pid_t>(labour.process().processId()), SIGINT);
    QVERIFY(labour.waitForEnd(20));
    QCOMPARE(labour.exitCode(), 4);
    QCOMPARE(labour.json()["interrupted"].toBool(), true);
    QVERIFY2(labour.errors().contains("stopped before its time"), labour.errors().constData());
    QVERIFY(stillAlive(everything).isEmpty());
}

void CliRunTest::repetitionsThatAreLeftOutAreTold()
{
    LabourProgram labour;
    labour.start({ "run", "--server", "gunicorn:sync", "--behaviour", "Sleeping?sleep_duration=60", "--duration", "1s",
        "--repetitions", "3", "--json", "-" });
    const auto hammers = [&] { return named(descendantsOf(labour.process().processId()), "labour-hammer"); };
    QTRY_VERIFY_WITH_TIMEOUT(!hammers().isEmpty(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(hammers().isEmpty(), 20000);
    // The server is being stopped, which its sleeping workers delay.
    labour.process().terminate();
    QVERIFY(labour.waitForEnd(20));
    QCOMPARE(labour.exitCode(), 4);
    QCOMPARE(labour.json()["schema"].toString(), QStringLiteral("labour.runs/1"));
    QCOMPARE(labour.json()["runs"].toArray().size(), 1);
}

void CliRunTest::aFullDiskIsToldAndLosesNothingElse()
{
    LabourProgram labour;
    labour.process().setStandardOutputFile("/dev/full");
    QVERIFY(labour.run({ "run", "--requests", "20", "--json", "-" }));
    QCOMPARE(labour.exitCode(), 5);
    QVERIFY2(labour.errors().contains("cannot be written"), labour.errors().constData());
    QVERIFY(labour.errors().contains("returned as expected"));
}

void CliRunTest::twoMeasurementsAtOnceAreRefused()
{
    LabourProgram first;
    first.start({ "run", "--test", "Plain", "--duration", "60s" });
    QTRY_VERIFY_WITH_TIMEOUT(!named(descendantsOf(first.process().processId()), "labour-hammer").isEmpty(), 20000);
    LabourProgram second;
    second.setVariable("TMPDIR", first.folder());
    QVERIFY(second.run({ "run", "--requests", "10" }));
    QCOMPARE(second.exitCode(), 2);
    QVERIFY2(second.errors().contains("--share-machine")
            && second.errors().contains(QByteArray::number(first.process().processId())),
        second.errors().constData());
    for (const char* figure : { "0 requests", "disturbed each other", "Behaviour " })
        QVERIFY2(!(second.output() + second.errors()).contains(figure), figure);
    QVERIFY(second.run({ "run", "--requests", "10", "--share-machine" }));
    QCOMPARE(second.exitCode(), 0);
    first.process().terminate();
    QVERIFY(first.waitForEnd(20));
    QCOMPARE(first.exitCode(), 4);
}

void CliRunTest::serveRunsUntilInterrupted()
{
    LabourProgram labour;
    labour.start({ "serve", "--server", "waitress" });
    QTRY_VERIFY_WITH_TIMEOUT(labour.output().contains("answers at http://127.0.0.1:"), 20000);
    const QList<Process> everything = descendantsOf(labour.process().processId());
    labour.process().terminate();
    QVERIFY(labour.waitForEnd(20));
    QCOMPARE(labour.exitCode(), 0);
    QVERIFY(stillAlive(everything).isEmpty());
}

void CliRunTest::aFloodOfOutputNeitherBlocksNorFillsTheDisk()
{
    LabourProgram labour;
    labour.addServer("flood", R"(
import sys
from wsgiref.simple_server import make_server, WSGIRequestHandler
from labour_application import application
class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass
def flooding(environ, start_response):
    for _ in range(100):
        sys.stderr.write('x' * 9999 + '\n')
    return application(environ, start_response)
make_server(sys.argv[1], int(sys.argv[2]), flooding, handler_class=Quiet).serve_forever()
)");
    labour.start({ "run", "--server", "flood", "--behaviour", "PlainResponse", "--requests", "100", "--json", "-" });
    qint64 mostOnDisk = 0;
    qint64 mostResident = 0;
    while (!labour.process().waitForFinished(50)) {
        qint64 onDisk = 0;
        for (QDirIterator file(labour.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             file.hasNext();) {
            file.next();
            onDisk += file.fileInfo().size();
        }
        mostOnDisk = std::max(mostOnDisk, onDisk);
        for (const Process& helper : named(descendantsOf(labour.process().processId()), "labour-warden"))
            mostResident = std::max(mostResident, residentBytes(helper.pid));
        mostResident = std::max(mostResident, residentBytes(labour.process().processId()));
        QVERIFY(labour.process().error() == QProcess::Timedout);
    }
    QCOMPARE(labour.exitCode(), 0);
    QCOMPARE(labour.json()["totals"]["as_expected"].toInt(), 100);
    constexpr qint64 mebibyte = 1 << 20;
    QVERIFY2(mostOnDisk < 10 * mebibyte, qPrintable(QString::number(mostOnDisk)));
    QVERIFY2(mostResident > 0 && mostResident < 150 * mebibyte, qPrintable(QString::number(mostResident)));
    QVERIFY(labour.json()["log"].toArray().size() <= 100);
    QVERIFY(labour.json()["log"].toArray().last().toString().startsWith("xxx"));
}

void CliRunTest::whatAStubbornServerLeavesIsToldAndGone()
{
    LabourProgram labour;
    labour.addServer("hydra", R"(
import os, signal, sys, time
from wsgiref.simple_server import make_server
from labour_application import application
server = make_server(sys.argv[1], int(sys.argv[2]), application)
os.set_inheritable(server.fileno(), True)
if os.fork() == 0:
    os.setsid()  # a daemon, out of the session, the group and the parent's sight
    if os.fork() == 0:
        # and an orphan that holds the port, without a trace of the run in its environment
        os.execve(sys.executable, [sys.executable, '-c', 'import time; time.sleep(600)'], {})
    os._exit(0)
open(os.environ['TMPDIR'] + '/forgotten', 'w').close()
signal.signal(signal.SIGTERM, signal.SIG_IGN)
server.serve_forever()
)",
        R"({"signals": ["SIGTERM"], "grace_seconds": 0.5})");
    QVERIFY(labour.run({ "run", "--server", "hydra", "--test", "Plain", "--requests", "100", "--json", "-" }));
    QCOMPARE(labour.exitCode(), 0);
    const QJsonObject run = labour.json();
    QCOMPARE(run["totals"]["as_expected"].toInt(), 100);
    QCOMPARE(run["stop"]["signal"].toString(), QStringLiteral("SIGKILL"));
    QVERIFY(run["leftovers"]["processes"].toArray().size() >= 1
        || run["timeline"].toArray().last()["processes"].toInt() == 2);
    QCOMPARE(run["leftovers"]["files"][0].toString(), QStringLiteral("forgotten"));
    QVERIFY2(labour.errors().contains("forgotten"), labour.errors().constData());
    QVERIFY(carrying("TMPDIR=" + labour.folder().toUtf8()).isEmpty());
    checkLeftoversAreGone(run);
}

void CliRunTest::severalAtOnceDoNotCollide()
{
    std::array<LabourProgram, 4> labours;
    for (LabourProgram& labour : labours)
        labour.start({ "run", "--server", "gunicorn:sync", "--test", "Plain", "--requests", "100", "--json", "-" });
    for (LabourProgram& labour : labours) {
        QVERIFY(labour.waitForEnd(60));
        QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
        QCOMPARE(labour.json()["totals"]["as_expected"].toInt(), 100);
    }
}

void CliRunTest::aTerminalIsShownProgressWithAnEstimate()
{
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0)
        QSKIP("no pseudo-terminal can be had here");
    ::close(terminal);
    LabourProgram labour;
    labour.process().setProgram("script"); // gives it a terminal
    labour.start(
        { "-qec", programPath("labour") + " run --test Plain --duration 2s --json " + labour.folder() + "/run.json",
            "/dev/null" });
    QVERIFY(labour.waitForEnd(60));
    QCOMPARE(labour.exitCode(), 0);
    const QByteArray screen = labour.output();
    QVERIFY2(screen.contains("wsgiref: starting the server"), screen.constData());
    QVERIFY2(QRegularExpression("wsgiref: sending, [^,]+, about [^,]+ left, \\d+ requests, 0 failed")
                 .match(screen)
                 .hasMatch(),
        screen.constData());
    QVERIFY(screen.contains("returned as expected"));
}

void CliRunTest::aSweepFindsTheTippingPoint()
{
    LabourProgram labour;
    // A crash ends wsgiref, however rare; a 500 that is asked for harms nobody.
    QVERIFY(labour.run({ "run", "--share-machine", "--behaviour", "PlainResponse", "--behaviour", "SIGSEGV",
        "--requests", "60", "--timeout", "1s", "--seed", "1", "--sweep", "share=10,40", "--json", "-" }));
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    QCOMPARE(labour.json()["schema"].toString(), "labour.sweep/1");
    QCOMPARE(labour.json()["tipping_point"].toDouble(), 0.1);
    QCOMPARE(labour.json()["points"].toArray().size(), 2);
    QVERIFY(labour.json()["points"][0]["culprits"].toInt() >= 30);
    QVERIFY(labour.run({ "run", "--share-machine", "--behaviour", "PlainResponse", "--behaviour",
        "culprit:PlainResponse?status=500", "--requests", "60", "--sweep", "share=40" }));
    QVERIFY2(labour.output().contains("No tipping point"), labour.errors().constData());
    QVERIFY(labour.run({ "run", "--behaviour", "PlainResponse", "--sweep", "share=40" }));
    QCOMPARE(labour.exitCode(), 2);
    QVERIFY(labour.run({ "run", "--sweep", "some" }));
    QCOMPARE(labour.exitCode(), 2);
    QVERIFY2(labour.errors().contains("share="), labour.errors().constData());
    for (const QStringList& other : { QStringList { "--fail-if", "failed>1%" },
             QStringList { "--csv", labour.folder() + "/csv" }, QStringList { "--hgrm", labour.folder() + "/hgrm" } }) {
        QVERIFY(labour.run(QStringList { "run", "--sweep", "share=40" } + other));
        QCOMPARE(labour.exitCode(), 2);
        QVERIFY2(labour.errors().contains("--sweep and " + other.first().toUtf8() + " do not go together"),
            labour.errors().constData());
    }
}

/// What was measured before a point that could not be, or was interrupted, is written all the same.
void CliRunTest::aSweepThatFailsKeepsItsPoints()
{
    LabourProgram labour;
    labour.addServer("once", R"(
import os, sys, time
from wsgiref.simple_server import make_server
from labour_application import application
folder = os.path.dirname(os.path.abspath(__file__))
mark = os.path.join(folder, "started")
if os.path.exists(mark):
    if os.path.exists(os.path.join(folder, "slow")):
        open(os.path.join(folder, "starting"), "w").close()
        time.sleep(60)
    sys.exit(1)
open(mark, "w").close()
make_server(sys.argv[1], int(sys.argv[2]), application).serve_forever()
)");
    const QStringList command { "run", "--share-machine", "--server", "once", "--behaviour", "PlainResponse",
        "--behaviour", "culprit:PlainResponse?status=500", "--requests", "60", "--sweep", "share=40,60", "--json",
        "-" };
    QVERIFY(labour.run(command));
    QCOMPARE(labour.exitCode(), 3);
    QVERIFY2(labour.errors().contains("1 of 2 shares were measured"), labour.errors().constData());
    QCOMPARE(labour.json()["points"].toArray().size(), 1);
    QCOMPARE(labour.json()["points"][0]["share"].toDouble(), 0.4);

    const QString folder = labour.dataFolder() + "/servers/once/";
    QVERIFY(QFile::remove(folder + "started"));
    QFile slow(folder + "slow");
    QVERIFY(slow.open(QIODevice::WriteOnly));
    labour.start(command);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + "starting"), 30'000);
    ::kill(static_cast<pid_t>(labour.process().processId()), SIGINT);
    QVERIFY(labour.waitForEnd());
    QCOMPARE(labour.exitCode(), 4);
    QCOMPARE(labour.json()["points"].toArray().size(), 1);
}

QTEST_GUILESS_MAIN(CliRunTest)
#include "cli_run_test.moc"
