// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/request_template.h"

#include <QTest>

#include <stdexcept>

using namespace labour;

namespace {

HammerSetup setupWith(std::vector<Request> mix)
{
    HammerSetup setup;
    setup.token = "0123456789abcdef0123456789abcdef";
    setup.idPrefix = "0badcafe-0001-";
    setup.mix = std::move(mix);
    return setup;
}

Request request(std::string target, Role role = Role::Innocent)
{
    Request made;
    made.target = std::move(target);
    made.role = role;
    return made;
}

}

class RequestTemplateTest : public QObject
{
    Q_OBJECT

private slots:
    void isARequestWithEveryHeader()
    {
        RequestTemplates templates(setupWith({ request("/PlainResponse?length=3") }), "127.0.0.1:8000");
        QCOMPARE(templates.bytes(0, 0x1a2b),
            std::string_view("GET /PlainResponse?length=3 HTTP/1.1\r\n"
                             "Host: 127.0.0.1:8000\r\n"
                             "X-Labour-Token: 0123456789abcdef0123456789abcdef\r\n"
                             "X-Labour-Id: 0badcafe-0001-000000001a2b\r\n"
                             "\r\n"));
    }

    void carriesMethodHeadersAndBody()
    {
        Request upload = request("/upload");
        upload.method = "POST";
        upload.headers = "Content-Type: text/plain\r\nAccept: */*\r\n";
        upload.body = "five!";
        Request empty = request("/upload");
        empty.method = "PUT";
        RequestTemplates templates(setupWith({ upload, empty }), "h");
        QCOMPARE(templates.bytes(0, 1),
            std::string_view("POST /upload HTTP/1.1\r\n"
                             "Host: h\r\n"
                             "X-Labour-Token: 0123456789abcdef0123456789abcdef\r\n"
                             "X-Labour-Id: 0badcafe-0001-000000000001\r\n"
                             "Content-Type: text/plain\r\nAccept: */*\r\n"
                             "Content-Length: 5\r\n"
                             "\r\n"
                             "five!"));
        QVERIFY(templates.bytes(1, 1).ends_with("Content-Length: 0\r\n\r\n"));
    }

    void changesNothingButTheId()
    {
        RequestTemplates templates(setupWith({ request("/A"), request("/B") }), "h");
        const std::string first(templates.bytes(0, 0));
        const std::string other(templates.bytes(0, 0xffffffffffff));
        QCOMPARE(first.size(), other.size());
        QVERIFY(other.find("0badcafe-0001-ffffffffffff") != std::string::npos);
        QVERIFY(templates.bytes(1, 0).starts_with("GET /B "));
        QCOMPARE(templates.bytes(0, 0), std::string_view(first));
    }

    void asksForCulpritsToBeNoted()
    {
        HammerSetup setup = setupWith({ request("/Innocent"), request("/Culprit", Role::Culprit) });
        RequestTemplates culprits(setup, "h");
        QVERIFY(culprits.bytes(0, 0).find("X-Labour-Note") == std::string_view::npos);
        QVERIFY(culprits.bytes(1, 0).find("\r\nX-Labour-Note: 1\r\n") != std::string_view::npos);
        setup.noteAll = true;
        RequestTemplates all(setup, "h");
        QVERIFY(all.bytes(0, 0).find("\r\nX-Labour-Note: 1\r\n") != std::string_view::npos);
    }

    void asksForTheConnectionToBeClosed()
    {
        HammerSetup setup = setupWith({ request("/A") });
        setup.keepAlive = false;
        RequestTemplates templates(setup, "h");
        QVERIFY(templates.bytes(0, 0).find("\r\nConnection: close\r\n") != std::string_view::npos);
    }

    void leavesOutATokenThatIsNone()
    {
        HammerSetup setup = setupWith({ request("/A") });
        setup.token.clear();
        RequestTemplates templates(setup, "h");
        QVERIFY(templates.bytes(0, 0).find("Token") == std::string_view::npos);
    }

    void knowsItsOwnIds()
    {
        const RequestIds ids("ab-");
        QCOMPARE(ids.of(255), std::string("ab-0000000000ff"));
        QVERIFY(ids.matches("ab-0000000000ff", 255));
        for (const char* other :
            { "ab-0000000000fe", "ac-0000000000ff", "ab-0000000000FF", "ab-0000000000ff0", "", "ab-" })
            QVERIFY2(!ids.matches(other, 255), other);
    }

    void refusesWhatWouldBreakARequest_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("space") << QByteArray("/A B");
        QTest::newRow("line") << QByteArray("/A\r\nX: y");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no slash") << QByteArray("A");
        QTest::newRow("not ASCII") << QByteArray("/\xc3\xa4");
    }

    void refusesWhatWouldBreakARequest()
    {
        QFETCH(QByteArray, target);
        QVERIFY_THROWS_EXCEPTION(
            std::invalid_argument, RequestTemplates(setupWith({ request(target.toStdString()) }), "h"));
    }
};

QTEST_APPLESS_MAIN(RequestTemplateTest)

#include "tst_request_template.moc"
