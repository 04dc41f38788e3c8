// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/drive.h"
#include "tests/integration/native/loopback.h"
#include "tests/integration/native/scripted_server.h"
#include "tests/integration/native/tls_front.h"

#include <QTemporaryFile>
#include <QTest>

#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

using namespace labour;

namespace {

constexpr std::uint16_t ok = 200;
const std::string ourNames = "DNS:localhost,IP:127.0.0.1";

QString endingsOf(const Driven& driven)
{
    QString text = driven.failure;
    for (const EndingCount& ending : driven.endings)
        text += QStringLiteral("%1 x %2 (%3); ")
                    .arg(ending.count)
                    .arg(QLatin1StringView(nameOf(ending.outcome).data()))
                    .arg(ending.status);
    return text;
}

Target targetAt(std::uint16_t port, const std::string& name = "localhost", bool verifies = true)
{
    Target target { QStringLiteral("127.0.0.1"), port, QByteArrayLiteral("0123456789abcdef0123456789abcdef") };
    target.tls = TlsTarget { name, verifies };
    return target;
}

bool cameTo(const Driven& driven, Outcome outcome, std::uint32_t count)
{
    const bool isReply = outcome == Outcome::Replied;
    const std::uint16_t status = isReply ? ok : 0;
    return driven.isFinished
        && driven.endings == std::vector<EndingCount> { { 0, outcome, Wrong::Nothing, isReply, status, count } };
}

/// Takes what a client says first, and then does what the test wants.
class RawServer
{
public:
    enum class Does {
        Garbage,
        Close,
        Silence,
    };

    explicit RawServer(Does does)
        : m_listener(listenerOnLoopback(64, m_port))
        , m_thread([this, does] { serve(does); })
    {
    }
    ~RawServer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        for (const int socket : m_sockets)
            ::close(socket);
        ::close(m_listener);
    }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    void serve(Does does)
    {
        for (int socket = ::accept(m_listener, nullptr, nullptr); socket >= 0;
             socket = ::accept(m_listener, nullptr, nullptr)) {
            char byte = 0;
            m_sockets.push_back(socket);
            if (does == Does::Silence)
                continue;
            static_cast<void>(::recv(socket, &byte, 1, 0));
            if (does == Does::Garbage)
                sendAll(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            ::shutdown(socket, SHUT_RDWR);
        }
    }

    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::vector<int> m_sockets;
    std::thread m_thread;
};

}

class NativeTlsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::signal(SIGPIPE, SIG_IGN);
        QVERIFY(m_authorities.open());
        m_authorities.write(QByteArray::fromStdString(m_authority.certificatePem()));
        QVERIFY(m_authorities.flush());
        qputenv("SSL_CERT_FILE", m_authorities.fileName().toLocal8Bit());
    }

    void keepsConnectionsOverManyRequests()
    {
        const TlsFront front(m_authority.issue(ourNames), m_server.port());
        const Driven driven = drive(loadOf(requestFor("/ok"), 1000, 4), targetAt(front.port()));
        QVERIFY2(cameTo(driven, Outcome::Replied, 1000), qPrintable(endingsOf(driven)));
        QCOMPARE(front.handshakes(), 4);
        QCOMPARE(front.nameAskedFor(), std::string("localhost"));
    }

    void shakesHandsForEachConnection()
    {
        const TlsFront front(m_authority.issue(ourNames), m_server.port());
        Load load = loadOf(requestFor("/ok"), 40, 4);
        load.keepAlive = false;
        const Driven driven = drive(load, targetAt(front.port()));
        QVERIFY2(cameTo(driven, Outcome::Replied, 40), qPrintable(endingsOf(driven)));
        QCOMPARE(front.handshakes(), 40);
    }

    void judgesCertificates_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("isExpired");
        QTest::addColumn<bool>("isTaken");
        QTest::addRow("for the address") << "IP:127.0.0.1"
                                         << "127.0.0.1" << true << false << true;
        QTest::addRow("for another address") << "IP:127.0.0.2"
                                             << "127.0.0.1" << true << false << false;
        QTest::addRow("for another name") << "DNS:example.org"
                                          << "localhost" << true << false << false;
        QTest::addRow("whose time is over") << "DNS:localhost"
                                            << "localhost" << true << true << false;
        QTest::addRow("that nobody vouches for") << "DNS:localhost"
                                                 << "localhost" << false << false << false;
    }

    void judgesCertificates()
    {
        QFETCH(QString, names);
        QFETCH(QString, asked);
        QFETCH(bool, isKnown);
        QFETCH(bool, isExpired);
        QFETCH(bool, isTaken);
        const TestIdentity identity = isKnown ? m_authority.issue(names.toStdString(), isExpired)
                                              : TestAuthority::selfSigned(names.toStdString());
        const TlsFront front(identity, m_server.port());
        const Load load = loadOf(requestFor("/ok"), 8, 2);
        const Driven strict = drive(load, targetAt(front.port(), asked.toStdString()));
        QVERIFY2(cameTo(strict, isTaken ? Outcome::Replied : Outcome::TlsError, 8), qPrintable(endingsOf(strict)));
        const Driven insecure = drive(load, targetAt(front.port(), asked.toStdString(), false));
        QVERIFY2(cameTo(insecure, Outcome::Replied, 8), qPrintable(endingsOf(insecure)));
    }

    void readsBodiesOfAnySize_data()
    {
        QTest::addColumn<quint64>("bytes");
        for (const quint64 bytes : { 1, 16'384, 65'536, 3'000'000 })
            QTest::addRow("%llu", bytes) << bytes;
    }

    void readsBodiesOfAnySize()
    {
        QFETCH(quint64, bytes);
        const TlsFront front(m_authority.issue(ourNames), m_server.port());
        Request request = requestFor("/large/" + std::to_string(bytes));
        request.expectation = { AcceptedEnding { false, { { ok, ok } }, true, bytes, {} } };
        const Driven driven = drive(loadOf(request, 20, 2), targetAt(front.port()));
        QVERIFY2(cameTo(driven, Outcome::Replied, 20), qPrintable(endingsOf(driven)));
    }

    void sendsLargeBodies()
    {
        const TlsFront front(m_authority.issue(ourNames), m_server.port());
        Request request = requestFor("/upload");
        request.method = "POST";
        request.body.assign(2'000'000, 'x');
        const Driven driven = drive(loadOf(request, 6, 2), targetAt(front.port()));
        QVERIFY2(cameTo(driven, Outcome::Replied, 6), qPrintable(endingsOf(driven)));
    }

    void tellsFaultsApart_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("isCut");
        const auto row = [](const char* path, Outcome outcome, bool isCut) {
            QTest::addRow("%s%s", path, isCut ? ", cut" : "") << path << static_cast<int>(outcome) << isCut;
        };
        for (const bool isCut : { false, true }) {
            row("/truncated", Outcome::Truncated, isCut);
            row("/truncated-head", Outcome::Truncated, isCut);
            row("/chunked-truncated", Outcome::Truncated, isCut);
            row("/closed", Outcome::Closed, isCut);
        }
        // Only TLS's own word says that a reply as long as its connection is whole.
        row("/until-close", Outcome::Replied, false);
        row("/until-close", Outcome::Truncated, true);
        row("/garbage", Outcome::Malformed, false);
        row("/extra", Outcome::Malformed, false);
        row("/hang", Outcome::Timeout, false);
        row("/hang-within", Outcome::Timeout, false);
        row("/wrong-id", Outcome::Foreign, false);
    }

    void tellsFaultsApart()
    {
        QFETCH(QString, path);
        QFETCH(int, outcome);
        QFETCH(bool, isCut);
        const auto wanted = static_cast<Outcome>(outcome);
        const TlsFront front(
            m_authority.issue(ourNames), m_server.port(), isCut ? TlsFront::Ending::Cut : TlsFront::Ending::Said);
        const std::int64_t timeoutMs = wanted == Outcome::Timeout ? 200 : 10'000;
        const Driven driven = drive(loadOf(requestFor(path.toStdString(), 1, timeoutMs), 8, 2), targetAt(front.port()));
        QVERIFY2(cameTo(driven, wanted, 8), qPrintable(endingsOf(driven)));
    }

    void callsFailedHandshakesErrors_data()
    {
        QTest::addColumn<int>("does");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, RawServer::Does does, Outcome outcome) {
            QTest::addRow("%s", name) << static_cast<int>(does) << static_cast<int>(outcome);
        };
        row("plain HTTP", RawServer::Does::Garbage, Outcome::TlsError);
        row("closed", RawServer::Does::Close, Outcome::TlsError);
        row("silence", RawServer::Does::Silence, Outcome::Timeout);
    }

    void callsFailedHandshakesErrors()
    {
        QFETCH(int, does);
        QFETCH(int, outcome);
        const RawServer server(static_cast<RawServer::Does>(does));
        const Driven driven = drive(loadOf(requestFor("/ok", 1, 300), 4, 2), targetAt(server.port()));
        QVERIFY2(cameTo(driven, static_cast<Outcome>(outcome), 4), qPrintable(endingsOf(driven)));
    }

    void countsRefusals()
    {
        const Driven driven = drive(loadOf(requestFor("/ok"), 6, 2), targetAt(silentPort()));
        QVERIFY2(cameTo(driven, Outcome::Refused, 6), qPrintable(endingsOf(driven)));
    }

private:
    TestAuthority m_authority;
    QTemporaryFile m_authorities;
    ScriptedServer m_server;
};

QTEST_GUILESS_MAIN(NativeTlsTest)

#include "tst_native_tls.moc"
