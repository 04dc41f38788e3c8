// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/durability_json.h"

#include "core/report/json_values.h"
#include "core/report/provenance_json.h"
#include "core/report/repetitions_report.h"
#include "core/verdict/lethal_dose.h"
#include "labour_version.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace labour {

namespace {

const QString schema = QStringLiteral("labour.durability/1");

std::optional<double> numberIn(const QJsonObject& object, const char* key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::uint64_t wholeIn(const QJsonObject& object, const char* key)
{
    return static_cast<std::uint64_t>(object.value(QLatin1String(key)).toInteger());
}

QString textIn(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

template <typename Key>
QJsonObject countsOf(const std::map<Key, std::uint64_t>& counts, QString (*nameOfKey)(const Key&))
{
    QJsonObject object;
    for (const auto& [key, count] : counts)
        object.insert(nameOfKey(key), whole(count));
    return object;
}

QString outcomeName(const std::string& name)
{
    return text(name);
}

QString statusName(const int& status)
{
    return QString::number(status);
}

QString pidName(const std::int64_t& pid)
{
    return QString::number(pid);
}

QJsonObject parametersOf(const MixEntry& entry)
{
    QJsonObject object;
    for (const auto& [name, value] : entry.parameters)
        object.insert(name, value);
    return object;
}

QJsonObject baselineJson(const Baseline& baseline)
{
    QJsonArray latencies;
    for (const double ms : baseline.latenciesMs)
        latencies.append(rounded(ms));
    return { { QStringLiteral("sent"), whole(baseline.sent) }, { QStringLiteral("failed"), whole(baseline.failed) },
        { QStringLiteral("latencies_ms"), latencies } };
}

QJsonValue leakJson(const std::optional<LeakMeasured>& leak)
{
    if (!leak)
        return QJsonValue::Null;
    return QJsonObject { { QStringLiteral("bytes_per_culprit"), rounded(leak->bytesPerCulprit) },
        { QStringLiteral("asked_bytes"), leak->askedBytes ? whole(*leak->askedBytes) : QJsonValue() },
        { QStringLiteral("peak_rss_bytes"), whole(leak->peakRssBytes) },
        { QStringLiteral("workers_replaced"), whole(leak->recycling.workersReplaced) },
        { QStringLiteral("bytes_per_culprit_in_a_life"), number(leak->recycling.bytesPerCulpritInALife) },
        { QStringLiteral("plateaus"), leak->recycling.plateaus ? QJsonValue(*leak->recycling.plateaus) : QJsonValue() },
        { QStringLiteral("plateau_rss_bytes"),
            leak->recycling.plateauRssBytes ? whole(*leak->recycling.plateauRssBytes) : QJsonValue() },
        { QStringLiteral("lost_to_recycling"), whole(leak->recycling.requestsLost) } };
}

QJsonObject resultJson(const DurabilityResult& result, double recoveryLimitS)
{
    const DurabilityVerdict& verdict = result.verdict;
    QJsonObject object {
        { QStringLiteral("server"), result.cell.server.name },
        { QStringLiteral("variant"), result.cell.server.variant },
        { QStringLiteral("choice"), textOf(result.cell.server) },
        { QStringLiteral("version"), text(result.server.version) },
        { QStringLiteral("options"), pairsOf(result.server.options) },
        { QStringLiteral("behaviour"), result.cell.culprit.behaviour },
        { QStringLiteral("parameters"), parametersOf(result.cell.culprit) },
        { QStringLiteral("culprit"), culpritText(result.cell.culprit) },
        { QStringLiteral("dose"), result.cell.dose },
        { QStringLiteral("pool"), result.cell.isPool },
        { QStringLiteral("repetition"), result.cell.repetition },
        { QStringLiteral("measures"), result.cell.isLeak ? QStringLiteral("leak") : QStringLiteral("dose") },
        { QStringLiteral("failure"), result.failure.isEmpty() ? QJsonValue() : QJsonValue(result.failure) },
        { QStringLiteral("grade"), result.failure.isEmpty() ? QJsonValue(text(nameOf(verdict.grade))) : QJsonValue() },
        { QStringLiteral("innocents"),
            QJsonObject { { QStringLiteral("sent"), whole(verdict.sent) },
                { QStringLiteral("failed"), whole(verdict.failed) }, { QStringLiteral("slow"), whole(verdict.slow) },
                { QStringLiteral("in_storm"), whole(verdict.sentInStorm) },
                { QStringLiteral("in_recovery"), whole(verdict.sentInRecovery) },
                { QStringLiteral("not_counted"), whole(verdict.notCounted) } } },
        { QStringLiteral("culprits"), whole(result.seen.culprits) },
        { QStringLiteral("culprits_as_expected"), whole(result.culpritsAsExpected) },
        { QStringLiteral("culprit_outcomes"), countsOf(result.culpritOutcomes, outcomeName) },
        { QStringLiteral("culprit_statuses"), countsOf(result.culpritStatuses, statusName) },
        { QStringLiteral("culprit_workers"), countsOf(result.culpritWorkers, pidName) },
        { QStringLiteral("culprit_timeout_s"), rounded(result.culpritTimeoutS) },
        { QStringLiteral("hurt_per_culprit"), number(verdict.hurtPerCulprit) },
        { QStringLiteral("outage_s"), rounded(verdict.outageS) },
        { QStringLiteral("collateral"), rounded(verdict.collateral) },
        { QStringLiteral("collateral_ci95"),
            QJsonArray { rounded(verdict.collateralCi95.low), rounded(verdict.collateralCi95.high) } },
        { QStringLiteral("baseline_p99_ms"), number(verdict.baselineP99Ms) },
        { QStringLiteral("graded_by"),
            QJsonObject { { QStringLiteral("sent"), whole(verdict.before.of) },
                { QStringLiteral("failed"), whole(verdict.before.count) },
                { QStringLiteral("slow_limit_ms"), number(result.seen.slowMs) } } },
        { QStringLiteral("p99_ms"), number(verdict.p99Ms) },
        { QStringLiteral("storm_p99_ms"), number(verdict.stormP99Ms) },
        { QStringLiteral("recovery_p99_ms"), number(verdict.recoveryP99Ms) },
        { QStringLiteral("detection_s"), number(result.detectionS) },
        { QStringLiteral("recovery_s"), number(verdict.recoveryS) },
        { QStringLiteral("recovery_limit_s"), rounded(recoveryLimitS) },
        { QStringLiteral("storm_from_s"), rounded(result.seen.stormFrom) },
        { QStringLiteral("storm_to_s"), rounded(result.seen.stormTo) },
        { QStringLiteral("sending_to_s"), rounded(result.seen.sendingTo) },
        { QStringLiteral("workers_exited"), whole(result.workersExited) },
        { QStringLiteral("workers_started"), whole(result.workersStarted) },
        { QStringLiteral("main_survived"), result.seen.mainSurvived },
        { QStringLiteral("listening"), result.seen.isListening },
        { QStringLiteral("rss_before_bytes"), whole(result.rssBeforeBytes) },
        { QStringLiteral("rss_after_bytes"), whole(result.rssAfterBytes) },
        { QStringLiteral("rss_peak_bytes"), whole(result.rssPeakBytes) },
        { QStringLiteral("leak"), leakJson(result.leak) },
        { QStringLiteral("baseline"), baselineJson(result.baseline) },
        { QStringLiteral("took_s"), rounded(result.tookS) },
    };
    insertStop(object, result.stop);
    return object;
}

QJsonObject settingsJson(const DurabilityPlan& plan)
{
    const DurabilitySettings& settings = plan.settings;
    return {
        { QStringLiteral("rate"), settings.rate },
        { QStringLiteral("slow_ms"), settings.rules.slowMs },
        { QStringLiteral("slow_times_p99"), settings.rules.slowTimesP99 },
        { QStringLiteral("calm_s"), settings.rules.calmS },
        { QStringLiteral("fewest_slow"), whole(settings.rules.fewestSlow) },
        { QStringLiteral("baseline_s"), settings.baselineS },
        { QStringLiteral("first_baseline_only"), settings.onlyFirstBaseline },
        { QStringLiteral("recovery_limit_s"), settings.recoveryS },
        { QStringLiteral("innocent_timeout_s"), settings.innocentTimeoutS },
        { QStringLiteral("culprit_timeout_s"), settings.culpritTimeoutS },
        { QStringLiteral("longest_culprit_timeout_s"), settings.longestCulpritTimeoutS },
    };
}

template <typename Key, typename Read>
std::map<Key, std::uint64_t> countsIn(const QJsonObject& object, Read read)
{
    std::map<Key, std::uint64_t> counts;
    for (auto each = object.begin(); each != object.end(); ++each)
        counts[read(each.key())] = static_cast<std::uint64_t>(each.value().toInteger());
    return counts;
}

Result<DurabilityResult> resultIn(const QJsonObject& object)
{
    const std::optional<Grade> grade = gradeNamed(textIn(object, "grade").toStdString());
    Result<QList<ServerChoice>> server = serversFromText(textIn(object, "choice"));
    const Result<MixEntry> culprit = mixEntryFromText(textIn(object, "culprit"));
    const bool isMeasured = textIn(object, "failure").isEmpty();
    if ((isMeasured && !grade) || !server || server->size() != 1 || !culprit)
        return Error { QStringLiteral("one of its results has no grade, no server or no culprit") };
    DurabilityResult result;
    result.cell.server = server->first();
    result.cell.culprit = *culprit;
    result.cell.culprit.role = Role::Culprit;
    result.cell.dose = object.value(QLatin1String("dose")).toInt();
    result.cell.isPool = object.value(QLatin1String("pool")).toBool();
    result.cell.isLeak = textIn(object, "measures") == QLatin1String("leak");
    result.cell.repetition = object.value(QLatin1String("repetition")).toInt(1);
    result.failure = textIn(object, "failure");
    result.server.name = result.cell.server.name.toStdString();
    result.server.variant = result.cell.server.variant.toStdString();
    result.server.version = textIn(object, "version").toStdString();
    const QJsonObject options = object.value(QLatin1String("options")).toObject();
    for (auto each = options.begin(); each != options.end(); ++each)
        result.server.options.emplace_back(each.key().toStdString(), each.value().toString().toStdString());

    DurabilityVerdict& verdict = result.verdict;
    verdict.grade = grade.value_or(Grade::Unharmed);
    const QJsonObject innocents = object.value(QLatin1String("innocents")).toObject();
    verdict.sent = wholeIn(innocents, "sent");
    verdict.failed = wholeIn(innocents, "failed");
    verdict.slow = wholeIn(innocents, "slow");
    verdict.sentInStorm = wholeIn(innocents, "in_storm");
    verdict.sentInRecovery = wholeIn(innocents, "in_recovery");
    verdict.notCounted = wholeIn(innocents, "not_counted");
    verdict.hurtPerCulprit = numberIn(object, "hurt_per_culprit");
    verdict.outageS = numberIn(object, "outage_s").value_or(0);
    verdict.collateral = numberIn(object, "collateral").value_or(0);
    const QJsonArray interval = object.value(QLatin1String("collateral_ci95")).toArray();
    verdict.collateralCi95 = { interval.at(0).toDouble(), interval.at(1).toDouble() };
    const QJsonObject gradedBy = object.value(QLatin1String("graded_by")).toObject();
    verdict.before = { wholeIn(gradedBy, "failed"), wholeIn(gradedBy, "sent") };
    result.seen.slowMs = numberIn(gradedBy, "slow_limit_ms");
    verdict.baselineP99Ms = numberIn(object, "baseline_p99_ms");
    verdict.p99Ms = numberIn(object, "p99_ms");
    verdict.stormP99Ms = numberIn(object, "storm_p99_ms");
    verdict.recoveryP99Ms = numberIn(object, "recovery_p99_ms");
    verdict.recoveryS = numberIn(object, "recovery_s");

    result.culpritTimeoutS = numberIn(object, "culprit_timeout_s").value_or(0);
    result.seen.culprits = wholeIn(object, "culprits");
    result.seen.stormFrom = numberIn(object, "storm_from_s").value_or(0);
    result.seen.stormTo = numberIn(object, "storm_to_s").value_or(0);
    result.seen.sendingTo = numberIn(object, "sending_to_s").value_or(0);
    result.seen.mainSurvived = object.value(QLatin1String("main_survived")).toBool();
    result.seen.isListening = object.value(QLatin1String("listening")).toBool();
    result.culpritsAsExpected = wholeIn(object, "culprits_as_expected");
    result.culpritOutcomes = countsIn<std::string>(object.value(QLatin1String("culprit_outcomes")).toObject(),
        [](const QString& name) { return name.toStdString(); });
    result.culpritStatuses = countsIn<int>(object.value(QLatin1String("culprit_statuses")).toObject(),
        [](const QString& status) { return status.toInt(); });
    result.culpritWorkers = countsIn<std::int64_t>(
        object.value(QLatin1String("culprit_workers")).toObject(), [](const QString& pid) { return pid.toLongLong(); });
    result.workersExited = wholeIn(object, "workers_exited");
    result.workersStarted = wholeIn(object, "workers_started");
    result.detectionS = numberIn(object, "detection_s");
    result.rssBeforeBytes = wholeIn(object, "rss_before_bytes");
    result.rssAfterBytes = wholeIn(object, "rss_after_bytes");
    result.rssPeakBytes = wholeIn(object, "rss_peak_bytes");
    const QJsonObject leak = object.value(QLatin1String("leak")).toObject();
    if (!leak.isEmpty()) {
        result.leak.emplace();
        result.leak->bytesPerCulprit = numberIn(leak, "bytes_per_culprit").value_or(0);
        if (numberIn(leak, "asked_bytes"))
            result.leak->askedBytes = wholeIn(leak, "asked_bytes");
        result.leak->peakRssBytes = wholeIn(leak, "peak_rss_bytes");
        Recycling& recycling = result.leak->recycling;
        recycling.workersReplaced = wholeIn(leak, "workers_replaced");
        recycling.bytesPerCulpritInALife = numberIn(leak, "bytes_per_culprit_in_a_life");
        if (leak.value(QLatin1String("plateaus")).isBool())
            recycling.plateaus = leak.value(QLatin1String("plateaus")).toBool();
        if (numberIn(leak, "plateau_rss_bytes"))
            recycling.plateauRssBytes = wholeIn(leak, "plateau_rss_bytes");
        recycling.requestsLost = wholeIn(leak, "lost_to_recycling");
    }
    const QJsonObject baseline = object.value(QLatin1String("baseline")).toObject();
    result.baseline.sent = wholeIn(baseline, "sent");
    result.baseline.failed = wholeIn(baseline, "failed");
    for (const QJsonValue& ms : baseline.value(QLatin1String("latencies_ms")).toArray())
        result.baseline.latenciesMs.push_back(ms.toDouble());
    const QJsonObject stop = object.value(QLatin1String("stop")).toObject();
    result.stop.signal = textIn(stop, "signal").toStdString();
    result.stop.seconds = numberIn(stop, "seconds").value_or(0);
    const QJsonObject leftovers = object.value(QLatin1String("leftovers")).toObject();
    result.stop.listening = leftovers.value(QLatin1String("listening")).toBool();
    for (const QJsonValue& leftover : leftovers.value(QLatin1String("processes")).toArray())
        result.stop.leftovers.push_back({ leftover[QLatin1String("pid")].toInteger(),
            leftover[QLatin1String("command")].toString().toStdString() });
    for (const QJsonValue& file : leftovers.value(QLatin1String("files")).toArray())
        result.stop.files.push_back(file.toString().toStdString());
    result.tookS = numberIn(object, "took_s").value_or(0);
    return result;
}

}

QString DurabilityReport::measuredBy() const
{
    return labour.isEmpty() ? QString::fromLatin1(version) : labour;
}

QByteArray durabilityJson(const DurabilityReport& report)
{
    QJsonArray results;
    for (const DurabilityResult& result : report.results)
        results.append(resultJson(result, report.plan.settings.recoveryS));
    QJsonArray skipped;
    for (const auto& [server, reason] : report.skipped)
        skipped.append(
            QJsonObject { { QStringLiteral("server"), textOf(server) }, { QStringLiteral("reason"), reason } });
    QJsonArray lethal;
    for (const LethalDose& dose : lethalDoses(report.results))
        lethal.append(QJsonObject { { QStringLiteral("server"), textOf(dose.server) },
            { QStringLiteral("behaviour"), culpritText(dose.culprit) },
            { QStringLiteral("lethal_dose"), dose.lethal ? QJsonValue(*dose.lethal) : QJsonValue() },
            { QStringLiteral("lethal_dose_from"), dose.lethal ? QJsonValue(dose.from()) : QJsonValue() },
            { QStringLiteral("largest_dose"), dose.largest } });
    QJsonArray servers;
    for (const ServerChoice& server : report.plan.servers)
        servers.append(textOf(server));
    const QJsonObject object {
        { QStringLiteral("schema"), schema },
        { QStringLiteral("labour"), report.measuredBy() },
        { QStringLiteral("started"),
            QDateTime::fromMSecsSinceEpoch(report.startedMs, Qt::UTC).toString(Qt::ISODateWithMs) },
        { QStringLiteral("whole"), report.isWhole },
        { QStringLiteral("machine"), toJson(report.machine) },
        { QStringLiteral("servers"), servers },
        { QStringLiteral("behaviours"), QJsonArray::fromStringList(textsOf(report.plan.culprits)) },
        { QStringLiteral("doses"), textOf(report.plan.doses) },
        { QStringLiteral("repetitions"), report.plan.repetitions },
        { QStringLiteral("seed"), whole(report.plan.seed) },
        { QStringLiteral("settings"), settingsJson(report.plan) },
        { QStringLiteral("results"), results },
        { QStringLiteral("over_repetitions"), repetitionsJson(report.results) },
        { QStringLiteral("lethal_doses"), lethal },
        { QStringLiteral("skipped"), skipped },
    };
    return QJsonDocument(object).toJson();
}

Result<DurabilityReport> durabilityFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (textIn(object, "schema") != schema)
        return Error { QStringLiteral("it is no durability table: \"schema\": \"%1\" is expected").arg(schema) };
    DurabilityReport report;
    report.startedMs = QDateTime::fromString(textIn(object, "started"), Qt::ISODateWithMs).toMSecsSinceEpoch();
    report.isWhole = object.value(QLatin1String("whole")).toBool();
    report.labour = textIn(object, "labour");
    report.machine = machineIn(object.value(QLatin1String("machine")).toObject());
    for (const QJsonValue& server : object.value(QLatin1String("servers")).toArray()) {
        const Result<QList<ServerChoice>> read = serversFromText(server.toString());
        if (!read)
            return Error { read.error() };
        report.plan.servers += *read;
    }
    QStringList behaviours;
    for (const QJsonValue& behaviour : object.value(QLatin1String("behaviours")).toArray())
        behaviours.append(behaviour.toString());
    const Result<Mix> culprits = mixFromTexts(behaviours);
    const Result<QList<Dose>> doses = dosesFromText(textIn(object, "doses"));
    if (!culprits || !doses)
        return Error { QStringLiteral("its plan cannot be read: ") % (culprits ? doses.error() : culprits.error()) };
    report.plan.culprits = *culprits;
    report.plan.doses = *doses;
    report.plan.repetitions = object.value(QLatin1String("repetitions")).toInt(1);
    report.plan.seed = wholeIn(object, "seed");
    const QJsonObject settings = object.value(QLatin1String("settings")).toObject();
    DurabilitySettings& read = report.plan.settings;
    read.rate = numberIn(settings, "rate").value_or(read.rate);
    read.rules.slowMs = numberIn(settings, "slow_ms").value_or(read.rules.slowMs);
    read.rules.slowTimesP99 = numberIn(settings, "slow_times_p99").value_or(read.rules.slowTimesP99);
    read.rules.calmS = numberIn(settings, "calm_s").value_or(read.rules.calmS);
    if (numberIn(settings, "fewest_slow"))
        read.rules.fewestSlow = wholeIn(settings, "fewest_slow");
    read.baselineS = numberIn(settings, "baseline_s").value_or(read.baselineS);
    read.onlyFirstBaseline = settings.value(QLatin1String("first_baseline_only")).toBool();
    read.recoveryS = numberIn(settings, "recovery_limit_s").value_or(read.recoveryS);
    read.innocentTimeoutS = numberIn(settings, "innocent_timeout_s").value_or(read.innocentTimeoutS);
    read.culpritTimeoutS = numberIn(settings, "culprit_timeout_s").value_or(read.culpritTimeoutS);
    read.longestCulpritTimeoutS = numberIn(settings, "longest_culprit_timeout_s").value_or(read.longestCulpritTimeoutS);
    for (const QJsonValue& each : object.value(QLatin1String("results")).toArray()) {
        const Result<DurabilityResult> result = resultIn(each.toObject());
        if (!result)
            return Error { result.error() };
        report.results.append(*result);
    }
    for (const QJsonValue& each : object.value(QLatin1String("skipped")).toArray()) {
        const Result<QList<ServerChoice>> server = serversFromText(each[QLatin1String("server")].toString());
        if (server && server->size() == 1)
            report.skipped.append({ server->first(), each[QLatin1String("reason")].toString() });
    }
    return report;
}

}
