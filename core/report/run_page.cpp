// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/run_page.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/plan_json.h"
#include "core/report/json_values.h"

#include <QDateTime>
#include <QJsonDocument>

namespace labour {

namespace {

QString optionsText(const ServerIdentity& server)
{
    QStringList parts;
    for (const auto& [name, value] : server.options)
        parts.append(text(name) % QLatin1Char('=') % text(value));
    return parts.join(QStringLiteral(", "));
}

QString commandText(const ServerIdentity& server)
{
    QStringList words;
    for (const std::string& word : server.command)
        words.append(text(word));
    return words.join(QLatin1Char(' '));
}

QString loadText(const LoadPlan& load)
{
    QString how = load.isOpen()
        ? QStringLiteral(
            "open: requests are due at %1, whatever the server does; latency counts from when they were due")
              .arg(load.rate ? textOf(*load.rate) % QStringLiteral(" a second")
                             : QStringLiteral("the rate of the phase"))
        : QStringLiteral(
            "closed: each connection waits for its reply before it sends again; latency counts from sending");
    if (load.thinkS > 0)
        how += QStringLiteral(", and %1 later").arg(durationForPeople(load.thinkS));
    return how;
}

QString lengthText(const LoadPlan& load)
{
    return load.requests ? QStringLiteral("%1 requests").arg(*load.requests)
        : load.durationS ? durationForPeople(*load.durationS)
                         : QString();
}

bool isGrave(const Event& event)
{
    return event.kind != events::workerExited && event.kind != events::workerStarted;
}

}

QString serverText(const RunRecord& record)
{
    return text(record.server.label())
        % (record.server.version.empty() ? QString() : QString(QLatin1Char(' ') % text(record.server.version)));
}

QString startedText(qint64 startedMs)
{
    return startedMs <= 0
        ? QString()
        : QDateTime::fromMSecsSinceEpoch(startedMs, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString machineText(const Machine& machine)
{
    QStringList parts { text(machine.cpu) };
    if (machine.cores > 0)
        parts.append(QStringLiteral("%1 cores").arg(machine.cores));
    if (machine.memoryBytes > 0)
        parts.append(bytesForPeople(static_cast<double>(machine.memoryBytes)));
    parts.append(machine.kernel.empty() ? QString() : QStringLiteral("kernel %1").arg(text(machine.kernel)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

Facts environmentOf(const RunRecord& record)
{
    return { { QStringLiteral("Server"), serverText(record) },
        { QStringLiteral("Options"), optionsText(record.server) },
        { QStringLiteral("Command"), commandText(record.server) },
        { QStringLiteral("Machine"), machineText(record.machine) },
        { QStringLiteral("Load before"), QString::number(record.machine.loadBefore, 'f', 2) },
        { QStringLiteral("Measured"), startedText(record.startedMs) }, { QStringLiteral("Labour"), record.labour } };
}

Facts methodOf(const RunRecord& record)
{
    const Plan& plan = record.plan;
    const LoadPlan& load = plan.load;
    return { { QStringLiteral("Engine"), plan.engine }, { QStringLiteral("Load"), loadText(load) },
        { QStringLiteral("Connections"),
            QStringLiteral("%1 in all, over %2 load %3")
                .arg(load.connections)
                .arg(load.processes)
                .arg(load.processes == 1 ? QStringLiteral("process") : QStringLiteral("processes")) },
        { QStringLiteral("Length"), lengthText(load) },
        { QStringLiteral("Phases"), load.phases.isEmpty() ? QString() : textOf(load.phases) },
        { QStringLiteral("Timeout"),
            load.timeoutS ? durationForPeople(*load.timeoutS) : QStringLiteral("each behaviour's own") },
        { QStringLiteral("Seed"), plan.seed ? QString::number(*plan.seed) : QString() },
        { QStringLiteral("Percentiles"),
            QStringLiteral("of all requests that ended; one without a whole reply is slower than all with one, and a "
                           "percentile among those is over the timeout, or no reply where none timed out") },
        { QStringLiteral("Intervals"),
            QStringLiteral("95 %, Wilson's, within this run: requests of one run depend on each other, so that "
                           "repetitions tell more") },
        { QStringLiteral("Processes"),
            QStringLiteral("sampled about ten times a second: what came and went between two samples is not seen; "
                           "resident memory counts shared pages in each process") } };
}

QByteArray planFileText(const RunRecord& record)
{
    return QJsonDocument(toJson(record.plan)).toJson();
}

QList<QStringList> eventsTable(const Recording& recording, qsizetype most)
{
    if (recording.events().empty())
        return {};
    QList<QStringList> rows { { QStringLiteral("seconds"), QStringLiteral("kind"), QStringLiteral("what happened") } };
    qsizetype leftOut = 0;
    for (const Event& event : recording.events()) {
        if (rows.size() > most && !isGrave(event)) {
            ++leftOut;
            continue;
        }
        rows.append({ QString::number(event.t, 'f', 3), text(event.kind), text(event.detail) });
    }
    if (leftOut > 0)
        rows.append({ QStringLiteral("…"), QString(),
            QStringLiteral("and %1 more of workers that exited or started").arg(leftOut) });
    return rows;
}

QList<QStringList> memoryTable(const Recording& recording)
{
    QList<QStringList> rows { { QStringLiteral("at"), QStringLiteral("seconds"), QStringLiteral("processes"),
        QStringLiteral("resident"), QStringLiteral("proportional") } };
    for (const MemoryReading& reading : recording.memory()) {
        if (!reading.processes.empty())
            rows.append({ text(reading.phase), QString::number(reading.t, 'f', 1),
                QString::number(reading.processes.size()), bytesForPeople(static_cast<double>(reading.rssBytes())),
                bytesForPeople(static_cast<double>(reading.pssBytes())) });
    }
    return rows.size() > 1 ? rows : QList<QStringList>();
}

}
