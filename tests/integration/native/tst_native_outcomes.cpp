// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/drive.h"
#include "tests/integration/native/scripted_server.h"

#include <QTest>

#include <set>

using namespace labour;

namespace {

/// How a path of the scripted server must come out.
struct Fate {
    const char* path;
    Outcome outcome;
    Wrong wrong = Wrong::Nothing;
    bool asExpected = false;
    std::uint16_t status = 0;
    int requestsAConnection = 0; ///< 0: all that its connection has to send
};

constexpr std::uint16_t ok = 200;

const std::vector<Fate> fates {
    { "/ok", Outcome::Replied, Wrong::Nothing, true, ok },
    { "/chunked", Outcome::Replied, Wrong::Nothing, true, ok },
    { "/until-close", Outcome::Replied, Wrong::Nothing, true, ok, 1 },
    { "/http10", Outcome::Replied, Wrong::Nothing, true, ok, 1 },
    { "/says-close", Outcome::Replied, Wrong::Nothing, true, ok, 1 },
    { "/continue", Outcome::Replied, Wrong::Nothing, true, ok },
    { "/dripped", Outcome::Replied, Wrong::Nothing, true, ok },
    { "/close-idle", Outcome::Replied, Wrong::Nothing, true, ok, 1 },
    { "/bodiless/204", Outcome::Replied, Wrong::Nothing, true, 204 },
    { "/bodiless/304", Outcome::Replied, Wrong::Nothing, true, 304 },
    { "/status/404", Outcome::Replied, Wrong::Status, false, 404 },
    { "/status/503", Outcome::Replied, Wrong::Status, false, 503 },
    { "/no-id", Outcome::Replied, Wrong::Body, false, ok },
    { "/wrong-claim", Outcome::Replied, Wrong::Body, false, ok },
    { "/wrong-body", Outcome::Replied, Wrong::Body, false, ok },
    { "/closed", Outcome::Closed, Wrong::Nothing, false, 0, 1 },
    { "/reset", Outcome::Reset, Wrong::Nothing, false, 0, 1 },
    { "/truncated", Outcome::Truncated, Wrong::Nothing, false, 0, 1 },
    { "/truncated-head", Outcome::Truncated, Wrong::Nothing, false, 0, 1 },
    { "/reset-within", Outcome::Truncated, Wrong::Nothing, false, 0, 1 },
    { "/chunked-truncated", Outcome::Truncated, Wrong::Nothing, false, 0, 1 },
    { "/garbage", Outcome::Malformed, Wrong::Nothing, false, 0, 1 },
    { "/extra", Outcome::Malformed, Wrong::Nothing, false, 0, 1 },
    { "/hang", Outcome::Timeout, Wrong::Nothing, false, 0, 1 },
    { "/hang-within", Outcome::Timeout, Wrong::Nothing, false, 0, 1 },
    { "/drip", Outcome::Timeout, Wrong::Nothing, false, 0, 1 },
    { "/drip-head", Outcome::Timeout, Wrong::Nothing, false, 0, 1 },
    { "/wrong-id", Outcome::Foreign, Wrong::Nothing, false, 0, 1 },
};

constexpr quint64 requests = 24;
constexpr int connections = 4;
constexpr std::int64_t shortTimeoutMs = 100;

std::int64_t timeoutFor(Outcome outcome)
{
    return outcome == Outcome::Timeout ? shortTimeoutMs : 10'000;
}

}

class NativeOutcomesTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsEveryFaultApart_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<bool>("keepAlive");
        for (std::size_t i = 0; i < fates.size(); ++i) {
            for (const bool keepAlive : { true, false })
                QTest::addRow("%s%s", fates[i].path, keepAlive ? "" : " and a connection a request")
                    << static_cast<int>(i) << keepAlive;
        }
    }

    void tellsEveryFaultApart()
    {
        QFETCH(int, index);
        QFETCH(bool, keepAlive);
        const Fate& fate = fates[static_cast<std::size_t>(index)];
        ScriptedServer server;
        Load load = loadOf(requestFor(fate.path, 1, timeoutFor(fate.outcome)), requests, connections);
        if (fate.asExpected)
            load.mix.front().expectation = usualReply(fate.status);
        load.keepAlive = keepAlive;
        const Driven driven = drive(load, server.port());
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        const EndingCount expected { 0, fate.outcome, fate.wrong, fate.asExpected, fate.status, requests };
        QVERIFY2((driven.endings == std::vector { expected }), qPrintable(endingsOf(driven)));
        QCOMPARE(driven.report.unfinished, std::vector<quint64> { 0 });
        QVERIFY(!driven.report.helperFailed);
        QVERIFY(driven.happened.empty());
        QCOMPARE(driven.total.latency.count(), fate.outcome == Outcome::Replied ? requests : 0);
        checkServer(server, fate, keepAlive);
    }

    void expectsNoBodyOfTheReplyToAHead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("connectionsWanted");
        QTest::addRow("with a length") << "/ok" << connections;
        QTest::addRow("chunked") << "/chunked" << connections;
        QTest::addRow("the connection's last") << "/says-close" << static_cast<int>(requests);
    }

    void expectsNoBodyOfTheReplyToAHead()
    {
        QFETCH(QString, path);
        QFETCH(int, connectionsWanted);
        ScriptedServer server;
        Request request = requestFor(path.toStdString());
        request.method = "HEAD";
        const Driven driven = drive(loadOf(request, requests, connections), server.port());
        const EndingCount expected { 0, Outcome::Replied, Wrong::Nothing, true, ok, requests };
        QVERIFY2((driven.endings == std::vector { expected }), qPrintable(endingsOf(driven)));
        QCOMPARE(server.connections(), connectionsWanted);
    }

    void looksForAText_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isThere");
        QTest::addRow("in a piece") << "/ok"
                                    << "world" << true;
        QTest::addRow("across chunks") << "/chunked"
                                       << "lo, wor" << true;
        QTest::addRow("across bytes") << "/dripped"
                                      << "hello, world" << true;
        QTest::addRow("in a reply that the connection ends") << "/until-close"
                                                             << "hello" << true;
        QTest::addRow("of the chunks' framing") << "/chunked"
                                                << "\r\n"
                                                << false;
        QTest::addRow("of the head") << "/ok"
                                     << "HTTP" << false;
        QTest::addRow("in a large body, and one letter off") << "/large/500000"
                                                             << "xxxxxxxxxxxy" << false;
    }

    void looksForAText()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, isThere);
        ScriptedServer server;
        Request request = requestFor(path.toStdString());
        AcceptedEnding accepted;
        accepted.statuses = { { ok, ok } };
        accepted.bodyText = text.toStdString();
        request.expectation = { accepted };
        const Driven driven = drive(loadOf(request, requests, connections), server.port());
        const EndingCount expected { 0, Outcome::Replied, isThere ? Wrong::Nothing : Wrong::Body, isThere, ok,
            requests };
        QVERIFY2((driven.endings == std::vector { expected }), qPrintable(endingsOf(driven)));
    }

    void countsRefusals()
    {
        const Driven driven = drive(loadOf(requestFor("/ok"), 12, 4), silentPort());
        QVERIFY(driven.isFinished);
        QVERIFY((driven.endings == std::vector<EndingCount> { { 0, Outcome::Refused, Wrong::Nothing, false, 0, 12 } }));
    }

    void countsConnectionsThatAreNotMadeInTime()
    {
        FullListener listener;
        const Driven driven = drive(loadOf(requestFor("/ok", 1, shortTimeoutMs), 6, 2), listener.port());
        QVERIFY(driven.isFinished);
        QVERIFY2((driven.endings
                     == std::vector<EndingCount> { { 0, Outcome::ConnectTimeout, Wrong::Nothing, false, 0, 6 } }),
            qPrintable(endingsOf(driven)));
    }

    void takesAnEarlyEndAsExpectedWhereItIs()
    {
        ScriptedServer server;
        Load load;
        load.policy = Policy::Repeat;
        load.requests = 20;
        for (const char* path : { "/closed", "/reset", "/truncated", "/hang", "/ok" }) {
            load.mix.push_back(requestFor(path, 1, path == std::string("/hang") ? shortTimeoutMs : 10'000));
            load.mix.back().expectation = closedEarly();
        }
        const Driven driven = drive(load, server.port());
        QVERIFY(driven.isFinished);
        for (const EndingCount& ending : driven.endings) {
            QCOMPARE(ending.asExpected, ending.behaviour < 3);
            QCOMPARE(ending.count, 4U);
        }
        QCOMPARE(driven.endings.size(), std::size_t { 5 });
    }

    void readsBodiesOfAnySize_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<quint64>("bytes");
        for (const quint64 bytes : { 65'000, 65'536, 100'000, 3'000'000 }) {
            QTest::addRow("%llu", bytes) << QByteArray("/large/") + QByteArray::number(bytes) << bytes;
            QTest::addRow("%llu in chunks", bytes) << QByteArray("/large-chunks/") + QByteArray::number(bytes) << bytes;
        }
    }

    void readsBodiesOfAnySize()
    {
        QFETCH(QByteArray, path);
        QFETCH(quint64, bytes);
        ScriptedServer server;
        Request request = requestFor(path.toStdString());
        request.expectation = { AcceptedEnding { false, { { ok, ok } }, true, bytes, {} } };
        const Driven driven = drive(loadOf(request, 20, 2), server.port());
        QVERIFY2((driven.endings == std::vector<EndingCount> { { 0, Outcome::Replied, Wrong::Nothing, true, ok, 20 } }),
            qPrintable(endingsOf(driven)));
        QVERIFY(driven.total.bytesReceived > 20 * bytes);
    }

    void speaksIpv6()
    {
        ScriptedServer server(true);
        const Driven driven = drive(loadOf(requestFor("/ok"), 10), server.port(), {}, QStringLiteral("::1"));
        QVERIFY2(driven.isFinished, qPrintable(driven.failure));
        QCOMPARE(driven.total.asExpected, 10U);
        const std::string host = "\r\nHost: [::1]:" + std::to_string(server.port()) + "\r\n";
        QVERIFY(server.seen().front().head.find(host) != std::string::npos);
    }

    void tellsTheWorkersOnce()
    {
        ScriptedServer server;
        const Driven driven = drive(loadOf(requestFor("/ok"), 50), server.port());
        QVERIFY((driven.workers == std::vector<WorkerSeen> { { ScriptedServer::workerPid, 77 } }));
    }

private:
    static QString endingsOf(const Driven& driven)
    {
        QString text;
        for (const EndingCount& ending : driven.endings) {
            text += QStringLiteral("%1 x %2 (%3), wrong %4; ")
                        .arg(ending.count)
                        .arg(QLatin1StringView(nameOf(ending.outcome).data()))
                        .arg(ending.status)
                        .arg(static_cast<int>(ending.wrong));
        }
        return text;
    }

    static void checkServer(const ScriptedServer& server, const Fate& fate, bool keepAlive)
    {
        const auto seen = server.seen();
        QCOMPARE(seen.size(), std::size_t { requests });
        std::set<std::string> ids;
        for (const auto& request : seen) {
            ids.insert(request.id);
            QCOMPARE(request.path, std::string(fate.path));
            QCOMPARE(request.head.find("Connection: close") != std::string::npos, !keepAlive);
        }
        QCOMPARE(ids.size(), std::size_t { requests });
        const bool each = fate.requestsAConnection == 1 || !keepAlive;
        QCOMPARE(server.connections(), each ? static_cast<int>(requests) : connections);
    }
};

QTEST_GUILESS_MAIN(NativeOutcomesTest)

#include "tst_native_outcomes.moc"
