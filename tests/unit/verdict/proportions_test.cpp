// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/proportions.h"
#include "core/verdict/slope.h"

#include <QTest>

#include <cmath>

using namespace labour;

class ProportionsTest : public QObject
{
    Q_OBJECT

private slots:
    /// Newcombe (1998), Table II, method 10.
    void newcombesExamples_data()
    {
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("m");
        QTest::addColumn<int>("b");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("56/70 - 48/80") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("9/10 - 3/10") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("5/56 - 0/29") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
        QTest::newRow("0/10 - 0/20") << 0 << 10 << 0 << 20 << -0.1611 << 0.2775;
        QTest::newRow("10/10 - 0/20") << 10 << 10 << 0 << 20 << 0.6791 << 1.0000;
    }

    void newcombesExamples()
    {
        QFETCH(const int, a);
        QFETCH(const int, m);
        QFETCH(const int, b);
        QFETCH(const int, n);
        QFETCH(const double, low);
        QFETCH(const double, high);
        const ConfidenceInterval interval =
            newcombeInterval({ static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(m) },
                { static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(n) });
        QVERIFY2(std::abs(interval.low - low) < 0.00006, qPrintable(QString::number(interval.low, 'f', 5)));
        QVERIFY2(std::abs(interval.high - high) < 0.00006, qPrintable(QString::number(interval.high, 'f', 5)));
    }

    void noneOfNoneIsAnything()
    {
        const ConfidenceInterval interval = wilsonInterval({ 0, 0 });
        QCOMPARE(interval.low, 0.0);
        QCOMPARE(interval.high, 1.0);
    }

    void theSlopeIsTheMedianOfSlopes()
    {
        QVERIFY(!theilSenSlope(std::vector<Point> {}));
        QVERIFY(!theilSenSlope({ { 1, 1 } }));
        QVERIFY(!theilSenSlope({ { 1, 1 }, { 1, 5 } }));
        std::vector<Point> line;
        for (int i = 0; i < 20; ++i)
            line.push_back({ static_cast<double>(i), 3.0 * i + 7 });
        QCOMPARE(*theilSenSlope(line), 3.0);
        line[3].y = 1e9;
        line[11].y = -1e9;
        QCOMPARE(*theilSenSlope(line), 3.0);
        QCOMPARE(*theilSenSlope({ { 0, 0 }, { 1, 1 }, { 2, 4 } }), 2.0);
        QCOMPARE(*theilSenSlope({ { 0, 0 }, { 1, 1 } }), 1.0);
    }
};

QTEST_APPLESS_MAIN(ProportionsTest)
#include "proportions_test.moc"
