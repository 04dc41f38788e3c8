// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_report.h"

#include "core/catalogue/unit_text.h"
#include "core/measure/timeline.h"
#include "core/plan/plan_json.h"
#include "core/report/csv_text.h"
#include "core/report/json_values.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <set>

namespace labour {

namespace {

constexpr std::size_t rowsAtOnce = 4096; // of hours, all would be too much to hold as cells

struct Columns {
    std::vector<Outcome> outcomes;
    std::set<std::uint16_t> statuses;
};

Columns columnsOf(const Recording& recording)
{
    const Tally totals = recording.totals();
    Columns columns;
    for (const Outcome outcome : allOutcomes()) {
        if (totals.count(outcome) > 0)
            columns.outcomes.push_back(outcome);
    }
    for (const auto& [status, count] : totals.statuses)
        columns.statuses.insert(status);
    return columns;
}

QString real(std::optional<double> value)
{
    return value ? QString::number(std::round(*value * 1000) / 1000, 'f', 3) : QString();
}

QString count(std::uint64_t value)
{
    return QString::number(value);
}

template <typename T>
QString countIfAny(const std::optional<T>& value)
{
    return value ? count(*value) : QString();
}

QString truth(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

/// The columns of a set of requests, wherever it is a line.
QStringList tallyColumns()
{
    QStringList names { QStringLiteral("requests"), QStringLiteral("as expected"), QStringLiteral("failed"),
        QStringLiteral("unfinished"), QStringLiteral("no reply"), QStringLiteral("resent"),
        QStringLiteral("requests [1/s]"), QStringLiteral("goodput [1/s]"), QStringLiteral("received [bytes]") };
    for (const Outcome outcome : allOutcomes())
        names.append(text(nameOf(outcome)));
    names.append({ text(nameOf(Wrong::Status)), text(nameOf(Wrong::Body)) });
    for (const QString& kind : { QStringLiteral("latency"), QStringLiteral("service") }) {
        for (const char* figure : { "min", "mean", "p50", "p90", "p99", "p99.9", "max" })
            names.append(QStringLiteral("%1 %2 [ms]").arg(kind, QLatin1String(figure)));
    }
    return names;
}

/// A tally's figure at a quantile, in ms.
using Percentile = std::optional<double> (Tally::*)(double) const;

QStringList durationCells(const Tally& tally, const Histogram& histogram, Percentile at)
{
    const auto ms = [&](double us) { return histogram.isEmpty() ? QString() : real(us / 1000); };
    return { ms(static_cast<double>(histogram.minUs())), ms(histogram.meanUs()), real((tally.*at)(0.5)),
        real((tally.*at)(0.9)), real((tally.*at)(0.99)), real((tally.*at)(0.999)),
        ms(static_cast<double>(histogram.maxUs())) };
}

QStringList tallyCells(const Tally& tally, double seconds)
{
    const auto perSecond = [seconds](
                               std::uint64_t n) { return real(seconds > 0 ? static_cast<double>(n) / seconds : 0); };
    QStringList cells { count(tally.requests), count(tally.asExpected), count(tally.failed()), count(tally.unfinished),
        count(tally.noReply()), tally.isResentKnown ? count(tally.resent) : QString(), perSecond(tally.requests),
        perSecond(tally.goodReplies), count(tally.bytesReceived) };
    for (const Outcome outcome : allOutcomes())
        cells.append(count(tally.count(outcome)));
    cells.append({ count(tally.wrongStatus), count(tally.wrongBody) });
    return cells + durationCells(tally, tally.latency, &Tally::latencyMs)
        + durationCells(tally, tally.service.isEmpty() ? tally.latency : tally.service, &Tally::serviceMs);
}

QList<QStringList> totalsTable(const Recording& recording)
{
    const double seconds = recording.durationS();
    return { QStringList { QStringLiteral("of") } + tallyColumns(),
        QStringList { QStringLiteral("all") } + tallyCells(recording.totals(), seconds),
        QStringList { QStringLiteral("innocents") } + tallyCells(recording.totals(Role::Innocent), seconds),
        QStringList { QStringLiteral("culprits") } + tallyCells(recording.totals(Role::Culprit), seconds) };
}

QList<QStringList> behavioursTable(const Recording& recording)
{
    QList<QStringList> table {
        QStringList { QStringLiteral("behaviour"), QStringLiteral("role"), QStringLiteral("weight") } + tallyColumns()
    };
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const RecordedBehaviour& behaviour = recording.behaviours()[i];
        table.append(QStringList { text(behaviour.label()), text(nameOf(behaviour.role)), numberText(behaviour.weight) }
            + tallyCells(recording.tally(i), recording.durationS()));
    }
    return table;
}

QList<QStringList> phasesTable(const Recording& recording)
{
    QList<QStringList> table { QStringList { QStringLiteral("phase"), QStringLiteral("from [s]"),
                                   QStringLiteral("to [s]"), QStringLiteral("of") }
        + tallyColumns() };
    const std::vector<RecordedPhase> phases = recording.phases();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const RecordedPhase& phase = phases[i];
        const auto add = [&](const QString& of, const Tally& tally) {
            table.append(QStringList { text(phase.name), real(phase.from), real(phase.to), of }
                + tallyCells(tally, phase.to - phase.from));
        };
        add(QStringLiteral("all"), recording.phaseTotals(i));
        add(QStringLiteral("innocents"), recording.phaseTotals(i, Role::Innocent));
        add(QStringLiteral("culprits"), recording.phaseTotals(i, Role::Culprit));
    }
    return table;
}

QList<QStringList> outcomesTable(const Recording& recording)
{
    QList<QStringList> table { { QStringLiteral("behaviour"), QStringLiteral("role"), QStringLiteral("outcome"),
        QStringLiteral("status"), QStringLiteral("requests") } };
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const QStringList whose { text(recording.behaviours()[i].label()),
            text(nameOf(recording.behaviours()[i].role)) };
        const Tally tally = recording.tally(i);
        const auto add = [&](Outcome outcome, const QString& status, std::uint64_t requests) {
            table.append(whose + QStringList { text(nameOf(outcome)), status, count(requests) });
        };
        for (const auto& [status, requests] : tally.statuses)
            add(Outcome::Replied, QString::number(status), requests);
        for (const Outcome outcome : allOutcomes()) {
            if (outcome != Outcome::Replied && tally.count(outcome) > 0)
                add(outcome, QString(), tally.count(outcome));
        }
    }
    return table;
}

