// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/connection_layout.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace labour;

class TestConnectionLayout : public QObject
{
    Q_OBJECT

private slots:
    void aManagerAConnectionWhileTheyLast();
    void sixAManagerAbove();
    void noMoreThreadsThanConnections();
    void everyLayoutHoldsItsLimits();
};

void TestConnectionLayout::aManagerAConnectionWhileTheyLast()
{
    const std::vector<ManagerConnections> layout = connectionLayout(5, 2);
    QCOMPARE(layout.size(), std::size_t { 2 });
    QCOMPARE(layout[0], (ManagerConnections { 1, 1, 1 }));
    QCOMPARE(layout[1], (ManagerConnections { 1, 1 }));
}

void TestConnectionLayout::sixAManagerAbove()
{
    const std::vector<ManagerConnections> layout = connectionLayout(48, 2);
    QCOMPARE(layout[0], (ManagerConnections { 6, 6, 6, 6 }));
    QCOMPARE(layout[1], (ManagerConnections { 6, 6, 6, 6 }));
}

void TestConnectionLayout::noMoreThreadsThanConnections()
{
    QCOMPARE(connectionLayout(3, 8).size(), std::size_t { 3 });
    QCOMPARE(connectionLayout(33, 64).size(), std::size_t { 32 });
    QCOMPARE(connectionLayout(3, 0).size(), std::size_t { 1 });
}

void TestConnectionLayout::everyLayoutHoldsItsLimits()
{
    for (int connections = 1; connections <= maximumQtConnections; ++connections) {
        for (int threads = 1; threads <= 40; ++threads) {
            int sum = 0;
            std::size_t managers = 0;
            for (const ManagerConnections& thread : connectionLayout(connections, threads)) {
                QVERIFY(!thread.empty());
                QVERIFY(*std::min_element(thread.begin(), thread.end()) >= 1);
                QVERIFY(*std::max_element(thread.begin(), thread.end()) <= connectionsPerManager);
                managers += thread.size();
                sum = std::accumulate(thread.begin(), thread.end(), sum);
            }
            QCOMPARE(sum, connections);
            QVERIFY(managers <= std::size_t { maximumManagers });
        }
    }
}

QTEST_APPLESS_MAIN(TestConnectionLayout)
#include "tst_qt_connection_layout.moc"
