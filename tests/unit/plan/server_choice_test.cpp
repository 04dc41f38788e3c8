// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/server_choice.h"

#include <QTest>

using namespace labour;

class ServerChoiceTest : public QObject
{
    Q_OBJECT

private slots:
    void readsUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isTls");
        QTest::addColumn<QByteArray>("authority");
        const auto row = [](const char* url, const char* host, int port, const char* name, bool isTls,
                             const char* authority) {
            QTest::addRow("%s", url) << url << host << port << name << isTls << QByteArray(authority);
        };
        row("http://127.0.0.1:8000", "127.0.0.1", 8000, "127.0.0.1", false, "127.0.0.1:8000");
        row("http://localhost/", "127.0.0.1", 80, "localhost", false, "localhost:80");
        row("https://localhost", "127.0.0.1", 443, "localhost", true, "localhost:443");
        row("https://127.0.0.2:8443", "127.0.0.2", 8443, "127.0.0.2", true, "127.0.0.2:8443");
        row("https://[::1]:8443", "::1", 8443, "::1", true, "[::1]:8443");
    }

    void readsUrls()
    {
        QFETCH(QString, url);
        const Result<ServerAddressChoice> address = addressOf(url);
        QVERIFY(bool(address));
        QTEST(address->host, "host");
        QTEST(int { address->port }, "port");
        QTEST(address->name, "name");
        QTEST(address->isTls, "isTls");
        QTEST(address->authority(), "authority");
    }

    void refusesOtherUrls()
    {
        for (const char* url : { "ftp://127.0.0.1", "https://example.org", "https://localhost/path", "https://" })
            QVERIFY2(!addressOf(QString::fromLatin1(url)), url);
    }
};

QTEST_GUILESS_MAIN(ServerChoiceTest)

#include "server_choice_test.moc"
