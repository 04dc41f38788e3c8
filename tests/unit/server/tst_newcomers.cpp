// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/newcomers.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <set>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace labour;

/// Processes are found wherever they were forked, once, and never somebody else's.
class TestNewcomers : public QObject
{
    Q_OBJECT

private slots:
    void children();
    void childrenOfThreads();
    void orphans();
    void strangers();

private:
    void look()
    {
        const auto isOurs = [this](pid_t pid) { return pid == ::getpid() || m_ours.contains(pid); };
        for (const pid_t pid : m_newcomers.find(isOurs, false))
            m_repeated = m_repeated || !m_ours.insert(pid).second;
    }
    bool sees(qint64 pid)
    {
        look();
        return m_ours.contains(static_cast<pid_t>(pid)) && !m_repeated;
    }

    Newcomers m_newcomers;
    std::set<pid_t> m_ours;
    bool m_repeated = false;
};

void TestNewcomers::children()
{
    QProcess before;
    before.start(QStringLiteral("/bin/sleep"), { QStringLiteral("3600") });
    QTRY_VERIFY(sees(before.processId()));
    QProcess after;
    after.start(QStringLiteral("/bin/sleep"), { QStringLiteral("3600") });
    QTRY_VERIFY(sees(after.processId()));
    look();
    look();
    QVERIFY(!m_repeated);
    for (QProcess* child : { &before, &after }) {
        child->kill();
        QVERIFY(child->waitForFinished());
    }
}

void TestNewcomers::childrenOfThreads()
{
    QProcess outer;
    outer.start(QStringLiteral("/usr/bin/python3"),
        { QStringLiteral("-c"),
            QStringLiteral("import subprocess, threading\n"
                           "def work():\n"
                           "    child = subprocess.Popen(['/bin/sleep', '3600'], stdin=subprocess.PIPE)\n"
                           "    print(child.pid, flush=True)\n"
                           "    threading.Event().wait()\n"
                           "threading.Thread(target=work, daemon=True).start()\n"
                           "input()\n") });
    QByteArray said;
    QTRY_VERIFY((said += outer.readAllStandardOutput()).contains('\n'));
    const pid_t inner = said.trimmed().toInt();
    QTRY_VERIFY(sees(inner));
    QVERIFY(sees(outer.processId()));
    ::kill(inner, SIGKILL);
    outer.kill();
    QVERIFY(outer.waitForFinished());
}

void TestNewcomers::orphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    look();
    QProcess shell;
    shell.start(
        QStringLiteral("/bin/sh"), { QStringLiteral("-c"), QStringLiteral("/bin/sleep 3600 <&- >&- 2>&- & echo $!") });
    QVERIFY(shell.waitForFinished());
    const pid_t orphan = shell.readAllStandardOutput().trimmed().toInt();
    QTRY_VERIFY(sees(orphan));
    ::kill(orphan, SIGKILL);
    QCOMPARE(::waitpid(orphan, nullptr, 0), orphan);
}

void TestNewcomers::strangers()
{
    look();
    QVERIFY(!m_ours.contains(::getppid()));
    QVERIFY(!m_ours.contains(1));
}

QTEST_GUILESS_MAIN(TestNewcomers)
#include "tst_newcomers.moc"
