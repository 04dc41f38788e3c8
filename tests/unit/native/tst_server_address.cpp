// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/server_address.h"

#include <QTest>

#include <cerrno>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>

using namespace labour;

namespace {

/// A socket bound to a port of the kernel's choice, which is among those that it gives to clients.
FileDescriptor boundSocket(std::uint16_t& port)
{
    FileDescriptor bound(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(bound.get(), reinterpret_cast<sockaddr*>(&address), length) != 0
        || getsockname(bound.get(), reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return {};
    port = ntohs(address.sin_port);
    return bound;
}

bool connectTo(const FileDescriptor& from, std::uint16_t port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return ::connect(from.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
}

}

class ServerAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void saysItsAuthority()
    {
        QCOMPARE(ServerAddress("127.0.0.1", 8080).authority(), std::string("127.0.0.1:8080"));
        QCOMPARE(ServerAddress("::1", 80).authority(), std::string("[::1]:80"));
        QCOMPARE(ServerAddress("fe80::1%lo", 80).authority(), std::string("[fe80::1]:80"));
    }

    void takesNumbersOnly()
    {
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ServerAddress("localhost", 80));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ServerAddress("127.0.0.1.5", 80));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ServerAddress("", 80));
    }

    void knowsASocketThatMetItself()
    {
        std::uint16_t port = 0;
        const FileDescriptor own = boundSocket(port);
        QVERIFY(own);
        const ServerAddress address("127.0.0.1", port);
        QVERIFY(address.mightMeetItself());
        QVERIFY(!address.isMetByItself(own.get()));
        QVERIFY(connectTo(own, port));
        QVERIFY(address.isMetByItself(own.get()));
    }

    void knowsASocketThatMetAnother()
    {
        std::uint16_t port = 0;
        const FileDescriptor listener = boundSocket(port);
        QVERIFY(::listen(listener.get(), 1) == 0);
        std::uint16_t other = 0;
        const FileDescriptor client = boundSocket(other);
        QVERIFY(connectTo(client, port));
        QVERIFY(!ServerAddress("127.0.0.1", port).isMetByItself(client.get()));
    }

    void neverDoubtsAPortThatNoClientGets() { QVERIFY(!ServerAddress("127.0.0.1", 80).mightMeetItself()); }

    void tellsWhoseFaultItWas()
    {
        QCOMPARE(outcomeOfConnect(ECONNREFUSED), Outcome::Refused);
        for (const int unreachable : { EHOSTUNREACH, ENETUNREACH, EHOSTDOWN })
            QCOMPARE(outcomeOfConnect(unreachable), Outcome::Refused);
        QCOMPARE(outcomeOfConnect(ETIMEDOUT), Outcome::ConnectTimeout);
        QCOMPARE(outcomeOfConnect(ECONNRESET), Outcome::Reset);
        for (const int own : { EMFILE, ENFILE, ENOBUFS, ENOMEM, EADDRNOTAVAIL })
            QCOMPARE(outcomeOfConnect(own), Outcome::ClientError);
    }
};

QTEST_APPLESS_MAIN(ServerAddressTest)

#include "tst_server_address.moc"
