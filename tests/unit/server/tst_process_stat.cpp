// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/proc_files.h"
#include "core/server/proc/process_stat.h"

#include <QProcess>
#include <QTest>

#include <sys/prctl.h>
#include <unistd.h>

using namespace labour;

/// What is read of /proc.
class TestProcessStat : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void ourselvesUnderAnyName();
    void environment();
    void memory();
    void processorTime();
    void nobody();
};

namespace {

constexpr char tail[] = "S 7 42 43 0 -1 4194560 1 2 3 4 50 60 0 0 20 0 9 0 123456 1000 200 18446744073709551615\n";

}

void TestProcessStat::parses_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : { "python3", "a) b (c", "a b", "", ")", "(", ") R 1 2 3", "line\nend" })
        QTest::newRow(name) << QByteArray(name);
}

void TestProcessStat::parses()
{
    QFETCH(QByteArray, name);
    const auto stat = parseStat("42 (" + name.toStdString() + ") " + tail);
    QVERIFY(stat);
    QCOMPARE(stat->id.pid, 42);
    QCOMPARE(stat->id.start, std::uint64_t { 123456 });
    QCOMPARE(QByteArray::fromStdString(stat->name), name);
    QCOMPARE(stat->state, 'S');
    QCOMPARE(stat->parent, 7);
    QCOMPARE(stat->session, 43);
    QCOMPARE(stat->threads, std::int64_t { 9 });
    QVERIFY(!stat->isDead());
}

void TestProcessStat::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no name") << QByteArray("42 S 7 42 43");
    QTest::newRow("half a name") << QByteArray("42 (python");
    QTest::newRow("brackets the wrong way round") << QByteArray(") (");
    QTest::newRow("only a name") << QByteArray("42 (python)");
    QTest::newRow("too short") << QByteArray("42 (python) S 7 42 43 0 -1");
    QTest::newRow("not a pid") << QByteArray("x2 (python) ") + tail;
    QTest::newRow("no pid") << QByteArray("(python) ") + tail;
    QTest::newRow("not a number") << QByteArray("42 (python) ") + QByteArray(tail).replace("123456", "12x456");
    QTest::newRow("two states") << QByteArray("42 (python) S") + tail;
}

void TestProcessStat::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseStat(text.toStdString()));
}

void TestProcessStat::ourselvesUnderAnyName()
{
    for (const char* name : { "a) b (c", "tst" }) {
        ::prctl(PR_SET_NAME, name);
        const auto stat = readStat(::getpid());
        QVERIFY(stat);
        QCOMPARE(stat->name, std::string(name));
        QCOMPARE(stat->id.pid, ::getpid());
        QCOMPARE(stat->parent, ::getppid());
        QCOMPARE(stat->session, ::getsid(0));
    }
}

void TestProcessStat::environment()
{
    QProcess child;
    QProcessEnvironment variables;
    variables.insert(QStringLiteral("LABOUR_RUN"), QStringLiteral("0123"));
    child.setProcessEnvironment(variables);
    child.start(QStringLiteral("/bin/sleep"), { QStringLiteral("3600") });
    QVERIFY(child.waitForStarted());
    const auto pid = static_cast<pid_t>(child.processId());
    QTRY_COMPARE(commandLine(pid), std::string("/bin/sleep 3600"));
    QVERIFY(hasInEnvironment(pid, "LABOUR_RUN=0123"));
    QVERIFY(!hasInEnvironment(pid, "LABOUR_RUN=01"));
    QVERIFY(!hasInEnvironment(pid, "LABOUR_RUN=01234"));
    child.kill();
    child.waitForFinished();
}

void TestProcessStat::memory()
{
    const FileDescriptor statm = openProcFile(::getpid(), "statm");
    const auto cheap = readStatm(statm.get());
    const auto dear = readProportional(::getpid());
    QVERIFY(cheap && dear);
    QVERIFY(cheap->sharedBytes < cheap->residentBytes);
    QVERIFY(dear->pssBytes > 0);
    QVERIFY(dear->pssBytes <= dear->rssBytes);
    const double ratio = static_cast<double>(cheap->residentBytes) / static_cast<double>(dear->rssBytes);
    QVERIFY2(ratio > 0.5 && ratio < 2, qPrintable(QString::number(ratio)));
}

void TestProcessStat::processorTime()
{
    const auto before = cpuTimeNs(::getpid());
    QVERIFY(before && *before > 0);
    QTRY_VERIFY(*cpuTimeNs(::getpid()) > *before);
}

void TestProcessStat::nobody()
{
    QProcess child;
    child.start(QStringLiteral("/bin/true"), QStringList());
    QVERIFY(child.waitForStarted());
    const auto pid = static_cast<pid_t>(child.processId());
    const FileDescriptor statm = openProcFile(pid, "statm");
    QVERIFY(child.waitForFinished());
    QVERIFY(!readStat(pid));
    QVERIFY(!readStatm(statm.get()));
    QVERIFY(!readProportional(pid));
    QVERIFY(!cpuTimeNs(pid));
    QVERIFY(commandLine(pid).empty());
}

QTEST_GUILESS_MAIN(TestProcessStat)
#include "tst_process_stat.moc"