QList<QStringList> eventsTable(const Recording& recording)
{
    QList<QStringList> table { { QStringLiteral("t [s]"), QStringLiteral("kind"), QStringLiteral("pid"),
        QStringLiteral("detail"), QStringLiteral("server's log") } };
    for (const Event& event : recording.events()) {
        QStringList log;
        for (const std::string& line : event.log)
            log.append(text(line));
        table.append({ real(event.t), text(event.kind), event.pid > 0 ? QString::number(event.pid) : QString(),
            text(event.detail), log.join(u'\n') });
    }
    return table;
}

QList<QStringList> memoryTable(const Recording& recording)
{
    QList<QStringList> table { { QStringLiteral("t [s]"), QStringLiteral("phase"), QStringLiteral("pid"),
        QStringLiteral("rss [bytes]"), QStringLiteral("pss [bytes]") } };
    for (const MemoryReading& reading : recording.memory()) {
        for (const ProcessReading& process : reading.processes)
            table.append({ real(reading.t), text(reading.phase), QString::number(process.pid), count(process.rssBytes),
                count(process.pssBytes) });
    }
    return table;
}

QList<QStringList> environmentTable(const RunRecord& record)
{
    const Recording& recording = record.recording;
    const auto compact = [](const QJsonDocument& json) {
        return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
    };
    QJsonArray command;
    for (const std::string& word : record.server.command)
        command.append(text(word));
    QList<QStringList> table { { QStringLiteral("name"), QStringLiteral("value") } };
    const auto add = [&](const QString& name, const QString& value) { table.append({ name, value }); };
    add(QStringLiteral("labour"), record.labour);
    add(QStringLiteral("server"), text(record.server.label()));
    add(QStringLiteral("server's version"), text(record.server.version));
    for (const auto& [name, value] : record.server.options)
        add(QStringLiteral("option ") % text(name), text(value));
    add(QStringLiteral("command"), compact(QJsonDocument(command)));
    add(QStringLiteral("plan"), compact(QJsonDocument(toJson(record.plan))));
    add(QStringLiteral("engine"), record.plan.engine);
    add(QStringLiteral("started"),
        QDateTime::fromMSecsSinceEpoch(record.startedMs, Qt::UTC).toString(Qt::ISODateWithMs));
    add(QStringLiteral("duration [s]"), real(recording.durationS()));
    add(QStringLiteral("interrupted"), truth(recording.interrupted()));
    add(QStringLiteral("failure"), record.failure);
    add(QStringLiteral("cpu"), text(record.machine.cpu));
    add(QStringLiteral("cores"), QString::number(record.machine.cores));
    add(QStringLiteral("memory [bytes]"), count(record.machine.memoryBytes));
    add(QStringLiteral("kernel"), text(record.machine.kernel));
    add(QStringLiteral("load before"), real(record.machine.loadBefore));
    add(QStringLiteral("machine shared"), truth(record.machine.isShared));
    add(QStringLiteral("steal [%]"), real(record.machine.stealPercent));
    add(QStringLiteral("client saturated"), truth(recording.client().saturated));
    add(QStringLiteral("client's limit"), text(recording.client().evidence));
    return table;
}

