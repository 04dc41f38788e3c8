// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/difference_band.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace labour;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}

class DifferenceBandTest : public QObject
{
    Q_OBJECT

private slots:
    void ofTwoRunsItIsALine();
    void itHoldsEveryPairOfRuns();
    void itCoversWhatBothSidesCover();
    void ofNothingThereIsNone();
};

void DifferenceBandTest::ofTwoRunsItIsALine()
{
    const DifferenceBand band = differenceBand({ { 0, { 1, 2, 3 } } }, { { 0, { 5, 2, 0 } } });
    QCOMPARE(band.first, 0);
    QCOMPARE(band.middle, std::vector<double>({ 4, 0, -3 }));
    QCOMPARE(band.low, band.middle);
    QCOMPARE(band.high, band.middle);
}

void DifferenceBandTest::itHoldsEveryPairOfRuns()
{
    const DifferenceBand band =
        differenceBand({ { 0, { 1 } }, { 0, { 2 } }, { 0, { 6 } } }, { { 0, { 10 } }, { 0, { 20 } } });
    QCOMPARE(band.low, std::vector<double>({ 10 - 6 }));
    QCOMPARE(band.middle, std::vector<double>({ 15 - 2 }));
    QCOMPARE(band.high, std::vector<double>({ 20 - 1 }));
}

void DifferenceBandTest::itCoversWhatBothSidesCover()
{
    const DifferenceBand band = differenceBand({ { -2, { 1, 1, 1, missing, 1 } } }, { { -1, { 3, 4, 5, 6, 7 } } });
    QCOMPARE(band.first, -1);
    QCOMPARE(band.middle.size(), 4U);
    QCOMPARE(band.middle.at(0), 2.0);
    QCOMPARE(band.middle.at(1), 3.0);
    QVERIFY(std::isnan(band.middle.at(2)) && std::isnan(band.low.at(2)) && std::isnan(band.high.at(2)));
    QCOMPARE(band.middle.at(3), 5.0);
}

void DifferenceBandTest::ofNothingThereIsNone()
{
    QVERIFY(differenceBand({}, { { 0, { 1 } } }).middle.empty());
    QVERIFY(differenceBand({ { 0, { 1 } } }, { { 5, { 1 } } }).middle.empty());
}

QTEST_APPLESS_MAIN(DifferenceBandTest)
#include "difference_band_test.moc"
