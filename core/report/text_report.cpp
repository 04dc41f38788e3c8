// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/text_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/mix_durability_report.h"
#include "core/report/text_table.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace labour {

namespace {

constexpr qsizetype mostEvents = 20;

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

QString percent(double share)
{
    return QString::number(share * 100, 'f', 2) % QStringLiteral(" %");
}

QString counted(std::uint64_t count, const QString& one, const QString& many)
{
    return QString::number(count) % QLatin1Char(' ') % (count == 1 ? one : many);
}

QString milliseconds(std::optional<double> ms)
{
    return ms ? QString::number(*ms, 'f', *ms < 10 ? 2 : *ms < 100 ? 1 : 0) : QStringLiteral("over the timeout");
}

QString heading(const RunRecord& record)
{
    const Plan& plan = record.plan;
    const LoadPlan& load = plan.load;
    QStringList parts { text(record.server.label())
        % (record.server.version.empty() ? QString() : QLatin1Char(' ') % text(record.server.version)) };
    parts.append(plan.test.isEmpty() ? QStringLiteral("a mix of %1")
                                           .arg(counted(static_cast<std::uint64_t>(plan.mix.size()),
                                               QStringLiteral("behaviour"), QStringLiteral("behaviours")))
                                     : QStringLiteral("test ") % plan.test);
    parts.append(QStringLiteral("engine %1").arg(plan.engine));
    parts.append(
        QStringLiteral("%1 over %2")
            .arg(counted(static_cast<std::uint64_t>(load.connections), QStringLiteral("connection"),
                     QStringLiteral("connections")),
                plan.engine == QLatin1String("qt") ? counted(
                    static_cast<std::uint64_t>(load.processes), QStringLiteral("thread"), QStringLiteral("threads"))
                                                   : counted(static_cast<std::uint64_t>(load.processes),
                                                       QStringLiteral("process"), QStringLiteral("processes"))));
    if (load.rate)
        parts.append(QStringLiteral("%1 requests a second").arg(textOf(*load.rate)));
    if (load.isOpen() && load.arrivals == Arrivals::Poisson)
        parts.append(QStringLiteral("Poisson arrivals"));
    if (plan.seed && plan.policy == Policy::Random)
        parts.append(QStringLiteral("seed %1").arg(*plan.seed));
    return parts.join(QStringLiteral(", ")) % QLatin1Char('\n');
}

QString verdict(const Tally& totals, double seconds)
{
    const double share =
        totals.requests == 0 ? 0 : static_cast<double>(totals.asExpected) / static_cast<double>(totals.requests);
    QString line =
        QStringLiteral("%1 (%2) returned as expected, %3 (%4) failed, in %5: %6 requests a second, goodput %7.\n")
            .arg(counted(totals.asExpected, QStringLiteral("request"), QStringLiteral("requests")), percent(share))
            .arg(totals.failed())
            .arg(percent(totals.failedShare()), durationForPeople(seconds))
            .arg(QString::number(seconds > 0 ? static_cast<double>(totals.requests) / seconds : 0, 'f', 1),
                QString::number(seconds > 0 ? static_cast<double>(totals.goodReplies) / seconds : 0, 'f', 1));
    if (totals.unfinished > 0)
        line += QStringLiteral("%1 still under way at the end, and counted apart.\n")
                    .arg(counted(totals.unfinished, QStringLiteral("request was"), QStringLiteral("requests were")));
    return line;
}

/// Everything that a behaviour's requests came to and was not expected.
QString failures(const Recording& recording)
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
                percent(static_cast<double>(ending.count) / static_cast<double>(tally.requests)),
                text(recording.behaviours()[i].label()) });
        }
    }
    if (rows.isEmpty())
        return {};
    rows.prepend(
        { QStringLiteral("Failures"), QStringLiteral("requests"), QStringLiteral("share"), QStringLiteral("of") });
    return QLatin1Char('\n') % textTable(rows);
}

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

