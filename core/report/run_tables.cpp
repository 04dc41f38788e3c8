// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_tables.h"

#include "core/report/json_values.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace labour {

namespace {

QString statusText(const Tally& tally)
{
    QStringList parts;
    for (const auto& [status, count] : tally.statuses)
        parts.append(QStringLiteral("%1×%2").arg(count).arg(status));
    for (const Outcome outcome : allOutcomes()) {
        if (outcome != Outcome::Replied && tally.count(outcome) > 0)
            parts.append(QStringLiteral("%1×%2").arg(tally.count(outcome)).arg(text(nameOf(outcome))));
    }
    if (tally.unfinished > 0)
        parts.append(QStringLiteral("%1×unfinished").arg(tally.unfinished));
    if (tally.resent > 0)
        parts.append(QStringLiteral("%1 sent again").arg(tally.resent));
    return parts.join(QLatin1Char(' '));
}

/// "0", "1.5", "2.06"
QString hundredthsOf(double seconds)
{
    return QString::number(std::round(seconds * 100) / 100, 'g', 8);
}

QStringList behaviourRow(const QString& label, const QString& role, const Tally& tally)
{
    const bool isEmpty = tally.requests == 0;
    const auto ms = [&](double quantile) {
        if (isEmpty)
            return QString();
        return tally.latency.isEmpty() ? QStringLiteral("no reply")
                                       : millisecondsText(tally.latencyMs(quantile), tally);
    };
    const QString max = tally.latency.isEmpty()
        ? QString()
        : millisecondsText(static_cast<double>(tally.latency.maxUs()) / 1000.0, tally);
    return { label, role, QString::number(tally.requests), QString::number(tally.asExpected), ms(0.5), ms(0.99), max,
        statusText(tally) };
}

}

QString percentText(double share)
{
    return QString::number(share * 100, 'f', 2) % QStringLiteral(" %");
}

QString withoutReplyText(const Tally& tally)
{
    return tally.count(Outcome::Timeout) + tally.count(Outcome::ConnectTimeout) > 0 ? QStringLiteral("over the timeout")
                                                                                    : QStringLiteral("no reply");
}

QString millisecondsText(std::optional<double> ms, const Tally& tally)
{
    return ms ? QString::number(*ms, 'f', *ms < 10 ? 2 : *ms < 100 ? 1 : 0) : withoutReplyText(tally);
}

QList<QStringList> failuresTable(const Recording& recording)
{
    QList<QStringList> rows;
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const Tally& tally = recording.tally(i);
        std::vector<EndingCount> unexpected;
        for (const Slot& slot : recording.timeSlots()) {
            for (EndingCount ending : slot.endings) {
                if (ending.behaviour == i && !ending.asExpected)
                    addEnding(unexpected, ending);
            }
        }
        std::sort(unexpected.begin(), unexpected.end(),
            [](const EndingCount& a, const EndingCount& b) { return a.count > b.count; });
        for (const EndingCount& ending : unexpected) {
            QString what = text(ending.wrong == Wrong::Nothing ? nameOf(ending.outcome) : nameOf(ending.wrong));
            if (ending.status != 0)
                what += QStringLiteral(" (status %1)").arg(ending.status);
            rows.append({ what, QString::number(ending.count),
                percentText(static_cast<double>(ending.count) / static_cast<double>(tally.requests)),
                text(recording.behaviours()[i].label()) });
        }
    }
    if (!rows.isEmpty())
        rows.prepend(
            { QStringLiteral("Failures"), QStringLiteral("requests"), QStringLiteral("share"), QStringLiteral("of") });
    return rows;
}

QList<QStringList> behavioursTable(const Recording& recording)
{
    QList<QStringList> rows { { QStringLiteral("Behaviour"), QStringLiteral("role"), QStringLiteral("requests"),
        QStringLiteral("as expected"), QStringLiteral("p50 ms"), QStringLiteral("p99 ms"), QStringLiteral("max ms"),
        QStringLiteral("came to") } };
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i)
        rows.append(behaviourRow(
            text(recording.behaviours()[i].label()), text(nameOf(recording.behaviours()[i].role)), recording.tally(i)));
    if (recording.has(Role::Culprit) && recording.has(Role::Innocent)) {
        rows.append(behaviourRow(QStringLiteral("all innocents"), QString(), recording.totals(Role::Innocent)));
        rows.append(behaviourRow(QStringLiteral("all culprits"), QString(), recording.totals(Role::Culprit)));
    }
    return rows;
}

QList<QStringList> phasesTable(const Recording& recording)
{
    const std::vector<RecordedPhase> phases = recording.phases();
    if (phases.empty())
        return {};
    QList<QStringList> rows { { QStringLiteral("Phase"), QStringLiteral("of"), QStringLiteral("requests"),
        QStringLiteral("as expected"), QStringLiteral("p50 ms"), QStringLiteral("p99 ms"), QStringLiteral("max ms"),
        QStringLiteral("came to") } };
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const QString name = QStringLiteral("%1, %2 to %3 s")
                                 .arg(text(phases[i].name), hundredthsOf(phases[i].from), hundredthsOf(phases[i].to));
        const Tally culprits = recording.phaseTotals(i, Role::Culprit);
        rows.append(behaviourRow(name, QStringLiteral("innocents"), recording.phaseTotals(i, Role::Innocent)));
        if (culprits.requests > 0)
            rows.append(behaviourRow(QString(), QStringLiteral("culprits"), culprits));
    }
    return rows;
}

}
