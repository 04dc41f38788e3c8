// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json_report.h"

#include "core/measure/timeline.h"
#include "core/plan/plan_json.h"
#include "core/report/json_values.h"
#include "core/report/mix_durability_report.h"
#include "core/report/provenance_json.h"
#include "core/verdict/story.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace labour {

namespace {

QJsonObject outcomesOf(const std::array<std::uint64_t, outcomeCount>& outcomes)
{
    QJsonObject object;
    for (const Outcome outcome : allOutcomes()) {
        if (outcomes.at(indexOf(outcome)) > 0)
            object.insert(text(nameOf(outcome)), whole(outcomes.at(indexOf(outcome))));
    }
    return object;
}

QJsonObject statusesOf(const std::map<std::uint16_t, std::uint64_t>& statuses)
{
    QJsonObject object;
    for (const auto& [status, count] : statuses)
        object.insert(QString::number(status), whole(count));
    return object;
}

/// A tally's figure at a quantile, in ms.
using Percentile = std::optional<double> (Tally::*)(double) const;

QJsonObject durationsOf(const Tally& tally, const Histogram& latency, Percentile at)
{
    const auto ms = [&](double us) { return latency.isEmpty() ? std::nullopt : std::optional<double>(us / 1000.0); };
    return {
        { QStringLiteral("min"), number(ms(static_cast<double>(latency.minUs()))) },
        { QStringLiteral("mean"), number(ms(latency.meanUs())) },
        { QStringLiteral("p50"), number((tally.*at)(0.5)) },
        { QStringLiteral("p90"), number((tally.*at)(0.9)) },
        { QStringLiteral("p99"), number((tally.*at)(0.99)) },
        { QStringLiteral("p999"), number((tally.*at)(0.999)) },
        { QStringLiteral("max"), number(ms(static_cast<double>(latency.maxUs()))) },
    };
}

QJsonObject tallyOf(const Tally& tally, double seconds)
{
    const auto perSecond = [seconds](std::uint64_t count) {
        return seconds > 0 ? rounded(static_cast<double>(count) / seconds) : 0.0;
    };
    return {
        { QStringLiteral("requests"), whole(tally.requests) },
        { QStringLiteral("as_expected"), whole(tally.asExpected) },
        { QStringLiteral("failed"), whole(tally.failed()) },
        { QStringLiteral("unfinished"), whole(tally.unfinished) },
        { QStringLiteral("no_reply"), whole(tally.noReply()) },
        { QStringLiteral("resent"), tally.isResentKnown ? whole(tally.resent) : QJsonValue(QJsonValue::Null) },
        { QStringLiteral("requests_per_second"), perSecond(tally.requests) },
        { QStringLiteral("goodput_per_second"), perSecond(tally.goodReplies) },
        { QStringLiteral("bytes_received"), whole(tally.bytesReceived) },
        { QStringLiteral("outcomes"), outcomesOf(tally.outcomes) },
        { QStringLiteral("wrong"),
            QJsonObject { { text(nameOf(Wrong::Status)), whole(tally.wrongStatus) },
                { text(nameOf(Wrong::Body)), whole(tally.wrongBody) } } },
        { QStringLiteral("statuses"), statusesOf(tally.statuses) },
        { QStringLiteral("latency_ms"), durationsOf(tally, tally.latency, &Tally::latencyMs) },
        // Under closed load a request is due when it is sent, so that both are one.
        { QStringLiteral("service_ms"),
            durationsOf(tally, tally.service.isEmpty() ? tally.latency : tally.service, &Tally::serviceMs) },
    };
}

QJsonArray behavioursOf(const Recording& recording)
{
    QJsonArray array;
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const RecordedBehaviour& behaviour = recording.behaviours()[i];
        QJsonObject object = tallyOf(recording.tally(i), recording.durationS());
        object.insert(QStringLiteral("name"), text(behaviour.name));
        object.insert(QStringLiteral("parameters"), pairsOf(behaviour.parameters));
        object.insert(QStringLiteral("weight"), rounded(behaviour.weight));
        object.insert(QStringLiteral("role"), text(nameOf(behaviour.role)));
        array.append(object);
    }
    return array;
}

