// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measure/clock.h"
#include "tests/integration/native/byte_recorder.h"
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"
#include "tests/integration/native/tls_front.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <set>

using namespace labour;

namespace {

using Answers = ByteRecorder::Answers;
using End = ByteRecorder::End;
using Leaving = Manners::Leaving;

constexpr std::uint16_t ok = 200;
constexpr std::int64_t msUs = 1000;
const std::string okReply = "HTTP/1.1 200 OK\r\nX-Labour-Id: {id}\r\nContent-Length: 5\r\n\r\nhello";

std::string largeReply(std::size_t bytes)
{
    return "HTTP/1.1 200 OK\r\nX-Labour-Id: {id}\r\nContent-Length: " + std::to_string(bytes) + "\r\n\r\n"
        + std::string(bytes, 'x');
}

QString endingsOf(const Driven& driven)
{
    QString text = driven.failure;
    for (const EndingCount& ending : driven.endings)
        text += QStringLiteral("%1 x %2 (%3)%4; ")
                    .arg(ending.count)
                    .arg(QLatin1StringView(nameOf(ending.outcome).data()))
                    .arg(ending.status)
                    .arg(ending.asExpected ? QString() : QStringLiteral(", not expected"));
    return text;
}

/// A reply with this status or an early end.
Expectation replyOrEnd(std::uint16_t status = ok)
{
    AcceptedEnding reply;
    reply.statuses = { { status, status } };
    reply.verified = false;
    return { reply, closedEarly().front() };
}

Request rude(const Manners& manners, const std::string& target = "/ok", std::int64_t timeoutMs = 10'000)
{
    Request request = requestFor(target, 1, timeoutMs);
    request.role = Role::Culprit;
    request.expectation = replyOrEnd();
    request.manners = manners;
    return request;
}

bool cameTo(
    const Driven& driven, Outcome outcome, std::uint32_t count, bool isExpected = true, std::uint16_t status = ok)
{
    const bool isReply = outcome == Outcome::Replied;
    const Wrong wrong = isReply && !isExpected ? Wrong::Status : Wrong::Nothing;
    const EndingCount wanted { 0, outcome, wrong, isExpected, isReply ? status : std::uint16_t { 0 }, count };
    return driven.isFinished && driven.endings == std::vector { wanted };
}

std::string headOf(const std::string& bytes)
{
    return bytes.substr(0, bytes.find("\r\n\r\n") + 4);
}

double msBetween(std::int64_t fromNs, std::int64_t toNs)
{
    return static_cast<double>(toNs - fromNs) / static_cast<double>(nsPerMillisecond);
}

}

class NativeMannersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void connectsAndSaysNothing()
    {
        ByteRecorder server;
        Manners manners;
        manners.sendLimit = 0;
        manners.leaving = Leaving::Closes;
        manners.leavesAfterUs = 150 * msUs;
        const Driven driven = drive(loadOf(rude(manners), 6, 3), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 6), qPrintable(endingsOf(driven)));
        const auto heard = server.heardOnceEnded(6);
        QCOMPARE(heard.size(), std::size_t { 6 });
        for (const auto& connection : heard) {
            QCOMPARE(connection.bytes, std::string());
            QCOMPARE(connection.end, End::Fin);
            QVERIFY(msBetween(connection.openedNs, connection.endedNs) > 100);
        }
    }

    void staysSilentUntilTheTimeIsUp_data()
    {
        QTest::addColumn<bool>("isExpected");
        QTest::addRow("as expected") << true;
        QTest::addRow("and should not") << false;
    }

    void staysSilentUntilTheTimeIsUp()
    {
        QFETCH(bool, isExpected);
        ByteRecorder server;
        Manners manners;
        manners.sendLimit = 20;
        Request request = rude(manners, "/ok", 100);
        if (!isExpected)
            request.expectation = usualReply();
        const Driven driven = drive(loadOf(request, 4, 2), server.port());
        QVERIFY2(cameTo(driven, isExpected ? Outcome::Closed : Outcome::Timeout, 4, isExpected),
            qPrintable(endingsOf(driven)));
        for (const auto& connection : server.heardOnceEnded(4))
            QCOMPARE(connection.bytes, std::string("GET /ok HTTP/1.1\r\nHo"));
    }

    void tellsAServerThatNeverAnswersFromAClientThatNeverAsks()
    {
        ByteRecorder server;
        Manners manners;
        manners.leaving = Leaving::Closes;
        manners.leavesAfterUs = 5000 * msUs;
        const Driven driven = drive(loadOf(rude(manners, "/ok", 100), 4, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Timeout, 4, false), qPrintable(endingsOf(driven)));
    }

    void sendsSlowly()
    {
        ByteRecorder server({ Answers::AfterHeads, okReply });
        Manners manners;
        manners.sendChunk = 20;
        manners.sendPauseUs = 10 * msUs;
        const Driven driven = drive(loadOf(rude(manners), 4, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 4), qPrintable(endingsOf(driven)));
        for (const auto& connection : server.heardOnceEnded(4)) {
            const std::size_t pieces = (connection.bytes.size() + 19) / 20;
            QCOMPARE(headOf(connection.bytes), connection.bytes);
            QVERIFY(connection.timesNs.size() > 2);
            const double atLeast = static_cast<double>(pieces - 1) * 10;
            QVERIFY(msBetween(connection.openedNs, connection.timesNs.back()) >= atLeast * 0.99);
        }
    }

    void uploadsAtOnce()
    {
        constexpr std::uint64_t bytes = 5'000'000;
        ScriptedServer server;
        Manners manners;
        manners.uploadBytes = bytes;
        Request request = rude(manners, "/upload");
        request.method = "POST";
        request.body = "begin";
        const Driven driven = drive(loadOf(request, 4, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 4), qPrintable(endingsOf(driven)));
        QCOMPARE(server.connections(), 4);
        for (const auto& seen : server.seen())
            QVERIFY(seen.head.find("\r\nContent-Length: 5000005\r\n") != std::string::npos);
    }

    void uploadsSlowly()
    {
        ByteRecorder server;
        Manners manners;
        manners.uploadBytes = 100;
        manners.sendChunk = 10;
        manners.sendPauseUs = 20 * msUs;
        manners.leaving = Leaving::Closes;
        Request request = rude(manners);
        request.method = "POST";
        const Driven driven = drive(loadOf(request, 2, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 2), qPrintable(endingsOf(driven)));
        for (const auto& connection : server.heardOnceEnded(2)) {
            const std::string head = headOf(connection.bytes);
            QVERIFY(head.find("\r\nContent-Length: 100\r\n") != std::string::npos);
            QCOMPARE(connection.bytes, head + std::string(100, 'x'));
            QVERIFY(msBetween(connection.timesNs.front(), connection.timesNs.back())
                >= 100); // of 200, if it was read in time
        }
    }

    void cutsAnUploadShort_data()
    {
        QTest::addColumn<int>("leaving");
        QTest::addRow("by closing") << static_cast<int>(Leaving::Closes);
        QTest::addRow("by saying that it sends no more") << static_cast<int>(Leaving::HalfCloses);
        QTest::addRow("by RST") << static_cast<int>(Leaving::Resets);
    }

    void cutsAnUploadShort()
    {
        QFETCH(int, leaving);
        ByteRecorder server;
        Manners manners;
        manners.uploadBytes = 1000;
        manners.sendLimit = 70;
        manners.leaving = static_cast<Leaving>(leaving);
        manners.leavesAfterUs = 50 * msUs;
        Request request = rude(manners);
        request.method = "POST";
        request.headers = "Transfer-Encoding: chunked\r\n";
        request.body = "3e8\r\n";
        const Driven driven = drive(loadOf(request, 2, 1), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 2), qPrintable(endingsOf(driven)));
        for (const auto& connection : server.heardOnceEnded(2)) {
            const std::string head = headOf(connection.bytes);
            QVERIFY(head.find("Content-Length") == std::string::npos);
            QCOMPARE(connection.bytes, head + "3e8\r\n" + std::string(70, 'x'));
            QCOMPARE(connection.end, manners.leaving == Leaving::Resets ? End::Reset : End::Fin);
        }
    }

    void readsTheReplyAfterItsLastWord()
    {
        ByteRecorder server({ Answers::AtTheEnd, okReply });
        Manners manners;
        manners.leaving = Leaving::HalfCloses;
        const Driven driven = drive(loadOf(rude(manners), 6, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 6), qPrintable(endingsOf(driven)));
    }

    void leavesBeforeTheReply_data()
    {
        QTest::addColumn<int>("leaving");
        QTest::addColumn<int>("afterMs");
        for (const int afterMs : { 0, 50 }) {
            QTest::addRow("closes after %d ms", afterMs) << static_cast<int>(Leaving::Closes) << afterMs;
            QTest::addRow("resets after %d ms", afterMs) << static_cast<int>(Leaving::Resets) << afterMs;
        }
    }

    void leavesBeforeTheReply()
    {
        QFETCH(int, leaving);
        QFETCH(int, afterMs);
        ByteRecorder server;
        Manners manners;
        manners.leaving = static_cast<Leaving>(leaving);
        manners.leavesAfterUs = afterMs * msUs;
        const Driven driven = drive(loadOf(rude(manners), 20, 4), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 20), qPrintable(endingsOf(driven)));
        const auto heard = server.heardOnceEnded(20);
        QCOMPARE(heard.size(), std::size_t { 20 });
        for (const auto& connection : heard) {
            const bool isReset = manners.leaving == Leaving::Resets;
            QCOMPARE(connection.end, isReset ? End::Reset : End::Fin);
            // What an RST overtakes is lost.
            QVERIFY(connection.bytes.ends_with("\r\n\r\n") || (isReset && afterMs == 0));
            QVERIFY(msBetween(connection.openedNs, connection.endedNs) >= afterMs * 0.9);
        }
    }

    void takesAReplyThatIsFasterThanItLeaves()
    {
        ScriptedServer server;
        Manners manners;
        manners.leaving = Leaving::Resets;
        manners.leavesAfterUs = 5000 * msUs;
        const Driven driven = drive(loadOf(rude(manners), 20, 4), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 20), qPrintable(endingsOf(driven)));
        QCOMPARE(server.connections(), 20);
    }

    void leavesWithinTheReply()
    {
        constexpr std::size_t size = 20'000'000;
        ByteRecorder server({ Answers::AfterHeads, largeReply(size) });
        Manners manners;
        manners.readLimit = 10'000;
        manners.leaving = Leaving::Closes;
        const Driven driven = drive(loadOf(rude(manners), 4, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 4), qPrintable(endingsOf(driven)));
        QCOMPARE(driven.total.bytesReceived, std::uint64_t { 4 * 10'000 });
        for (const auto& connection : server.heardOnceEnded(4)) {
            QVERIFY(connection.answered < size);
            QVERIFY(connection.end != End::None);
        }
    }

    void readsSlowlyEnoughToBeFelt()
    {
        constexpr std::size_t size = 10'000'000;
        ByteRecorder server({ Answers::AfterHeads, largeReply(size) });
        Manners manners;
        manners.readChunk = 16'384;
        manners.readPauseUs = 20 * msUs;
        const Driven driven = drive(loadOf(rude(manners, "/ok", 1500), 1, 1), server.port());
        QVERIFY2(cameTo(driven, Outcome::Closed, 1), qPrintable(endingsOf(driven)));
        // 75 pieces at most, and each moment that was slept through makes them fewer.
        QVERIFY(driven.total.bytesReceived <= 76 * manners.readChunk);
        QVERIFY(driven.total.bytesReceived > 4 * manners.readChunk);
        QVERIFY(server.heardOnceEnded(1).front().answered < size);
    }

    void readsAWholeReplySlowly()
    {
        ByteRecorder server({ Answers::AfterHeads, largeReply(10'000) });
        Manners manners;
        manners.readChunk = 1000;
        manners.readPauseUs = 10 * msUs;
        const Driven driven = drive(loadOf(rude(manners), 2, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 2), qPrintable(endingsOf(driven)));
        QVERIFY(driven.total.latency.minUs() >= 100 * msUs);
    }

    void writesSeveralRequestsAtOnce()
    {
        std::string answer;
        for (int i = 1; i <= 10; ++i)
            answer += "HTTP/1.1 200 OK\r\nX-Labour-Id: {id" + std::to_string(i) + "}\r\nContent-Length: 5\r\n\r\nhello";
        ByteRecorder server({ Answers::AfterHeads, answer, 10 });
        Manners manners;
        manners.pipelined = 10;
        const Driven driven = drive(loadOf(rude(manners), 6, 2), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 6), qPrintable(endingsOf(driven)));
        std::set<std::string> ids;
        for (const auto& connection : server.heardOnceEnded(6)) {
            for (std::size_t at = connection.bytes.find("X-Labour-Id: "); at != std::string::npos;
                 at = connection.bytes.find("X-Labour-Id: ", at + 1))
                ids.insert(connection.bytes.substr(at, connection.bytes.find('\r', at) - at));
        }
        QCOMPARE(ids.size(), std::size_t { 60 });
    }

    void checksEachOfSeveralReplies_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isExpected");
        const auto reply = [](const char* id, const char* status = "200") {
            return QStringLiteral("HTTP/1.1 %1 Any\r\nX-Labour-Id: {%2}\r\nContent-Length: 5\r\n\r\nhello")
                .arg(QLatin1String(status), QLatin1String(id));
        };
        const auto row = [](const char* name, const QString& answer, Outcome outcome, int status, bool isExpected) {
            QTest::addRow("%s", name) << answer << static_cast<int>(outcome) << status << isExpected;
        };
        row("all three", reply("id1") + reply("id2") + reply("id3"), Outcome::Replied, 200, true);
        row("the second is an error", reply("id1") + reply("id2", "500") + reply("id3"), Outcome::Replied, 500, false);
        row("in the wrong order", reply("id1") + reply("id3") + reply("id2"), Outcome::Foreign, 0, false);
        row("one is missing", reply("id1") + reply("id2"), Outcome::Closed, 0, true);
        row("half of one is missing", reply("id1") + reply("id2").left(40), Outcome::Truncated, 0, true);
        row("one too many", reply("id1") + reply("id2") + reply("id3") + reply("id3"), Outcome::Malformed, 0, false);
    }

    void checksEachOfSeveralReplies()
    {
        QFETCH(QString, answer);
        QFETCH(int, outcome);
        QFETCH(int, status);
        QFETCH(bool, isExpected);
        ByteRecorder server({ Answers::AfterHeads, answer.toStdString(), 3, true });
        Manners manners;
        manners.pipelined = 3;
        const Driven driven = drive(loadOf(rude(manners), 4, 2), server.port());
        QVERIFY2(cameTo(driven, static_cast<Outcome>(outcome), 4, isExpected, static_cast<std::uint16_t>(status)),
            qPrintable(endingsOf(driven)));
    }

    void tellsWhatAServerSaysOfIt_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("outcome");
        QTest::addRow("an answer") << QStringLiteral("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")
                                   << static_cast<int>(Outcome::Replied);
        QTest::addRow("the connection's end") << QString() << static_cast<int>(Outcome::Closed);
        QTest::addRow("nonsense") << QStringLiteral("Oh no.") << static_cast<int>(Outcome::Malformed);
    }

    void tellsWhatAServerSaysOfIt()
    {
        QFETCH(QString, answer);
        QFETCH(int, outcome);
        ByteRecorder server({ Answers::AfterHeads, answer.toStdString(), 1, true });
        Manners manners;
        manners.uploadBytes = 1'000'000;
        manners.sendChunk = 10;
        manners.sendPauseUs = 10 * msUs;
        Request request = rude(manners);
        request.method = "POST";
        request.expectation = replyOrEnd(408);
        const Driven driven = drive(loadOf(request, 4, 2), server.port());
        const auto wanted = static_cast<Outcome>(outcome);
        QVERIFY2(cameTo(driven, wanted, 4, wanted != Outcome::Malformed, 408), qPrintable(endingsOf(driven)));
    }

    void sendsBytesAsTheyAre()
    {
        ByteRecorder server({ Answers::AfterHeads, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n" });
        Request request = rude({});
        request.method.clear();
        request.body = std::string("GET /\0 HTTP/9.9\r\n\r\n", 19);
        request.expectation = replyOrEnd(400);
        const Driven driven = drive(loadOf(request, 1, 1), server.port());
        QVERIFY2(cameTo(driven, Outcome::Replied, 1, true, 400), qPrintable(endingsOf(driven)));
        QCOMPARE(server.heardOnceEnded(1).front().bytes, request.body);
    }

    void countsRefusals()
    {
        Manners manners;
        manners.sendLimit = 0;
        manners.leaving = Leaving::Closes;
        const Driven driven = drive(loadOf(rude(manners), 6, 2), silentPort());
        QVERIFY2(cameTo(driven, Outcome::Refused, 6, false), qPrintable(endingsOf(driven)));
    }

    void hasBadMannersOverTlsToo()
    {
        ByteRecorder server({ Answers::AfterHeads, largeReply(100'000) });
        const TlsFront front(TestAuthority::selfSigned("DNS:localhost"), server.port());
        Target target { QStringLiteral("127.0.0.1"), front.port(), {} };
        target.tls = TlsTarget { "localhost", false };
        Manners slow;
        slow.sendChunk = 20;
        slow.sendPauseUs = 5 * msUs;
        slow.readChunk = 10'000;
        slow.readPauseUs = 5 * msUs;
        Driven driven = drive(loadOf(rude(slow), 4, 2), target);
        QVERIFY2(cameTo(driven, Outcome::Replied, 4), qPrintable(endingsOf(driven)));
        QVERIFY(driven.total.latency.minUs() >= 50 * msUs);
        Manners leaving;
        leaving.leaving = Leaving::Resets;
        driven = drive(loadOf(rude(leaving), 4, 2), target);
        QVERIFY2(cameTo(driven, Outcome::Closed, 4), qPrintable(endingsOf(driven)));
    }

    void leavesInnocentsBesideItAlone()
    {
        ScriptedServer server;
        Load load;
        load.policy = Policy::Repeat;
        load.connections = 8;
        load.requests = 300;
        Manners silent;
        silent.sendLimit = 0;
        silent.leaving = Leaving::Closes;
        silent.leavesAfterUs = 20 * msUs;
        Manners abandons;
        abandons.leaving = Leaving::Resets;
        Manners slow;
        slow.sendChunk = 30;
        slow.sendPauseUs = msUs;
        load.mix = { requestFor("/ok/innocent", 3), rude(silent), rude(abandons, "/ok/left"), rude(slow, "/ok/slow") };
        const Driven driven = drive(load, server.port());
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        QCOMPARE(driven.total.asExpected, std::uint64_t { 300 });
        QCOMPARE(driven.countOf(0), std::uint64_t { 150 });
        for (const EndingCount& ending : driven.endings)
            QCOMPARE(
                ending.outcome, ending.behaviour == 1 || ending.behaviour == 2 ? Outcome::Closed : Outcome::Replied);
    }
};

QTEST_GUILESS_MAIN(NativeMannersTest)

#include "tst_native_manners.moc"
