// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/reply_parser.h"

#include <QTest>

#include <string>
#include <string_view>
#include <vector>

using namespace labour;
using State = ReplyParser::State;

namespace {

/// What came of a reply, for comparing.
struct Result {
    State state = State::Nothing;
    std::uint16_t status = 0;
    bool keepsAlive = false;
    BodyDigest body;
    std::string id;

    friend bool operator==(const Result&, const Result&) = default;
};

Result resultOf(ReplyParser& parser, bool closed)
{
    const State state = closed ? parser.endOfStream() : parser.state();
    const Reply& reply = parser.reply();
    return { state, reply.status, reply.keepsAlive, reply.body, std::string(reply.id()) };
}

Result parsed(const std::vector<std::string_view>& pieces, bool closed = false)
{
    ReplyParser parser;
    parser.begin();
    for (const std::string_view piece : pieces)
        parser.feed(piece);
    return resultOf(parser, closed);
}

std::string chunkedReply()
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Labour-Id: 7-1\r\n\r\n"
           "5\r\nhello\r\n7;a=b\r\n, world\r\n0\r\nX-Labour-Id: 7-2\r\nTrailer: x\r\n\r\n";
}

}

class ReplyParserTest : public QObject
{
    Q_OBJECT

private slots:
    void aReplyToAHeadHasNoBody()
    {
        for (const char* framing : { "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "" }) {
            ReplyParser parser;
            parser.begin(true);
            QCOMPARE(parser.feed(std::string("HTTP/1.1 200 OK\r\n") + framing + "\r\n"), ReplyParser::State::Whole);
            QVERIFY(parser.reply().bodiless);
            QCOMPARE(parser.reply().body.length, 0U);
            parser.begin();
            QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), ReplyParser::State::Within);
            QCOMPARE(parser.feed("hello"), ReplyParser::State::Whole);
            QVERIFY(!parser.reply().bodiless);
        }
    }

    void looksForATextInTheBodyAlone()
    {
        const std::string head = "HTTP/1.1 103 Early Hints\r\nX-Note: well\r\n\r\n"
                                 "HTTP/1.1 200 OK\r\nX-Note: well\r\nTransfer-Encoding: chunked\r\n\r\n";
        ReplyParser parser;
        parser.begin(false, "well");
        QCOMPARE(parser.feed(head + "6\r\nall we\r\n3\r\nll.\r\n0\r\n\r\n"), ReplyParser::State::Whole);
        QVERIFY(parser.reply().hasText);
        parser.begin(false, "well");
        QCOMPARE(parser.feed(head + "3\r\nill\r\n0\r\n\r\n"), ReplyParser::State::Whole);
        QVERIFY(!parser.reply().hasText);
        parser.begin(false, "well");
        QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\n\r\nas well"), ReplyParser::State::Within);
        QCOMPARE(parser.endOfStream(), ReplyParser::State::Whole);
        QVERIFY(parser.reply().hasText);
    }

    void understandsEveryFramingHoweverItIsSplit_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("closed");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("keepsAlive");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const std::string& bytes, bool closed, State state, int status,
                             bool keepsAlive, const char* body) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << closed << static_cast<int>(state) << status
                                << keepsAlive << QByteArray(body);
        };
        row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Labour-Id: 7-1\r\n\r\nhello", false, State::Whole, 200,
            true, "hello");
        row("empty", "HTTP/1.1 200 OK\r\nX-Labour-Id: 7-1\r\nContent-Length: 0\r\n\r\n", false, State::Whole, 200, true,
            "");
        row("close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\nX-Labour-Id: 7-1\r\n\r\nhello",
            false, State::Whole, 200, false, "hello");
        row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\nX-Labour-Id: 7-1\r\n\r\nhello", false, State::Whole,
            200, false, "hello");
        row("HTTP/1.0 keep-alive",
            "HTTP/1.0 200 OK\r\nContent-Length: 5\r\nConnection: Keep-Alive\r\nX-Labour-Id: 7-1\r\n\r\nhello", false,
            State::Whole, 200, true, "hello");
        row("chunked", chunkedReply(), false, State::Whole, 200, true, "hello, world");
        row("no chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Labour-Id: 7-1\r\n\r\n0\r\n\r\n", false,
            State::Whole, 200, true, "");
        row("until the end", "HTTP/1.1 200 OK\r\nX-Labour-Id: 7-1\r\n\r\nhello", true, State::Whole, 200, false,
            "hello");
        row("until the end, empty", "HTTP/1.1 200 OK\r\nX-Labour-Id: 7-1\r\n\r\n", true, State::Whole, 200, false, "");
        row("204", "HTTP/1.1 204 No Content\r\nX-Labour-Id: 7-1\r\n\r\n", false, State::Whole, 204, true, "");
        row("304 with a length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nX-Labour-Id: 7-1\r\n\r\n", false,
            State::Whole, 304, true, "");
        row("100 before",
            "HTTP/1.1 100 Continue\r\nX-Labour-Id: 9\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
            "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nX-Labour-Id: 7-1\r\n\r\nok",
            false, State::Whole, 201, true, "ok");
        row("no reason", "HTTP/1.1 200 \r\nContent-Length: 0\r\nX-Labour-Id: 7-1\r\n\r\n", false, State::Whole, 200,
            true, "");
        row("cases", "HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: 2\r\nx-lAbOuR-iD:\t7-1 \r\n\r\nok", false, State::Whole, 200,
            true, "ok");
    }

    void understandsEveryFramingHoweverItIsSplit()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, closed);
        QFETCH(int, state);
        QFETCH(int, status);
        QFETCH(bool, keepsAlive);
        QFETCH(QByteArray, body);
        const std::string text = bytes.toStdString();
        const std::string_view all(text);
        const Result expected { static_cast<State>(state), static_cast<std::uint16_t>(status), keepsAlive,
            digestOf(body.toStdString()), "7-1" };
        QVERIFY(parsed({ all }, closed) == expected);
        for (std::size_t first = 1; first < all.size(); ++first) {
            for (std::size_t second = first; second < all.size(); ++second) {
                const Result split =
                    parsed({ all.substr(0, first), all.substr(first, second - first), all.substr(second) }, closed);
                QVERIFY2(split == expected, qPrintable(QStringLiteral("split at %1 and %2").arg(first).arg(second)));
            }
        }
        std::vector<std::string_view> bytewise;
        for (std::size_t i = 0; i < all.size(); ++i)
            bytewise.push_back(all.substr(i, 1));
        QVERIFY(parsed(bytewise, closed) == expected);
    }

    void isWithinUntilTheLastByte()
    {
        for (const std::string& text :
            { std::string("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"), chunkedReply() }) {
            for (std::size_t end = 1; end < text.size(); ++end) {
                const std::string_view cut = std::string_view(text).substr(0, end);
                QCOMPARE(parsed({ cut }).state, State::Within);
                QCOMPARE(parsed({ cut }, true).state, State::Within);
            }
        }
        QCOMPARE(parsed({}, true).state, State::Nothing);
    }

    void isWithinAfterNothingButAnInterimReply()
    {
        QCOMPARE(parsed({ "HTTP/1.1 100 Continue\r\n\r\n" }, true).state, State::Within);
    }

    void refusesWhatIsNotHttp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
        QTest::newRow("one wrong byte") << QByteArray("h");
        QTest::newRow("a body at once") << QByteArray("<html>");
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2 200\r\n\r\n");
        QTest::newRow("HTTP/1.7") << QByteArray("HTTP/1.7 200 OK\r\n\r\n");
        QTest::newRow("letters for a status") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
        QTest::newRow("no colon") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length 5\r\n\r\n");
        QTest::newRow("a control character") << QByteArray("HTTP/1.1 200 OK\r\nA: b\x01\r\n\r\n");
        QTest::newRow("letters for a length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n");
        QTest::newRow("a negative length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n");
        QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n");
        QTest::newRow("length and chunks")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n");
        QTest::newRow("letters for a chunk's size")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
        QTest::newRow("a chunk that is longer than it says")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("an upgrade that nobody asked for") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n\r\n");
        QTest::newRow("bytes after the reply") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok\r\n");
        QTest::newRow("two replies") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("bytes after no body") << QByteArray("HTTP/1.1 204 No Content\r\n\r\nbody");
    }

    void refusesWhatIsNotHttp()
    {
        QFETCH(QByteArray, bytes);
        const std::string text = bytes.toStdString();
        QCOMPARE(parsed({ text }).state, State::Malformed);
        ReplyParser parser;
        parser.begin();
        for (const char byte : text)
            parser.feed({ &byte, 1 });
        QCOMPARE(parser.state(), State::Malformed);
    }

    void holdsBoundedMemory_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("a field without end") << QByteArray("HTTP/1.1 200 OK\r\nA: ");
        QTest::newRow("a reason without end") << QByteArray("HTTP/1.1 200 ");
        QTest::newRow("trailers without end")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: ");
        QTest::newRow("a chunk extension without end")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;");
    }

    void holdsBoundedMemory()
    {
        QFETCH(QByteArray, head);
        ReplyParser parser;
        parser.begin();
        QCOMPARE(parser.feed(head.toStdString()), State::Within);
        const std::string piece(1000, 'a');
        int pieces = 0;
        while (parser.feed(piece) == State::Within)
            QVERIFY(++pieces < 200);
        QCOMPARE(parser.state(), State::Malformed);
    }

    void digestsABodyOfAnySize()
    {
        const std::string piece(100'000, 'x');
        ReplyParser parser;
        parser.begin();
        parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\n");
        std::string whole;
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(parser.state(), State::Within);
            parser.feed(piece);
            whole += piece;
        }
        QCOMPARE(parser.state(), State::Whole);
        QVERIFY(parser.reply().body == digestOf(whole));
    }

    void readsWhatTheApplicationSays()
    {
        ReplyParser parser;
        parser.begin();
        parser.feed(
            "HTTP/1.1 200 OK\r\nX-LABOUR-WORKER: 123 4567 8\r\nx-labour-body: 5 3610a686\r\nContent-Length: 5\r\n"
            "X-Labour-Id: 1-2\r\n\r\nhello");
        QCOMPARE(parser.state(), State::Whole);
        const Reply& reply = parser.reply();
        QVERIFY((reply.worker == WorkerSeen { 123, 4567 }));
        QVERIFY((reply.claim == BodyDigest { 5, 0x3610a686 }));
        QVERIFY(reply.claim == digestOf("hello"));
        QCOMPARE(reply.id(), std::string_view("1-2"));
        parser.begin();
        QVERIFY(!parser.reply().hasId());
        QVERIFY(!parser.reply().worker);
        QVERIFY(!parser.reply().claim);
    }

    void holdsNoClaimThatItDoesNotUnderstand()
    {
        for (const char* claim :
            { "5", "5 3610A68", "5 3610a6860", "five 3610a686", "-5 3610a686", "5 3610a68g", "" }) {
            ReplyParser parser;
            parser.begin();
            parser.feed(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Labour-Body: " + std::string(claim) + "\r\n\r\nhello");
            QVERIFY2(parser.reply().claim, claim);
            QVERIFY2(parser.reply().claim != parser.reply().body, claim);
        }
    }

    void belongsToNobodyWithTwoIds()
    {
        for (const char* ids :
            { "X-Labour-Id: 1\r\nX-Labour-Id: 2\r\n", "X-Labour-Id: 2\r\nX-Labour-Id: 1\r\n", "X-Labour-Id:\r\n" }) {
            ReplyParser parser;
            parser.begin();
            parser.feed("HTTP/1.1 204 No Content\r\n" + std::string(ids) + "\r\n");
            QCOMPARE(parser.reply().id(), std::string_view("?"));
        }
        ReplyParser twice;
        twice.begin();
        twice.feed("HTTP/1.1 204 No Content\r\nX-Labour-Id: 1\r\nX-Labour-Id: 1\r\n\r\n");
        QCOMPARE(twice.reply().id(), std::string_view("1"));
    }

    void takesOneReplyAfterAnother()
    {
        ReplyParser parser;
        for (int i = 0; i < 3; ++i) {
            parser.begin();
            QCOMPARE(parser.feed("HTTP/1.1 20"), State::Within);
            QCOMPARE(parser.feed("0 OK\r\nContent-Length: 1\r\n\r\nx"), State::Whole);
        }
        parser.begin();
        QCOMPARE(parser.feed("HTTP/1.1 2"), State::Within);
        parser.begin();
        QCOMPARE(parser.feed("HTTP/1.1 204 No Content\r\n\r\n"), State::Whole);
    }

    void mindsBytesThatComeLater()
    {
        ReplyParser parser;
        parser.begin();
        QCOMPARE(parser.feed("HTTP/1.1 204 No Content\r\n\r\n"), State::Whole);
        QCOMPARE(parser.feed("x"), State::Malformed);
    }
};

QTEST_APPLESS_MAIN(ReplyParserTest)

#include "tst_reply_parser.moc"
