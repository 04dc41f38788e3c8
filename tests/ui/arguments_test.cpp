// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "labour_version.h"
#include "tests/integration/support/labour_program.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace labour {

/// The workbench's program: its arguments, and that it goes when it is told to.
class ArgumentsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void helpAndVersionNeedNoDisplay();
    void withoutADisplayItSaysSo();
    void unknownArgumentsAreUsageErrors_data();
    void unknownArgumentsAreUsageErrors();
    void signalsCloseIt_data();
    void signalsCloseIt();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<QProcess> m_program;
};

void ArgumentsTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<QProcess>();
    m_program->setProgram(test::programPath("labour-workbench"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", m_home->path());
    environment.insert("XDG_CONFIG_HOME", m_home->path());
    environment.insert("XDG_DATA_HOME", m_home->path());
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    m_program->setProcessEnvironment(environment);
}

void ArgumentsTest::helpAndVersionNeedNoDisplay()
{
    QProcessEnvironment environment = m_program->processEnvironment();
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.remove("DISPLAY");
    m_program->setProcessEnvironment(environment);
    m_program->setArguments({ "--version" });
    m_program->start();
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 0);
    QVERIFY(m_program->readAllStandardOutput().contains(version));
    m_program->setArguments({ "--help" });
    m_program->start();
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 0);
    QVERIFY(m_program->readAllStandardOutput().contains("PLAN.labour"));
}

void ArgumentsTest::withoutADisplayItSaysSo()
{
    QProcessEnvironment environment = m_program->processEnvironment();
    for (const char* name : { "QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY" })
        environment.remove(name);
    m_program->setProcessEnvironment(environment);
    m_program->start();
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program->exitCode(), 2);
    QVERIFY(m_program->readAllStandardError().contains("no display"));
}

void ArgumentsTest::unknownArgumentsAreUsageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList { "--nonsense" };
    QTest::newRow("no run to open") << QStringList { "--open" };
    QTest::newRow("two plans") << QStringList { "a.labour", "b.labour" };
}

void ArgumentsTest::unknownArgumentsAreUsageErrors()
{
    QFETCH(const QStringList, arguments);
    m_program->setArguments(arguments);
    m_program->start();
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 2);
    QVERIFY(m_program->readAllStandardError().contains(arguments.last().toUtf8()));
}

void ArgumentsTest::signalsCloseIt_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ArgumentsTest::signalsCloseIt()
{
    QFETCH(const int, number);
    m_program->start();
    QVERIFY(m_program->waitForStarted());
    const QString settings = m_home->filePath("labour/workbench.conf");
    // The handler is there some time after the start; what it must not do is end the program as the signal would by
    // itself.
    QTRY_VERIFY(QFile::exists(QStringLiteral("/proc/%1/stat").arg(m_program->processId())));
    QFile status(QStringLiteral("/proc/%1/status").arg(m_program->processId()));
    const auto isCaught = [&] {
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        status.close();
        const qsizetype at = text.indexOf("SigCgt:");
        const quint64 mask = text.mid(at + 7, text.indexOf('\n', at) - at - 7).trimmed().toULongLong(nullptr, 16);
        return (mask & (quint64 { 1 } << (number - 1))) != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isCaught(), 20'000);
    ::kill(static_cast<pid_t>(m_program->processId()), number);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program->exitCode(), 0);
    QVERIFY(QFile::exists(settings)); // it was closed as by hand
}

}

QTEST_GUILESS_MAIN(labour::ArgumentsTest)
#include "arguments_test.moc"
