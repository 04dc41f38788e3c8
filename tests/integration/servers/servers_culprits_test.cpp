// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "every_variant.h"

#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cstdio>
#include <map>
#include <memory>

using namespace labour::test;

namespace {

/// Most of the time they wait, for the culprit's timeout and for the grace that a signal is given.
constexpr int mostAtOnce = 6;
constexpr int limitSeconds = 120;

}

/// Every server that is installed, in each of its variants, is sent a culprit once and stopped then, however it took
/// it: what that needed is told, and nothing of it is left. Several run side by side.
class ServersCulpritsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void stopsAfterSIGSEGV_data() { addRows(); }
    void stopsAfterSIGSEGV();
    void stopsAfterPythonWedge_data() { addRows(); }
    void stopsAfterPythonWedge();
    void cleanupTestCase();

private:
    void addRows();
    LabourProgram& runOf(const QString& server, const QString& culprit);
    void checkTheStop(const QString& server, const QString& culprit, LabourProgram& labour);

    QList<ListedVariant> m_all;
    QStringList m_installed;
    std::map<QString, std::unique_ptr<LabourProgram>> m_runs; ///< by server and culprit, begun and not yet looked at
    QStringList m_table;
};

void ServersCulpritsTest::initTestCase()
{
    m_all = everyVariant();
    QVERIFY(m_all.size() > 50);
    for (const ListedVariant& each : std::as_const(m_all)) {
        if (each.reason.isEmpty())
            m_installed.append(each.name);
    }
}

void ServersCulpritsTest::addRows()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("reason");
    for (const ListedVariant& each : std::as_const(m_all))
        QTest::newRow(qPrintable(each.name)) << each.name << each.reason;
}

/// The run of this one, ended; those of the next ones are begun meanwhile, one after the other: Gunicorn kills workers
/// that take long to come up.
LabourProgram& ServersCulpritsTest::runOf(const QString& server, const QString& culprit)
{
    const qsizetype first = m_installed.indexOf(server);
    for (const QString& each : m_installed.mid(first, mostAtOnce)) {
        auto& labour = m_runs[each + ' ' + culprit];
        if (labour)
            continue;
        labour = std::make_unique<LabourProgram>();
        // Apache, started by root, goes on as www-data, which has to get to the run's folder.
        QFile::setPermissions(
            labour->folder(), QFile::permissions(labour->folder()) | QFile::ExeGroup | QFile::ExeOther);
        labour->start({ "run", "--server", each, "--behaviour", culprit, "--requests", "1", "--timeout", "2s",
            "--share-machine", "--json", "-" });
        [[maybe_unused]] const bool isUnderWay = QTest::qWaitFor(
            [&labour] {
                const bool isOver = labour->process().state() == QProcess::NotRunning;
                return isOver || !named(descendantsOf(labour->process().processId()), "labour-hammer").isEmpty();
            },
            limitSeconds * 1000);
    }
    LabourProgram& labour = *m_runs.at(server + ' ' + culprit);
    labour.waitForEnd(limitSeconds);
    return labour;
}

void ServersCulpritsTest::checkTheStop(const QString& server, const QString& culprit, LabourProgram& labour)
{
    const QJsonObject run = labour.json();
    bool hadEnded = false;
    QStringList events;
    for (const QJsonValue& event : run["events"].toArray()) {
        events.append(event["kind"].toString());
        hadEnded = hadEnded || events.last() == "server-exited";
    }
    const QString signal = run["stop"]["signal"].toString();
    QCOMPARE(signal.isEmpty(), hadEnded);
    QCOMPARE(run["leftovers"]["files"].toArray(), QJsonArray());
    for (const QJsonValue& left : run["leftovers"]["processes"].toArray()) {
        const QByteArray told = "It left process " + QByteArray::number(left["pid"].toInt()) + " behind";
        QVERIFY2(labour.errors().contains(told), labour.errors().constData());
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(left["pid"].toInt())));
    }
    const QList<Process> alive = carrying("TMPDIR=" + labour.folder().toUtf8());
    QVERIFY2(alive.isEmpty(), qPrintable(alive.isEmpty() ? QString() : alive.first().name));
    QVERIFY(QDir(labour.folder()).entryList({ "labour-*" }, QDir::Dirs).isEmpty());

    const QJsonObject totals = run["totals"].toObject();
    m_table.append(QStringLiteral("%1 %2 %3 %4 %5 %6  %7")
                       .arg(server, -24)
                       .arg(culprit, -12)
                       .arg(totals["outcomes"]["replied"].toInt() > 0 ? totals["statuses"].toObject().keys().join(' ')
                               : totals["outcomes"]["timeout"].toInt() > 0 ? "timeout"
                                                                           : "closed",
                           8)
                       .arg(signal.isEmpty() ? "had ended" : signal, 9)
                       .arg(run["stop"]["seconds"].toDouble(), 6, 'f', 1)
                       .arg(run["leftovers"]["processes"].toArray().size(), 4)
                       .arg(events.join(' ')));
}

void ServersCulpritsTest::stopsAfterSIGSEGV()
{
    const QString culprit = "SIGSEGV";
    QFETCH(QString, server);
    QFETCH(QString, reason);
    if (!reason.isEmpty())
        QSKIP(qPrintable(server + " is not installed: " + reason));
    LabourProgram& labour = runOf(server, culprit);
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    QVERIFY2(labour.json()["totals"]["as_expected"].toInt() == 1, labour.errors().constData());
    checkTheStop(server, culprit, labour);
}

void ServersCulpritsTest::stopsAfterPythonWedge()
{
    const QString culprit = "PythonWedge";
    QFETCH(QString, server);
    QFETCH(QString, reason);
    if (!reason.isEmpty())
        QSKIP(qPrintable(server + " is not installed: " + reason));
    LabourProgram& labour = runOf(server, culprit);
    QVERIFY2(labour.exitCode() == 0, labour.errors().constData());
    QVERIFY2(labour.json()["totals"]["outcomes"]["timeout"].toInt() == 1, labour.errors().constData());
    QVERIFY(!labour.json()["stop"]["signal"].toString().isEmpty());
    checkTheStop(server, culprit, labour);
}

void ServersCulpritsTest::cleanupTestCase()
{
    m_runs.clear();
    std::printf("%-24s %-12s %8s %9s %6s %4s  events\n", "server", "culprit", "came to", "stop", "s", "left");
    for (const QString& line : std::as_const(m_table))
        std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QTEST_GUILESS_MAIN(ServersCulpritsTest)
#include "servers_culprits_test.moc"