QStringList behaviourRow(const QString& label, const QString& role, const Tally& tally)
{
    const bool isEmpty = tally.requests == 0;
    const auto ms = [&](double quantile) {
        if (isEmpty)
            return QString();
        return tally.latency.isEmpty() ? QStringLiteral("no reply") : milliseconds(tally.latencyMs(quantile));
    };
    const QString max =
        tally.latency.isEmpty() ? QString() : milliseconds(static_cast<double>(tally.latency.maxUs()) / 1000.0);
    return { label, role, QString::number(tally.requests), QString::number(tally.asExpected), ms(0.5), ms(0.99), max,
        statusText(tally) };
}

QString behaviours(const Recording& recording)
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
    return QLatin1Char('\n') % textTable(rows);
}

QString phases(const Recording& recording)
{
    const std::vector<RecordedPhase> phases = recording.phases();
    if (phases.empty())
        return {};
    QList<QStringList> rows { { QStringLiteral("Phase"), QStringLiteral("of"), QStringLiteral("requests"),
        QStringLiteral("as expected"), QStringLiteral("p50 ms"), QStringLiteral("p99 ms"), QStringLiteral("max ms"),
        QStringLiteral("came to") } };
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const QString name = QStringLiteral("%1, %2 to %3 s")
                                 .arg(text(phases[i].name), QString::number(phases[i].from, 'g', 6),
                                     QString::number(phases[i].to, 'g', 6));
        const Tally culprits = recording.phaseTotals(i, Role::Culprit);
        rows.append(behaviourRow(name, QStringLiteral("innocents"), recording.phaseTotals(i, Role::Innocent)));
        if (culprits.requests > 0)
            rows.append(behaviourRow(QString(), QStringLiteral("culprits"), culprits));
    }
    return QLatin1Char('\n') % textTable(rows);
}

QString schedule(const Recording& recording)
{
    const Histogram& error = recording.scheduleError();
    if (error.isEmpty())
        return {};
    const Tally totals = recording.totals();
    return QStringLiteral(
        "\nRequests went out %1 µs after they were due in the median, %2 µs at the 99th percentile, %3 µs at most; "
        "from there, replies took %4 ms in the median.\n")
        .arg(error.valueAtQuantile(0.5))
        .arg(error.valueAtQuantile(0.99))
        .arg(error.maxUs())
        .arg(milliseconds(totals.serviceMs(0.5)));
}

QString memory(const Recording& recording)
{
    if (recording.memory().empty() || recording.memory().front().processes.empty())
        return {};
    std::uint64_t largest = 0;
    for (const MemoryReading& reading : recording.memory())
        largest = std::max(largest, reading.rssBytes());
    for (const TreeSample& sample : recording.samples())
        largest = std::max(largest, sample.rssBytes());
    const auto bytes = [](std::uint64_t count) { return bytesForPeople(static_cast<double>(count)); };
    return QStringLiteral(
        "\nServer memory (resident, shared pages counted in each process): %1 at the start, %2 at the "
        "end, at most %3.\n")
        .arg(bytes(recording.memory().front().rssBytes()), bytes(recording.memory().back().rssBytes()), bytes(largest));
}

/// Those that a reader must not miss among many workers that come and go.
bool isGrave(const Event& event)
{
    return event.kind == events::serverExited || event.kind == events::helperFailed || event.kind == events::memoryLimit
        || event.kind == events::clientShortage;
}

QString eventLines(const Recording& recording)
{
    if (recording.events().empty())
        return {};
    QString lines = QStringLiteral("\nEvents\n");
    qsizetype leftOut = 0;
    qsizetype shown = 0;
    for (const Event& event : recording.events()) {
        if (shown >= mostEvents && !isGrave(event)) {
            ++leftOut;
            continue;
        }
        ++shown;
        lines += QStringLiteral("  %1 s  %2  %3\n")
                     .arg(QString::number(event.t, 'f', 3).rightJustified(8), text(event.kind).leftJustified(15),
                         text(event.detail));
        for (const std::string& line : event.log) {
            if (isGrave(event))
                lines += QStringLiteral("                                | %1\n").arg(text(line));
        }
    }
    if (leftOut > 0)
        lines += QStringLiteral("  … and %1 more of workers that exited or started\n").arg(leftOut);
    return lines;
}