QJsonArray phasesOf(const Recording& recording)
{
    QJsonArray array;
    const std::vector<RecordedPhase> phases = recording.phases();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const double seconds = phases[i].to - phases[i].from;
        QJsonObject object = tallyOf(recording.phaseTotals(i), seconds);
        object.insert(QStringLiteral("name"), text(phases[i].name));
        object.insert(QStringLiteral("from"), rounded(phases[i].from));
        object.insert(QStringLiteral("to"), rounded(phases[i].to));
        object.insert(QStringLiteral("innocents"), tallyOf(recording.phaseTotals(i, Role::Innocent), seconds));
        object.insert(QStringLiteral("culprits"), tallyOf(recording.phaseTotals(i, Role::Culprit), seconds));
        array.append(object);
    }
    return array;
}

/// Closed load has no schedule.
QJsonValue scheduleErrorOf(const Histogram& error)
{
    if (error.isEmpty())
        return QJsonValue::Null;
    return QJsonObject { { QStringLiteral("p50"), whole(error.valueAtQuantile(0.5)) },
        { QStringLiteral("p99"), whole(error.valueAtQuantile(0.99)) },
        { QStringLiteral("max"), whole(error.maxUs()) } };
}

QJsonArray timelineOf(const Recording& recording)
{
    QJsonArray array;
    for (const TimelineRow& row : timeline(recording)) {
        array.append(QJsonObject {
            { QStringLiteral("t"), rounded(row.t) },
            { QStringLiteral("requests"), whole(row.requests) },
            { QStringLiteral("failed"), whole(row.failed) },
            { QStringLiteral("outcomes"), outcomesOf(row.outcomes) },
            { QStringLiteral("statuses"), statusesOf(row.statuses) },
            { QStringLiteral("p50_ms"), number(row.p50Ms) },
            { QStringLiteral("p99_ms"), number(row.p99Ms) },
            { QStringLiteral("max_ms"), number(row.maxMs) },
            { QStringLiteral("rss_bytes"), wholeIfAny(row.rssBytes) },
            { QStringLiteral("processes"), wholeIfAny(row.processes) },
            { QStringLiteral("threads"), wholeIfAny(row.threads) },
            { QStringLiteral("open_files"), wholeIfAny(row.openFiles) },
            { QStringLiteral("cpu_percent"), number(row.cpuPercent) },
            { QStringLiteral("listen_queue"), wholeIfAny(row.listenQueue) },
        });
    }
    return array;
}

QJsonArray memoryOf(const Recording& recording)
{
    QJsonArray array;
    for (const MemoryReading& reading : recording.memory()) {
        QJsonArray processes;
        for (const ProcessReading& process : reading.processes)
            processes.append(QJsonObject { { QStringLiteral("pid"), static_cast<qint64>(process.pid) },
                { QStringLiteral("rss_bytes"), whole(process.rssBytes) },
                { QStringLiteral("pss_bytes"), whole(process.pssBytes) } });
        array.append(QJsonObject { { QStringLiteral("t"), rounded(reading.t) },
            { QStringLiteral("phase"), text(reading.phase) },
            { QStringLiteral("rss_bytes"), whole(reading.rssBytes()) },
            { QStringLiteral("pss_bytes"), whole(reading.pssBytes()) }, { QStringLiteral("processes"), processes } });
    }
    return array;
}

/// Of what the server wrote.
QStringList lastLines(const QString& log)
{
    constexpr qsizetype most = 100;
    const QStringList lines = log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return lines.mid(std::max<qsizetype>(0, lines.size() - most));
}

