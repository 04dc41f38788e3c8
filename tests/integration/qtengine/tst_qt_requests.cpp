// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/native/tls_front.h"
#include "tests/integration/qtengine/engine_run.h"
#include "tests/integration/qtengine/fault_server.h"

#include "core/load/qt/qt_engine.h"
#include "core/measure/clock.h"

#include <QTemporaryFile>
#include <QTest>

#include <csignal>
#include <memory>

using namespace labour;

/// What a request may be, and how it goes about its connection.
class TestQtRequests : public QObject
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
    void init() { m_server = std::make_unique<FaultServer>(); }
    void cleanup() { m_server.reset(); }

    void anyMethodWithHeadersAndABody_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("length");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << QByteArray();
        QTest::newRow("GET with a body") << QByteArray("GET") << QByteArray("q=1") << QByteArray("3");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("a=1&b=2") << QByteArray("7");
        QTest::newRow("POST without a body") << QByteArray("POST") << QByteArray() << QByteArray("0");
        QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{}") << QByteArray("2");
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray() << QByteArray();
        QTest::newRow("a method of one's own") << QByteArray("BREW") << QByteArray("tea") << QByteArray("3");
    }

    void anyMethodWithHeadersAndABody()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, length);
        Request request = requestTo("/plain");
        request.method = method.toStdString();
        request.headers = "Content-Type: text/x-tea\r\nX-Cup: 1\r\nX-Cup: 2\r\n";
        request.body = body.toStdString();
        const EngineRun run = this->run(loadOf({ request }, 20, 2));
        QCOMPARE(run.total.asExpected, 20U);
        const FaultServer::Log log = m_server->log();
        QCOMPARE(QByteArray::fromStdString(log.lastMethod), method);
        QCOMPARE(QByteArray::fromStdString(log.lastBody), body);
        QCOMPARE(log.lastHeaders.at("content-type"), std::string("text/x-tea"));
        QCOMPARE(log.lastHeaders.at("x-cup"), std::string("1, 2"));
        const auto told = log.lastHeaders.find("content-length");
        QCOMPARE(told == log.lastHeaders.end() ? QByteArray() : QByteArray::fromStdString(told->second), length);
    }

    void targetsGoOutAsTheyAre()
    {
        for (const char* target : { "/a%2Fb?x=%20&y=a+b", "/plain;v=1?" }) {
            const EngineRun run = this->run(loadOf({ requestTo(target) }, 1, 1));
            QCOMPARE(QByteArray::fromStdString(m_server->log().lastTarget), QByteArray(target));
        }
    }

    void headHasNoBody()
    {
        Request request = requestTo("/plain");
        request.method = "HEAD";
        const EngineRun run = this->run(loadOf({ request }, 20, 2));
        QCOMPARE(m_server->log().lastMethod, std::string("HEAD"));
        QCOMPARE(run.total.asExpected, 20U);
    }

    void textHasToBeThere_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isThere");
        QTest::newRow("in one piece") << QByteArray("/noid") << true;
        QTest::newRow("over a chunk's edge") << QByteArray("/chunked") << true;
        QTest::newRow("not there") << QByteArray("/lie") << false;
    }

    void textHasToBeThere()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const bool, isThere);
        Request request = requestTo(path.toStdString());
        request.expectation.front().verified = false;
        request.expectation.front().bodyText = "hell";
        const EngineRun run = this->run(loadOf({ request }, 10, 2));
        QCOMPARE(run.total.requests, 10U);
        QCOMPARE(run.total.asExpected, isThere ? 10U : 0U);
        QCOMPARE(run.total.wrongBody, isThere ? 0U : 10U);
    }

    void theAuthorityIsTheHost()
    {
        QtEngine engine;
        const Target target { QStringLiteral("127.0.0.1"), m_server->port(), {}, "shop.example:8080" };
        const EngineRun run = runLoad(engine, loadOf({ requestTo("/plain") }, 1, 1), target);
        QCOMPARE(run.total.asExpected, 1U);
        QCOMPARE(m_server->log().lastHeaders.at("host"), std::string("shop.example:8080"));
        QVERIFY(!m_server->log().lastHeaders.contains("x-labour-token"));
    }

    void connectionsEndAfterSoManyRequests_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("clients");
        for (const char* path : { "/plain", "/stay" }) {
            for (const int clients : { 1, 4, 40 })
                QTest::addRow("%s on %d", path, clients) << QByteArray(path) << clients;
        }
    }

    void connectionsEndAfterSoManyRequests()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const int, clients);
        Load load = loadOf({ requestTo(path.toStdString()) }, static_cast<quint64>(clients) * 10, clients);
        load.requestsPerConnection = 5;
        const EngineRun run = this->run(load);
        QCOMPARE(run.total.asExpected, static_cast<quint64>(clients) * 10);
        // Each client has sent about ten, however the requests fell to them.
        QVERIFY(m_server->log().connections >= clients * 2);
        QVERIFY(m_server->log().connections <= clients * 3);
    }

    void clientsThink()
    {
        Load load = loadOf({ requestTo("/plain") }, 12, 2);
        load.thinkNs = 100 * nsPerMillisecond;
        const qint64 beginNs = monotonicNs();
        const EngineRun run = this->run(load);
        QCOMPARE(run.total.asExpected, 12U);
        // Six requests a client, five times to think.
        QVERIFY(run.report.endNs - beginNs >= 500 * nsPerMillisecond);
    }

    void tlsIsVerified_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<bool>("verifies");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("by its name") << QByteArray("localhost") << true << true << true;
        QTest::newRow("by another name") << QByteArray("example.org") << true << true << false;
        QTest::newRow("by nobody") << QByteArray("localhost") << false << true << false;
        QTest::newRow("by nobody, and it is all the same") << QByteArray("localhost") << false << false << true;
    }

    void tlsIsVerified()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, isKnown);
        QFETCH(const bool, verifies);
        QFETCH(const bool, isTaken);
        const std::string names = "DNS:localhost,IP:127.0.0.1";
        const TlsFront front(isKnown ? m_authority.issue(names) : TestAuthority::selfSigned(names), m_server->port());
        Target target { QStringLiteral("127.0.0.1"), front.port(), "0123456789abcdef0123456789abcdef" };
        target.tls = TlsTarget { name.toStdString(), verifies };
        QtEngine engine;
        const EngineRun run = runLoad(engine, loadOf({ requestTo("/plain") }, 12, 3), target);
        QCOMPARE(run.total.requests, 12U);
        QCOMPARE(run.total.asExpected, isTaken ? 12U : 0U);
        QCOMPARE(run.total.count(Outcome::TlsError), isTaken ? 0U : 12U);
        if (isTaken)
            QCOMPARE(front.nameAskedFor(), name.toStdString());
    }

private:
    EngineRun run(const Load& load) { return runLoad(load, m_server->port()); }

    const TestAuthority m_authority;
    QTemporaryFile m_authorities;
    std::unique_ptr<FaultServer> m_server;
};

QTEST_GUILESS_MAIN(TestQtRequests)
#include "tst_qt_requests.moc"
