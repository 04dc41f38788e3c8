// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/percentile_report.h"

#include <QTest>

#include <cmath>

using namespace labour;

namespace {

/// The figures of one row; empty for what is none.
QList<double> figuresOf(const QByteArray& line)
{
    QList<double> figures;
    if (line.startsWith('#'))
        return figures;
    for (const QByteArray& part : line.simplified().split(' '))
        figures.append(part.toDouble());
    return figures;
}

Recording recordingOf(std::vector<RecordedBehaviour> behaviours)
{
    Recording recording(std::move(behaviours));
    Interval interval;
    interval.latencies.push_back(
        { 0, 3000, 1000, 2000, 0, { { Histogram::indexOf(1000), 1 }, { Histogram::indexOf(2000), 1 } } });
    recording.add(interval);
    return recording;
}

}

class PercentileReportTest : public QObject
{
    Q_OBJECT

private slots:
    void isHdrHistogramsText()
    {
        Histogram histogram;
        for (std::uint64_t us = 1; us <= 4; ++us)
            histogram.record(us * 1000);
        // HdrHistogram 2.1.11 (1 µs to 1 h, three digits, ratio 1000) prints the same four values so, but for 4.001 as
        // the last and 2.501 as the mean: it knows them to a bucket only.
        const QByteArray expected = "       Value     Percentile TotalCount 1/(1-Percentile)\n"
                                    "\n"
                                    "       1.000 0.000000000000          1           1.00\n"
                                    "       1.000 0.100000000000          1           1.11\n"
                                    "       1.000 0.200000000000          1           1.25\n"
                                    "       2.000 0.300000000000          2           1.43\n"
                                    "       2.000 0.400000000000          2           1.67\n"
                                    "       2.000 0.500000000000          2           2.00\n"
                                    "       3.001 0.550000000000          3           2.22\n"
                                    "       3.001 0.600000000000          3           2.50\n"
                                    "       3.001 0.650000000000          3           2.86\n"
                                    "       3.001 0.700000000000          3           3.33\n"
                                    "       3.001 0.750000000000          3           4.00\n"
                                    "       4.000 0.775000000000          4           4.44\n"
                                    "       4.000 1.000000000000          4\n"
                                    "#[Mean    =        2.500, StdDeviation   =        1.118]\n"
                                    "#[Max     =        4.000, Total count    =            4]\n"
                                    "#[Buckets =           22, SubBuckets     =         2048]\n";
        QCOMPARE(percentileText(histogram), expected);
    }

    void growsToTheEnd()
    {
        Histogram histogram;
        for (std::uint64_t us = 1; us < 3'000'000; us = us * 21 / 20 + 1)
            histogram.record(us, 1 + us % 7);
        double value = 0;
        double percentile = -1;
        QList<double> last;
        for (const QByteArray& line : percentileText(histogram).split('\n').mid(2)) {
            const QList<double> figures = figuresOf(line);
            if (figures.size() < 3)
                continue;
            QVERIFY(figures[0] >= value && figures[1] > percentile);
            const auto at = static_cast<double>(histogram.valueAtQuantile(figures[1])) / 1000;
            QVERIFY2(std::abs(figures[0] - at) <= 0.001 * at + 0.0006, line.constData());
            value = figures[0];
            percentile = figures[1];
            last = figures;
        }
        QCOMPARE(last,
            (QList<double> {
                static_cast<double>(histogram.maxUs()) / 1000, 1, static_cast<double>(histogram.count()) }));
    }

    void isEmptyWithoutValues() { QCOMPARE(percentileText({}).count('\n'), 5); }

    void namesItsFiles()
    {
        RunRecord record;
        record.labour = "0.1.0";
        record.server.name = "oak";
        record.recording =
            recordingOf({ { "Sleeping", { { "sleep_duration", "0.5" }, { "x", "/a b" } }, 1, Role::Innocent },
                { "SIGSEGV", {}, 1, Role::Culprit } });
        QStringList names;
        for (const ReportFile& file : percentileFiles(record)) {
            names.append(file.name);
            QVERIFY(file.bytes.endsWith("#[Labour 0.1.0, oak, 1970-01-01T00:00:00.000Z, in ms]\n"));
        }
        QCOMPARE(names, (QStringList { "innocents.hgrm", "1-Sleeping_sleep_duration=0.5_x=_a_b.hgrm" }));
    }
};

QTEST_APPLESS_MAIN(PercentileReportTest)
#include "percentile_report_test.moc"
