// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "core/server/helper_path.h"
#include "core/wire/hammer_messages.h"
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"

#include <QProcess>
#include <QTest>

#include <array>
#include <csignal>
#include <numeric>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace labour;

namespace {

constexpr int soonMs = 1000;

/// A labour-hammer and what it says.
class Talk
{
public:
    Talk()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(helperPath(QStringLiteral("labour-hammer")), QStringList());
        m_process.waitForStarted();
    }
    ~Talk()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Talk(const Talk&) = delete;
    Talk& operator=(const Talk&) = delete;

    QProcess& process() { return m_process; }

    void say(const std::string& frame)
    {
        m_process.write(frame.data(), static_cast<qint64>(frame.size()));
        m_process.waitForBytesWritten();
    }

    std::optional<Frame> hear()
    {
        for (;;) {
            if (auto frame = m_reader.next())
                return frame;
            if (!m_process.waitForReadyRead(10'000))
                return std::nullopt;
            const QByteArray bytes = m_process.readAllStandardOutput();
            m_reader.feed({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
        }
    }

    bool hears(HammerMessage type)
    {
        m_last = hear();
        return m_last && m_last->type == static_cast<std::uint8_t>(type);
    }
    const std::string& payload() const { return m_last->payload; }

    /// Up to a message of that type, which is not among them.
    std::vector<Interval> intervalsUntil(HammerMessage type)
    {
        std::vector<Interval> intervals;
        while (!hears(type) && m_last) {
            if (auto interval = decodeInterval(m_last->payload))
                intervals.push_back(*interval);
        }
        return intervals;
    }

private:
    QProcess m_process;
    FrameReader m_reader;
    std::optional<Frame> m_last;
};

/// A labour-hammer that speaks into a pipe which holds no more than a page.
class PipedHammer
{
public:
    PipedHammer()
    {
        std::array<int, 2> ends { -1, -1 };
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        ::fcntl(ends[1], F_SETPIPE_SZ, 4096);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setChildProcessModifier([output = ends[1]] { ::dup2(output, STDOUT_FILENO); });
        m_process.start(helperPath(QStringLiteral("labour-hammer")), QStringList());
        m_process.waitForStarted();
        ::close(ends[1]);
        m_input = ends[0];
    }
    ~PipedHammer()
    {
        closePipe();
        m_process.kill();
        m_process.waitForFinished();
    }
    PipedHammer(const PipedHammer&) = delete;
    PipedHammer& operator=(const PipedHammer&) = delete;

    QProcess& process() { return m_process; }

    void closePipe()
    {
        if (m_input >= 0)
            ::close(std::exchange(m_input, -1));
    }

    void say(const std::string& frames)
    {
        m_process.write(frames.data(), static_cast<qint64>(frames.size()));
        m_process.waitForBytesWritten();
    }

    /// The next frame, waiting for it; nothing at the pipe's end.
    std::optional<Frame> hear()
    {
        for (;;) {
            if (auto frame = m_reader.next())
                return frame;
            std::array<char, 4096> piece;
            const ssize_t size = ::read(m_input, piece.data(), piece.size());
            if (size <= 0)
                return std::nullopt;
            m_reader.feed({ piece.data(), static_cast<std::size_t>(size) });
        }
    }

private:
    QProcess m_process;
    FrameReader m_reader;
    int m_input = -1;
};

HammerSetup setupFor(const ScriptedServer& server, const std::string& path = "/ok")
{
    HammerSetup setup;
    setup.host = "127.0.0.1";
    setup.port = server.port();
    setup.idPrefix = "0badcafe-0001-";
    setup.connections = 2;
    setup.durationNs = 3600 * nsPerSecond;
    setup.mix = { requestFor(path) };
    return setup;
}

}

class HammerTest : public QObject
{
    Q_OBJECT

private slots:
    void doesAsItIsTold()
    {
        ScriptedServer server;
        HammerSetup setup = setupFor(server);
        setup.requests = 10;
        setup.durationNs.reset();
        setup.connections = 1;
        Talk talk;
        talk.say(encode(setup));
        QVERIFY(talk.hears(HammerMessage::Ready));
        QCOMPARE(server.connections(), 0);
        talk.say(encodeStart(monotonicNs()));
        const auto intervals = talk.intervalsUntil(HammerMessage::Finished);
        std::uint32_t ended = 0;
        for (const Interval& interval : intervals) {
            for (const EndingCount& ending : interval.endings)
                ended += ending.count;
        }
        QCOMPARE(ended, 10U);
        const auto finished = decodeFinished(talk.payload());
        QVERIFY(finished);
        QVERIFY(finished->largestRssBytes > 0);
        QVERIFY(finished->unfinished == std::vector<std::uint64_t> { 0 });
        QVERIFY(talk.process().waitForFinished(soonMs));
        QCOMPARE(talk.process().exitCode(), 0);
        QCOMPARE(server.seen().front().id, std::string("0badcafe-0001-000000000000"));
    }

    void tellsEachSlotOnceAndInOrder()
    {
        ScriptedServer server;
        HammerSetup setup = setupFor(server);
        setup.durationNs = 550 * nsPerMillisecond;
        Talk talk;
        talk.say(encode(setup));
        QVERIFY(talk.hears(HammerMessage::Ready));
        talk.say(encodeStart(monotonicNs()));
        const auto intervals = talk.intervalsUntil(HammerMessage::Finished);
        QVERIFY(!intervals.empty());
        for (std::size_t i = 1; i < intervals.size(); ++i)
            QVERIFY(intervals[i - 1].slot < intervals[i].slot);
        QVERIFY(intervals.back().slot <= 5);
    }

    void tellsOfSlotsInWhichNothingEnded()
    {
        ScriptedServer server;
        HammerSetup setup = setupFor(server, "/hang");
        setup.durationNs = 350 * nsPerMillisecond;
        Talk talk;
        talk.say(encode(setup));
        QVERIFY(talk.hears(HammerMessage::Ready));
        talk.say(encodeStart(monotonicNs()));
        const auto intervals = talk.intervalsUntil(HammerMessage::Finished);
        QVERIFY(!intervals.empty() && intervals.size() <= 4);
        for (const Interval& interval : intervals) {
            QVERIFY(interval.endings.empty());
            QCOMPARE(interval.inFlight, 2U);
        }
        QVERIFY(decodeFinished(talk.payload())->unfinished == std::vector<std::uint64_t> { 2 });
    }

    void isGoneSoonAfterItsParent_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("before the setup") << 0;
        QTest::newRow("before the start") << 1;
        QTest::newRow("while it sends") << 2;
    }

    void isGoneSoonAfterItsParent()
    {
        QFETCH(int, stage);
        ScriptedServer server;
        Talk talk;
        if (stage > 0) {
            talk.say(encode(setupFor(server)));
            QVERIFY(talk.hears(HammerMessage::Ready));
        }
        if (stage > 1) {
            talk.say(encodeStart(monotonicNs()));
            QVERIFY(talk.hears(HammerMessage::Interval));
        }
        talk.process().closeWriteChannel();
        QVERIFY(talk.process().waitForFinished(soonMs));
        QCOMPARE(talk.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(talk.process().exitCode(), 1);
    }

    void isGoneWhenNobodyListens()
    {
        ScriptedServer server;
        PipedHammer hammer;
        hammer.say(encode(setupFor(server)) + encodeStart(monotonicNs()));
        QVERIFY(QTest::qWaitFor([&] { return !server.seen().empty(); }));
        hammer.closePipe();
        QVERIFY(hammer.process().waitForFinished(soonMs));
        QCOMPARE(hammer.process().exitStatus(), QProcess::NormalExit);
    }

    void goesOnAfterCtrlC()
    {
        ScriptedServer server;
        Talk talk;
        talk.say(encode(setupFor(server)));
        QVERIFY(talk.hears(HammerMessage::Ready));
        talk.say(encodeStart(monotonicNs()));
        QVERIFY(talk.hears(HammerMessage::Interval));
        ::kill(static_cast<pid_t>(talk.process().processId()), SIGINT);
        QVERIFY(talk.hears(HammerMessage::Interval));
        talk.say(encodeStop());
        talk.intervalsUntil(HammerMessage::Finished);
        QVERIFY(talk.process().waitForFinished(soonMs));
        QCOMPARE(talk.process().exitCode(), 0);
    }

    void sendsOnWhileNobodyReads()
    {
        ScriptedServer server;
        HammerSetup setup = setupFor(server);
        for (int i = 0; i < 40; ++i)
            setup.mix.push_back(requestFor("/ok/" + std::to_string(i)));
        setup.durationNs = 950 * nsPerMillisecond;
        PipedHammer hammer;
        hammer.say(encode(setup) + encodeStart(monotonicNs()));
        // The pipe is full long before the end: the report has to wait, and the hammer with it.
        QVERIFY(!hammer.process().waitForFinished(1500));
        std::uint64_t ended = 0;
        std::uint32_t lastSlot = 0;
        std::optional<HammerFinished> finished;
        while (const auto frame = hammer.hear()) {
            if (frame->type == static_cast<std::uint8_t>(HammerMessage::Finished))
                finished = decodeFinished(frame->payload);
            if (frame->type != static_cast<std::uint8_t>(HammerMessage::Interval))
                continue;
            const auto interval = decodeInterval(frame->payload);
            QVERIFY(interval);
            lastSlot = interval->slot;
            for (const EndingCount& ending : interval->endings)
                ended += ending.count;
        }
        QVERIFY(hammer.process().waitForFinished(soonMs));
        QVERIFY(lastSlot > 4);
        QVERIFY(finished);
        const std::uint64_t unfinished =
            std::accumulate(finished->unfinished.begin(), finished->unfinished.end(), std::uint64_t { 0 });
        QCOMPARE(ended + unfinished, server.seen().size());
    }

    void saysWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QByteArray>("said");
        HammerSetup nobody;
        nobody.host = "127.0.0.1";
        HammerSetup weightless = nobody;
        weightless.mix = { requestFor("/ok", 0) };
        HammerSetup split = nobody;
        split.mix = { requestFor("/ok\r\nX-Evil: 1") };
        const auto bytes = [](const std::string& frame) { return QByteArray::fromStdString(frame); };
        QTest::newRow("a start without a setup") << bytes(encodeStart(1));
        QTest::newRow("weights without a setup") << bytes(encodeWeights({ 1 }));
        QTest::newRow("a mix of nothing") << bytes(encode(nobody));
        QTest::newRow("a mix without weight") << bytes(encode(weightless));
        QTest::newRow("a target of two lines") << bytes(encode(split));
        QTest::newRow("an unknown message") << bytes(framed(77, {}));
        QTest::newRow("a broken setup") << bytes(framed(static_cast<std::uint8_t>(HammerMessage::Setup), "\x05"));
    }

    void saysWhatItDoesNotUnderstand()
    {
        QFETCH(QByteArray, said);
        Talk talk;
        talk.say(said.toStdString());
        QVERIFY(talk.hears(HammerMessage::Failed));
        QVERIFY(!decodeFailed(talk.payload()).value_or("").empty());
        QVERIFY(talk.process().waitForFinished(soonMs));
        QCOMPARE(talk.process().exitCode(), 1);
    }

    void leavesAtOnceForWhatIsNoFrame()
    {
        Talk talk;
        talk.say("this is no frame at all");
        QVERIFY(talk.process().waitForFinished(soonMs));
        QCOMPARE(talk.process().exitCode(), 1);
    }
};

QTEST_GUILESS_MAIN(HammerTest)

#include "tst_hammer.moc"
