// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/qtengine/engine_run.h"
#include "tests/integration/qtengine/fault_server.h"

#include "core/load/qt/qt_engine.h"
#include "core/measure/event.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/syscall.h>
#include <unistd.h>

using namespace labour;

namespace {

int gate[2]; ///< a thread that is hung reads from it

void hang(int)
{
    char byte = 0;
    [[maybe_unused]] const ssize_t size = read(gate[0], &byte, 1);
}

/// The thread of this process with that name; 0 if there is none.
pid_t threadNamed(const QByteArray& name)
{
    for (const QString& id : QDir("/proc/self/task").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile comm("/proc/self/task/" + id + "/comm");
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
            return id.toInt();
    }
    return 0;
}

}

class TestQtHungThread : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCOMPARE(pipe(gate), 0);
        std::signal(SIGUSR1, hang);
    }

    /// One of two, which goes on once it is let go.
    void isToldWhileTheOthersGoOn()
    {
        FaultServer server;
        Load load = endlessLoad({ requestTo("/plain") }, 4);
        load.processes = 2;
        bool isHung = false;
        bool isLetGo = false;
        const auto has = [](const EngineRun& run, const char* kind) {
            return std::count(run.events.begin(), run.events.end(), kind);
        };
        QtEngine engine;
        EngineRun seen;
        connect(&engine, &Engine::happened, this,
            [&seen](qint64, const std::string& kind) { seen.events.push_back(kind); });
        const EngineRun run = runLoad(engine, load, server.port(), [&](QtEngine& sending) {
            if (!isHung) {
                const pid_t thread = threadNamed("labour-load-1");
                isHung = thread > 0 && syscall(SYS_tgkill, getpid(), thread, SIGUSR1) == 0;
            } else if (!isLetGo && has(seen, events::helperFailed) > 0) {
                isLetGo = write(gate[1], "x", 1) == 1;
            } else if (has(seen, events::helperResumed) > 0) {
                sending.stop();
            }
        });
        QVERIFY(isHung && isLetGo);
        QVERIFY(run.finished);
        QCOMPARE(has(run, events::helperFailed), 1);
        QCOMPARE(has(run, events::helperResumed), 1);
        QVERIFY(!run.report.helperFailed); // in the end it has told all
        QVERIFY(run.total.requests > 100);
    }
};

QTEST_GUILESS_MAIN(TestQtHungThread)
#include "tst_qt_hung_thread.moc"
