// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_texts.h"

#include "core/catalogue/unit_text.h"
#include "core/report/json_values.h"
#include "core/report/run_tables.h"

#include <algorithm>

namespace labour {

namespace {

QString counted(std::uint64_t count, const QString& one, const QString& many)
{
    return QString::number(count) % QLatin1Char(' ') % (count == 1 ? one : many);
}

bool hasServerExited(const Recording& recording)
{
    return std::any_of(recording.events().begin(), recording.events().end(),
        [](const Event& event) { return event.kind == events::serverExited; });
}

}

QString headingText(const RunRecord& record)
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
    return parts.join(QStringLiteral(", "));
}

QString summaryText(const Recording& recording)
{
    if (recording.behaviours().empty())
        return {};
    const Tally totals = recording.totals();
    const double seconds = recording.durationS();
    const auto share = [&totals](std::uint64_t count) {
        return percentText(
            totals.requests == 0 ? 0 : static_cast<double>(count) / static_cast<double>(totals.requests));
    };
    const std::uint64_t notSent = totals.count(Outcome::NotSent);
    const std::uint64_t failed = totals.failed() - notSent;
    const QString unsent = notSent == 0
        ? QString()
        : QStringLiteral(", %1 (%2) %3 not sent")
              .arg(notSent)
              .arg(share(notSent), notSent == 1 ? QStringLiteral("was") : QStringLiteral("were"));
    QString line =
        QStringLiteral("%1 (%2) returned as expected, %3 (%4) failed%5, in %6: %7 requests a second, goodput %8.")
            .arg(counted(totals.asExpected, QStringLiteral("request"), QStringLiteral("requests")),
                share(totals.asExpected))
            .arg(failed)
            .arg(share(failed), unsent, durationForPeople(seconds))
            .arg(QString::number(seconds > 0 ? static_cast<double>(totals.requests) / seconds : 0, 'f', 1),
                QString::number(seconds > 0 ? static_cast<double>(totals.goodReplies) / seconds : 0, 'f', 1));
    if (totals.unfinished > 0)
        line += QStringLiteral("\n%1 still under way at the end, and counted apart.")
                    .arg(counted(totals.unfinished, QStringLiteral("request was"), QStringLiteral("requests were")));
    return line;
}

QString failureText(const RunRecord& record)
{
    return record.failure.isEmpty()
        ? QString()
        : QStringLiteral("%1: %2%3")
              .arg(record.recording.behaviours().empty() ? QStringLiteral("This run did not begin")
                                                         : QStringLiteral("This run is not whole"),
                  record.failure, record.failure.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral("."));
}

QString scheduleText(const Recording& recording)
{
    const Histogram& error = recording.scheduleError();
    if (error.isEmpty())
        return {};
    const Tally totals = recording.totals();
    return QStringLiteral(
        "Requests went out %1 µs after they were due in the median, %2 µs at the 99th percentile, %3 µs at most; "
        "from there, replies took %4 ms in the median.")
        .arg(error.valueAtQuantile(0.5))
        .arg(error.valueAtQuantile(0.99))
        .arg(error.maxUs())
        .arg(millisecondsText(totals.serviceMs(0.5), totals));
}

QString memoryText(const Recording& recording)
{
    if (recording.memory().empty() || recording.memory().front().processes.empty())
        return {};
    std::uint64_t largest = 0;
    for (const MemoryReading& reading : recording.memory())
        largest = std::max(largest, reading.rssBytes());
    for (const TreeSample& sample : recording.samples())
        largest = std::max(largest, sample.rssBytes());
    const auto bytes = [](std::uint64_t count) { return bytesForPeople(static_cast<double>(count)); };
    return QStringLiteral("Server memory (resident, shared pages counted in each process): %1 at the start, %2 at the "
                          "end, at most %3.")
        .arg(bytes(recording.memory().front().rssBytes()), bytes(recording.memory().back().rssBytes()), bytes(largest));
}

QStringList endingTexts(const RunRecord& record)
{
    const Recording& recording = record.recording;
    if (!recording.stop())
        return {};
    const StopReport& stop = *recording.stop();
    QStringList lines;
    if (text(record.server.name).contains(QLatin1String("://")))
        lines.append(hasServerExited(recording) ? QStringLiteral("The server had ended by itself.")
                                                : QStringLiteral("The server was left running."));
    else if (stop.signal.empty())
        lines.append(QStringLiteral("The server had ended before it was to be stopped."));
    else
        lines.append(QStringLiteral("The server was stopped by %1 in %2.")
                         .arg(text(stop.signal), durationForPeople(stop.seconds)));
    if (stop.daemonPid > 0)
        lines.append(
            QStringLiteral("It had become a daemon: process %1 served, and the one that was launched had ended.")
                .arg(stop.daemonPid));
    for (const Leftover& leftover : stop.leftovers)
        lines.append(QStringLiteral("It left process %1 behind (%2), which was killed.")
                         .arg(leftover.pid)
                         .arg(text(leftover.command)));
    if (!stop.files.empty())
        lines.append(
            QStringLiteral("It left %1 in its folder for them: %2%3.")
                .arg(counted(stop.files.size(), QStringLiteral("temporary file"), QStringLiteral("temporary files")),
                    text(stop.files.front()), stop.files.size() > 1 ? QStringLiteral(", …") : QString()));
    if (stop.listening)
        lines.append(QStringLiteral("Its port still accepted connections after the stop."));
    return lines;
}

QStringList noteTexts(const RunRecord& record)
{
    if (record.recording.behaviours().empty())
        return {};
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
    return lines;
}

}