QList<QStringList> timelineRows(const Recording& recording, const Columns& columns, std::size_t first, std::size_t last)
{
    QList<QStringList> table;
    for (const TimelineRow& row : timeline(recording, first, last)) {
        QStringList cells { QString::number(row.t, 'f', 1), count(row.requests), count(row.failed) };
        for (const Outcome outcome : columns.outcomes)
            cells.append(count(row.outcomes.at(indexOf(outcome))));
        for (const std::uint16_t status : columns.statuses) {
            const auto found = row.statuses.find(status);
            cells.append(count(found == row.statuses.end() ? 0 : found->second));
        }
        cells.append({ real(row.p50Ms), real(row.p99Ms), real(row.maxMs), countIfAny(row.rssBytes),
            countIfAny(row.processes), countIfAny(row.threads), countIfAny(row.openFiles), real(row.cpuPercent),
            countIfAny(row.listenQueue) });
        table.append(cells);
    }
    return table;
}

}

QStringList timelineCsvColumns(const Recording& recording)
{
    const Columns columns = columnsOf(recording);
    QStringList names { QStringLiteral("t [s]"), QStringLiteral("requests"), QStringLiteral("failed") };
    for (const Outcome outcome : columns.outcomes)
        names.append(text(nameOf(outcome)));
    for (const std::uint16_t status : columns.statuses)
        names.append(QStringLiteral("status %1").arg(status));
    names.append({ QStringLiteral("p50 [ms]"), QStringLiteral("p99 [ms]"), QStringLiteral("max [ms]"),
        QStringLiteral("rss [bytes]"), QStringLiteral("processes"), QStringLiteral("threads"),
        QStringLiteral("open files"), QStringLiteral("cpu [%]"), QStringLiteral("listen queue") });
    return names;
}

QByteArray timelineCsv(const Recording& recording)
{
    return timelineCsv(recording, 0, recording.timeSlots().size());
}

QByteArray timelineCsv(const Recording& recording, std::size_t first, std::size_t last)
{
    const Columns columns = columnsOf(recording);
    QByteArray csv = csvText(QList<QStringList> { timelineCsvColumns(recording) });
    last = std::min(last, recording.timeSlots().size());
    for (std::size_t begin = first; begin < last; begin += rowsAtOnce)
        csv += csvText(timelineRows(recording, columns, begin, std::min(begin + rowsAtOnce, last)));
    return csv;
}

std::vector<ReportFile> csvFiles(const RunRecord& record)
{
    const Recording& recording = record.recording;
    return {
        { QStringLiteral("timeline.csv"), timelineCsv(recording) },
        { QStringLiteral("totals.csv"), csvText(totalsTable(recording)) },
        { QStringLiteral("behaviours.csv"), csvText(behavioursTable(recording)) },
        { QStringLiteral("phases.csv"), csvText(phasesTable(recording)) },
        { QStringLiteral("outcomes.csv"), csvText(outcomesTable(recording)) },
        { QStringLiteral("events.csv"), csvText(eventsTable(recording)) },
        { QStringLiteral("memory.csv"), csvText(memoryTable(recording)) },
        { QStringLiteral("environment.csv"), csvText(environmentTable(record)) },
    };
}

}
