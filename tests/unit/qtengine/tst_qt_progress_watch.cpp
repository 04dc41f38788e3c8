// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/progress_watch.h"

#include <QTest>

using namespace labour;

using News = std::vector<ProgressWatch::News>;

class TestProgressWatch : public QObject
{
    Q_OBJECT

private slots:
    void thoseWhoGoOnAreNoNews()
    {
        ProgressWatch watch(3, 20);
        for (std::uint32_t slot = 0; slot < 100; ++slot) {
            for (std::size_t member = 0; member < 3; ++member)
                QCOMPARE(watch.sign(member, slot), News());
        }
    }

    void oneThatFallsSilentIsToldOnce()
    {
        ProgressWatch watch(2, 20);
        watch.sign(1, 4);
        for (std::uint32_t slot = 0; slot < 24; ++slot)
            QCOMPARE(watch.sign(0, slot), News());
        QCOMPARE(watch.sign(0, 24), (News { { 1, true, 20 } }));
        QCOMPARE(watch.sign(0, 25), News());
    }

    void oneThatGoesOnAgainIsTold()
    {
        ProgressWatch watch(2, 20);
        watch.sign(0, 30);
        QCOMPARE(watch.sign(0, 35), News());
        QCOMPARE(watch.sign(1, 1), (News { { 1, false, 35 } })); // it tells first of what was then
        QCOMPARE(watch.sign(0, 36), News());
        QCOMPARE(watch.sign(0, 54), News());
        QCOMPARE(watch.sign(0, 55), (News { { 1, true, 20 } }));
    }

    void oneThatHasEndedIsNotSilent()
    {
        ProgressWatch watch(2, 20);
        watch.ended(1);
        QCOMPARE(watch.sign(0, 500), News());
    }
};

QTEST_APPLESS_MAIN(TestProgressWatch)
#include "tst_qt_progress_watch.moc"