QJsonArray storyJson(const RunRecord& record)
{
    QJsonArray array;
    for (const StorySentence& sentence : storyOf(record))
        array.append(QJsonObject { { QStringLiteral("t"), rounded(sentence.t) },
            { QStringLiteral("kind"), nameOf(sentence.kind) }, { QStringLiteral("text"), sentence.text } });
    return array;
}

QJsonArray eventsOf(const Recording& recording)
{
    QJsonArray array;
    for (const Event& event : recording.events()) {
        QJsonObject object { { QStringLiteral("t"), rounded(event.t) }, { QStringLiteral("kind"), text(event.kind) },
            { QStringLiteral("pid"), static_cast<qint64>(event.pid) },
            { QStringLiteral("detail"), text(event.detail) } };
        if (!event.log.empty())
            object.insert(QStringLiteral("log"), textsOf(event.log));
        array.append(object);
    }
    return array;
}

QJsonObject clientOf(const RunRecord& record)
{
    const ClientReport& client = record.recording.client();
    const double requests = static_cast<double>(record.recording.totals().requests);
    return {
        { QStringLiteral("cpu_s"), rounded(client.cpuSeconds) },
        { QStringLiteral("requests_per_cpu_second"),
            client.cpuSeconds > 0 ? QJsonValue(rounded(requests / client.cpuSeconds)) : QJsonValue() },
        { QStringLiteral("largest_rss_bytes"), whole(client.largestRssBytes) },
        { QStringLiteral("schedule_error_us"), scheduleErrorOf(record.recording.scheduleError()) },
        { QStringLiteral("saturated"), client.saturated },
        { QStringLiteral("evidence"), text(client.evidence) },
    };
}

}

QJsonObject toJson(const RunRecord& record)
{
    const Recording& recording = record.recording;
    const double seconds = recording.durationS();
    QJsonObject object {
        { QStringLiteral("schema"), QStringLiteral("labour.run/1") },
        { QStringLiteral("labour"), record.labour },
        { QStringLiteral("server"), toJson(record.server) },
        { QStringLiteral("plan"), toJson(record.plan) },
        { QStringLiteral("engine"), record.plan.engine },
        { QStringLiteral("started"),
            QDateTime::fromMSecsSinceEpoch(record.startedMs, Qt::UTC).toString(Qt::ISODateWithMs) },
        { QStringLiteral("duration_s"), rounded(seconds) },
        { QStringLiteral("interrupted"), recording.interrupted() },
        { QStringLiteral("failure"), record.failure.isEmpty() ? QJsonValue() : QJsonValue(record.failure) },
        { QStringLiteral("machine"), toJson(record.machine) },
        { QStringLiteral("totals"), tallyOf(recording.totals(), seconds) },
        { QStringLiteral("innocents"), tallyOf(recording.totals(Role::Innocent), seconds) },
        { QStringLiteral("culprits"), tallyOf(recording.totals(Role::Culprit), seconds) },
        { QStringLiteral("behaviours"), behavioursOf(recording) },
        { QStringLiteral("phases"), phasesOf(recording) },
        { QStringLiteral("durability"), mixDurabilityJson(record) },
        { QStringLiteral("story"), storyJson(record) },
        { QStringLiteral("timeline"), timelineOf(recording) },
        { QStringLiteral("memory"), memoryOf(recording) },
        { QStringLiteral("events"), eventsOf(recording) },
        { QStringLiteral("client"), clientOf(record) },
        { QStringLiteral("log"), QJsonArray::fromStringList(lastLines(record.log)) },
    };
    insertStop(object, recording.stop());
    return object;
}

QByteArray jsonReport(const RunRecord& record)
{
    return QJsonDocument(toJson(record)).toJson();
}

QByteArray jsonReport(const QList<std::shared_ptr<const RunRecord>>& records)
{
    QJsonArray runs;
    for (const auto& record : records)
        runs.append(toJson(*record));
    return QJsonDocument(
        QJsonObject { { QStringLiteral("schema"), QStringLiteral("labour.runs/1") }, { QStringLiteral("runs"), runs } })
        .toJson();
}

}