bool hasServerExited(const Recording& recording)
{
    return std::any_of(recording.events().begin(), recording.events().end(),
        [](const Event& event) { return event.kind == events::serverExited; });
}

QString ending(const RunRecord& record)
{
    const Recording& recording = record.recording;
    if (!recording.stop())
        return {};
    const StopReport& stop = *recording.stop();
    QString lines = QLatin1Char('\n')
        % (text(record.server.name).contains(QLatin1String("://"))
                ? (hasServerExited(recording) ? QStringLiteral("The server had ended by itself.\n")
                                              : QStringLiteral("The server was left running.\n"))
                : stop.signal.empty() ? QStringLiteral("The server had ended before it was to be stopped.\n")
                                      : QStringLiteral("The server was stopped by %1 in %2.\n")
                                            .arg(text(stop.signal), durationForPeople(stop.seconds)));
    if (stop.daemonPid > 0)
        lines += QStringLiteral("It had become a daemon: process %1 served, and the one that was launched had ended.\n")
                     .arg(stop.daemonPid);
    for (const Leftover& leftover : stop.leftovers)
        lines += QStringLiteral("It left process %1 behind (%2), which was killed.\n")
                     .arg(leftover.pid)
                     .arg(text(leftover.command));
    if (!stop.files.empty())
        lines +=
            QStringLiteral("It left %1 in its folder for them: %2%3.\n")
                .arg(counted(stop.files.size(), QStringLiteral("temporary file"), QStringLiteral("temporary files")),
                    text(stop.files.front()), stop.files.size() > 1 ? QStringLiteral(", …") : QString());
    if (stop.listening)
        lines += QStringLiteral("Its port still accepted connections after the stop.\n");
    return lines;
}

QString warnings(const RunRecord& record)
{
    QStringList lines;
    const Tally totals = record.recording.totals();
    if (totals.count(Outcome::ClientError) > 0)
        lines.append(QStringLiteral(
            "%1 requests failed for want of our own descriptors, ports or memory: never the server's failure.")
                         .arg(totals.count(Outcome::ClientError)));
    if (record.recording.client().saturated)
        lines.append(QStringLiteral("The load generator, not the server, was the limit: %1.")
                         .arg(text(record.recording.client().evidence)));
    if (!totals.isResentKnown)
        lines.append(QStringLiteral("The client may have sent requests again by itself; without the server's journal "
                                    "(--journal) that is not known."));
    if (totals.resent > 0)
        lines.append(QStringLiteral("The client sent %1 again by itself after the server dropped the connection; "
                                    "counts and latencies hide that.")
                         .arg(counted(totals.resent, QStringLiteral("request"), QStringLiteral("requests"))));
    if (record.plan.engine == QLatin1String("qt"))
        lines.append(
            QStringLiteral("The qt engine cannot tell closed, reset and malformed apart: all are “closed” here."));
    if (record.machine.isShared)
        lines.append(QStringLiteral("Another measurement was under way on this machine: they disturbed each other."));
    if (record.machine.stealPercent > 5)
        lines.append(QStringLiteral("The hypervisor took %1 % of this machine's CPU time meanwhile.")
                         .arg(QString::number(record.machine.stealPercent, 'f', 0)));
    if (lines.isEmpty())
        return {};
    return QStringLiteral("\nNote: ") % lines.join(QStringLiteral("\nNote: ")) % QLatin1Char('\n');
}

}

QString textReport(const RunRecord& record)
{
    const Recording& recording = record.recording;
    QString report = heading(record);
    if (!record.failure.isEmpty())
        report += QStringLiteral("This run is not whole: %1%2\n")
                      .arg(record.failure, record.failure.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral("."));
    report += verdict(recording.totals(), recording.durationS());
    report += failures(recording);
    report += behaviours(recording);
    report += phases(recording);
    report += mixDurabilityText(record);
    report += schedule(recording);
    report += memory(recording);
    report += eventLines(recording);
    report += ending(record);
    report += warnings(record);
    return report;
}

}
