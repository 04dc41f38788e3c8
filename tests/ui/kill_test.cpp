// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/labour_program.h"
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace labour::test;

/// The workbench killed in mid-run, on a real screen and started by its keys.
class KillTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLeftWithinThreeSeconds();

private:
    static QByteArray xdotool(const QStringList& arguments);
};

QByteArray KillTest::xdotool(const QStringList& arguments)
{
    QProcess tool;
    tool.start("xdotool", arguments);
    tool.waitForFinished(5000);
    return tool.readAllStandardOutput().trimmed();
}

void KillTest::nothingIsLeftWithinThreeSeconds()
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        QSKIP("there is no X server whose keyboard could be used");
    LabourProgram workbench;
    QFile plan(workbench.folder() + "/minute.labour");
    QVERIFY(plan.open(QIODevice::WriteOnly));
    plan.write(
        R"({"schema": "labour.plan/1", "servers": ["wsgiref:threading"], "mix": ["PlainResponse=1"], "load": {"duration_s": 60}})");
    plan.close();
    workbench.process().setProgram(programPath("labour-workbench"));
    workbench.setVariable("QT_QPA_PLATFORM", "xcb");
    workbench.start({ plan.fileName() });
    const qint64 pid = workbench.process().processId();
    const auto press = [&] {
        const QByteArray window =
            xdotool({ "search", "--onlyvisible", "--pid", QString::number(pid), "--name", "Labour" })
                .split('\n')
                .last();
        if (window.isEmpty())
            return false;
        xdotool({ "windowfocus", "--sync", window });
        xdotool({ "key", "ctrl+r" });
        return true;
    };
    // The key does nothing until the plan can be run; a second one while it runs does nothing either.
    QTRY_VERIFY_WITH_TIMEOUT((press(), !named(descendantsOf(pid), "labour-hammer").isEmpty()), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(listeningPortOf(descendantsOf(pid)) != 0, 10000);
    const QList<Process> everything = descendantsOf(pid);
    const QString marker = runMarkerOf(everything);
    const quint16 port = listeningPortOf(everything);
    QVERIFY(!marker.isEmpty());
    kill(static_cast<pid_t>(pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(stillAlive(everything).isEmpty(), 3000);
    QTRY_VERIFY_WITH_TIMEOUT(ofRun(marker).isEmpty(), 3000);
    QVERIFY(isPortFree(port));
    QVERIFY(workbench.waitForEnd());
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
