// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crooked_life.h"

#include "core/file_descriptor.h"
#include "core/server/helper_path.h"
#include "core/server/port.h"
#include "core/server/subreaper.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>

using namespace labour;

/// The warden by itself, with a parent that behaves badly. Its reports go to a pipe that nobody reads unless read() is
/// called.
class TestWarden : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { becomeSubreaper(); }
    void init();
    void cleanup();
    void parentThatClosesThePipe();
    void parentThatNeverReads();
    void parentThatStopsReading();
    void parentThatTalksNonsense_data();
    void parentThatTalksNonsense();
    void parentThatSaysNothing();
    void terminalSignals();

private:
    void start(const QString& mode);
    void send(const std::string& frame) { m_warden->write(frame.data(), static_cast<qint64>(frame.size())); }
    bool read(WardenMessage awaited);
    bool isListening() const { return !runMembers(m_run, {}).empty() && !isGone(m_run, {}); }
    bool isOver() const { return m_warden->state() == QProcess::NotRunning && isGone(m_run, runMembers(m_run, {})); }

    std::unique_ptr<RunDirectory> m_directory;
    std::unique_ptr<QProcess> m_warden;
    FileDescriptor m_reports;
    FrameReader m_frames;
    RunIdentity m_run;
};

void TestWarden::init()
{
    m_directory = std::make_unique<RunDirectory>(QFINDTESTDATA("crooked_server.py"), QStringList());
    const QString fifo = m_directory->path() + QStringLiteral("/reports");
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    m_reports = FileDescriptor(::open(QFile::encodeName(fifo).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    m_frames = {};
    m_warden = std::make_unique<QProcess>();
    m_warden->setStandardOutputFile(fifo);
    m_warden->start(helperPath(QStringLiteral("labour-warden")), QStringList());
    QVERIFY(m_warden->waitForStarted());
}

void TestWarden::cleanup()
{
    m_warden->closeWriteChannel();
    QTRY_VERIFY(isOver());
}

void TestWarden::start(const QString& mode)
{
    m_run.marker = m_directory->marker().toStdString();
    m_run.host = "127.0.0.1";
    m_run.port = freePort().value_or(0);
    WardenSetup setup;
    setup.command = { "/usr/bin/python3",
        (m_directory->applicationPath() + QStringLiteral("/labour_application.py")).toUtf8().toStdString(),
        mode.toStdString(), std::to_string(m_run.port) };
    setup.environment = { "LABOUR_RUN=" + m_run.marker };
    setup.workingDirectory = m_directory->path().toStdString();
    setup.runMarker = m_run.marker;
    setup.host = m_run.host;
    setup.port = m_run.port;
    setup.stopSignals = { SIGTERM };
    setup.sampleNs = 1'000'000;
    send(encode(setup));
    QTRY_VERIFY(isListening());
}

bool TestWarden::read(WardenMessage awaited)
{
    return QTest::qWaitFor([this, awaited] {
        std::array<char, 65536> piece;
        for (ssize_t count = 0; (count = ::read(m_reports.get(), piece.data(), piece.size())) > 0;) {
            m_frames.feed({ piece.data(), static_cast<std::size_t>(count) });
            while (const auto frame = m_frames.next()) {
                if (frame->type == static_cast<std::uint8_t>(awaited))
                    return true;
            }
        }
        return false;
    });
}

void TestWarden::parentThatClosesThePipe()
{
    start(QStringLiteral("prefork"));
    m_warden->closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 3000);
    QVERIFY(read(WardenMessage::Stopped));
    QCOMPARE(m_warden->exitCode(), 0);
}

void TestWarden::parentThatNeverReads()
{
    start(QStringLiteral("prefork"));
    send(encodeReadMemory(std::string(1 << 20, 'x'))); // no pipe takes that at once
    send(encodeReadMemory("last"));
    send(encodeStopServer());
    QTRY_VERIFY(isGone(m_run, runMembers(m_run, {})));
    QVERIFY(read(WardenMessage::Stopped));
    QTRY_VERIFY(isOver());
}

void TestWarden::parentThatStopsReading()
{
    start(QStringLiteral("stubborn"));
    m_reports.reset();
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 3000);
}

void TestWarden::parentThatTalksNonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("please stop");
    QTest::newRow("unknown") << QByteArray::fromStdString(framed(99, {}));
    QTest::newRow("a report") << QByteArray::fromStdString(encode(StopReport()));
    QTest::newRow("a second server") << QByteArray::fromStdString(encode(WardenSetup()));
    QTest::newRow("half a message") << QByteArray::fromStdString(
        framed(static_cast<std::uint8_t>(WardenMessage::ReadMemory), "\x05"));
}

void TestWarden::parentThatTalksNonsense()
{
    QFETCH(QByteArray, bytes);
    start(QStringLiteral("prefork"));
    m_warden->write(bytes);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(), 3000);
}

void TestWarden::parentThatSaysNothing()
{
    m_run = {};
    m_warden->closeWriteChannel();
    QTRY_COMPARE(m_warden->state(), QProcess::NotRunning);
    QCOMPARE(m_warden->exitCode(), 0);
}

void TestWarden::terminalSignals()
{
    start(QStringLiteral("prefork"));
    for (const int signal : { SIGINT, SIGHUP, SIGQUIT, SIGPIPE })
        QCOMPARE(::kill(static_cast<pid_t>(m_warden->processId()), signal), 0);
    send(encodeReadMemory("still here"));
    QVERIFY(read(WardenMessage::Memory));
    QVERIFY(isListening());
}

QTEST_GUILESS_MAIN(TestWarden)
#include "tst_warden.moc"
