// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/percentile_report.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

constexpr int stepsPerHalving = 5;
constexpr int decimals = 3; // the histogram's significant digits, which the format asks for
constexpr std::uint64_t subBuckets = 2048;
constexpr double usPerMs = 1000;

QByteArray figure(double us)
{
    return QByteArray::number(us / usPerMs, 'f', decimals).rightJustified(12);
}

QByteArray row(double us, double percentile, std::uint64_t count)
{
    QByteArray line = figure(us) + ' ' + QByteArray::number(percentile / 100, 'f', 12) + ' '
        + QByteArray::number(static_cast<quint64>(count)).rightJustified(10);
    if (percentile < 100)
        line += ' ' + QByteArray::number(1 / (1 - percentile / 100), 'f', 2).rightJustified(14);
    return line + '\n';
}

double nextLevel(double level)
{
    const double halvings = std::floor(std::log2(100 / (100 - level))) + 1;
    return level + 100 / (stepsPerHalving * std::exp2(halvings));
}

double deviationUs(const Histogram& histogram)
{
    double squares = 0;
    for (const BucketCount& bucket : histogram.buckets()) {
        const double middle =
            static_cast<double>(Histogram::lowestIn(bucket.index) + Histogram::highestIn(bucket.index)) / 2;
        squares += std::pow(middle - histogram.meanUs(), 2) * bucket.count;
    }
    return histogram.isEmpty() ? 0 : std::sqrt(squares / static_cast<double>(histogram.count()));
}

/// Powers of two from the range that sub-buckets alone cover to the highest value.
int bucketCount()
{
    int count = 1;
    for (std::uint64_t covered = subBuckets; covered < Histogram::highestUs; covered *= 2)
        ++count;
    return count;
}

QByteArray rows(const Histogram& histogram)
{
    QByteArray text;
    double level = 0;
    std::uint64_t count = 0;
    for (const BucketCount& bucket : histogram.buckets()) {
        count += bucket.count;
        const double value = static_cast<double>(std::min(Histogram::highestIn(bucket.index), histogram.maxUs()));
        const double reached = 100 * static_cast<double>(count) / static_cast<double>(histogram.count());
        const bool isLast = count == histogram.count();
        while (reached >= level) {
            text += row(value, level, count);
            level = nextLevel(level);
            if (isLast)
                break;
        }
        if (isLast)
            text += row(value, 100, count);
    }
    return text;
}

QByteArray field(const char* name, const QByteArray& value)
{
    return name + QByteArray("= ") + value;
}

QByteArray number(quint64 value)
{
    return QByteArray::number(value).rightJustified(12);
}

QString nameOf(const RecordedBehaviour& behaviour)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._=-]+"));
    return QString::fromStdString(behaviour.label()).replace(unsafe, QStringLiteral("_")).left(80);
}

QByteArray originOf(const RunRecord& record)
{
    const QString server =
        QString::fromStdString(record.server.label()) % u' ' % QString::fromStdString(record.server.version);
    return QStringLiteral("#[Labour %1, %2, %3, in ms]\n")
        .arg(record.labour, server.trimmed(),
            QDateTime::fromMSecsSinceEpoch(record.startedMs, Qt::UTC).toString(Qt::ISODateWithMs))
        .toUtf8();
}

}

QByteArray percentileText(const Histogram& histogram)
{
    QByteArray text = "       Value     Percentile TotalCount 1/(1-Percentile)\n\n";
    text += rows(histogram);
    text += "#[" + field("Mean    ", figure(histogram.meanUs())) + ", "
        + field("StdDeviation   ", figure(deviationUs(histogram))) + "]\n";
    text += "#[" + field("Max     ", figure(static_cast<double>(histogram.maxUs()))) + ", "
        + field("Total count    ", number(histogram.count())) + "]\n";
    text += "#[" + field("Buckets ", number(static_cast<quint64>(bucketCount()))) + ", "
        + field("SubBuckets     ", number(subBuckets)) + "]\n";
    return text;
}

std::vector<ReportFile> percentileFiles(const RunRecord& record)
{
    const Recording& recording = record.recording;
    const QByteArray origin = originOf(record);
    std::vector<ReportFile> files;
    const auto add = [&files, &origin](const QString& name, const Tally& tally) {
        if (!tally.latency.isEmpty())
            files.push_back({ name + QStringLiteral(".hgrm"), percentileText(tally.latency) + origin });
    };
    add(QStringLiteral("innocents"), recording.totals(Role::Innocent));
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i)
        add(QStringLiteral("%1-%2").arg(i + 1).arg(nameOf(recording.behaviours()[i])), recording.tally(i));
    return files;
}

}
