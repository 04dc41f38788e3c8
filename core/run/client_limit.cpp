// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/client_limit.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <vector>

namespace labour {

namespace {

constexpr double mostBusyShare = 0.9;
constexpr std::uint64_t mostScheduleErrorUs = 10'000;

struct Evidence {
    bool decides;
    QString text;
};

QString percent(double share)
{
    return QString::number(std::lround(share * 100));
}

}

ClientReport clientReport(const EngineReport& engine, double seconds, int cores, const Histogram& scheduleErrorUs)
{
    const auto shareOf = [seconds](double taken, int of) { return seconds > 0 ? taken / (seconds * of) : 0; };
    const double cpu = shareOf(engine.cpuSeconds, std::clamp(engine.threads, 1, std::max(cores, 1)));
    const double waiting = shareOf(engine.waitedSeconds, std::max(engine.threads, 1));
    QString busy =
        QStringLiteral("the load generator used %1 % of the CPU time that its processes or threads could use")
            .arg(percent(cpu));
    if (engine.waitedSeconds > 0)
        busy += QStringLiteral(", and waited for a CPU for %1 % of the time").arg(percent(waiting));
    std::vector<Evidence> all;
    if (engine.cpuIsKnown)
        all.push_back({ cpu + waiting > mostBusyShare, busy });
    else
        all.push_back({ false, QStringLiteral("what the client hosts computed is not known here") });
    if (!scheduleErrorUs.isEmpty()) {
        const std::uint64_t error = scheduleErrorUs.valueAtQuantile(0.99);
        all.push_back({ error > mostScheduleErrorUs,
            QStringLiteral("one request in a hundred went out %1 ms or more after it was due")
                .arg(QString::number(static_cast<double>(error) / 1000, 'g', 3)) });
    }
    QStringList decisive;
    QStringList others;
    for (const Evidence& each : all)
        (each.decides ? decisive : others).append(each.text);
    ClientReport report;
    report.cpuSeconds = engine.cpuSeconds;
    report.largestRssBytes = engine.largestRssBytes;
    report.saturated = !decisive.isEmpty();
    report.evidence = (decisive.isEmpty() ? others : decisive).join(QStringLiteral(", ")).toStdString();
    return report;
}

}
