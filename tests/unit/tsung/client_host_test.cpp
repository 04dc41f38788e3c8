// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/client_host.h"

#include <QTest>

using namespace labour;

class ClientHostTest : public QObject
{
    Q_OBJECT

private slots:
    void hostsWithAndWithoutCpus();
    void whatSshCouldTakeForAnOptionIsRefused_data();
    void whatSshCouldTakeForAnOptionIsRefused();
    void aHostGivenTwiceIsRefused();
};

void ClientHostTest::hostsWithAndWithoutCpus()
{
    const auto clients = clientHostsFromTexts({ "node1", "node-2.example.org:4" });
    QVERIFY(bool(clients));
    QCOMPARE(*clients, (QList<ClientHost> { { "node1", 1 }, { "node-2.example.org", 4 } }));
}

void ClientHostTest::whatSshCouldTakeForAnOptionIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "", "-oProxyCommand=true", "a b", "node;true", "node:", "node:x", "node:0", "node:257",
             "node:99999", "node\n", "$(true)", ":4" })
        QTest::newRow(text) << QString(text);
}

void ClientHostTest::whatSshCouldTakeForAnOptionIsRefused()
{
    QFETCH(QString, text);
    const auto client = clientHostFromText(text);
    QVERIFY(!client);
    QVERIFY(!client.error().isEmpty());
}

void ClientHostTest::aHostGivenTwiceIsRefused()
{
    const auto clients = clientHostsFromTexts({ "node1:2", "node1" });
    QVERIFY(!clients);
    QVERIFY(clients.error().contains("twice"));
}

QTEST_GUILESS_MAIN(ClientHostTest)
#include "client_host_test.moc"
