// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/history_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/text_table.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace labour {

namespace {

const QString unknown = QStringLiteral("-");

QString failedOf(const StoredRun& run)
{
    if (!run.requests || !run.failed || *run.requests == 0)
        return unknown;
    return QString::number(100.0 * static_cast<double>(*run.failed) / static_cast<double>(*run.requests), 'f', 1)
        % QStringLiteral(" %");
}

/// In one line, and without what would move a terminal's cursor: notes and mixes come from other machines too.
QString inALine(const QString& text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return line;
}

template <typename T>
QJsonValue valueOf(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString startOf(const StoredRun& run)
{
    return QDateTime::fromMSecsSinceEpoch(run.startedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString millisecondsOf(const std::optional<double>& ms)
{
    return ms ? QString(QString::number(*ms, 'f', 1) % QStringLiteral(" ms")) : unknown;
}

/// Of the column of a key that has none otherwise.
std::optional<QString> titleOf(RunKey key)
{
    switch (key) {
    case RunKey::Engine:
        return QStringLiteral("Engine");
    case RunKey::Duration:
        return QStringLiteral("Duration");
    case RunKey::Memory:
        return QStringLiteral("Memory");
    case RunKey::Bytes:
        return QStringLiteral("Size");
    default:
        return std::nullopt;
    }
}

QString textOf(const StoredRun& run, RunKey key)
{
    if (key == RunKey::Engine)
        return inALine(run.engine);
    if (key == RunKey::Bytes)
        return bytesForPeople(static_cast<double>(run.bytes));
    if (key == RunKey::Memory)
        return run.rssBytes ? bytesForPeople(static_cast<double>(*run.rssBytes)) : unknown;
    return run.durationS ? durationForPeople(*run.durationS) : unknown;
}

QJsonObject jsonOf(const StoredRun& run)
{
    return {
        { QStringLiteral("run"), run.id },
        { QStringLiteral("uuid"), run.uuid },
        { QStringLiteral("started"),
            QDateTime::fromMSecsSinceEpoch(run.startedMs, Qt::UTC).toString(Qt::ISODateWithMs) },
        { QStringLiteral("server"), run.server },
        { QStringLiteral("server_version"), run.serverVersion },
        { QStringLiteral("mix"), run.mix },
        { QStringLiteral("engine"), run.engine },
        { QStringLiteral("machine"), run.machine },
        { QStringLiteral("labour"), run.labour },
        { QStringLiteral("plan_key"), run.planKey },
        { QStringLiteral("state"), run.stateName() },
        { QStringLiteral("failure"), run.failure },
        { QStringLiteral("duration_s"), valueOf(run.durationS) },
        { QStringLiteral("requests"), valueOf(run.requests) },
        { QStringLiteral("failed"), valueOf(run.failed) },
        { QStringLiteral("innocents"),
            QJsonObject { { QStringLiteral("requests"), valueOf(run.innocents) },
                { QStringLiteral("failed"), valueOf(run.innocentsFailed) },
                { QStringLiteral("p99_ms"), valueOf(run.innocentsP99Ms) } } },
        { QStringLiteral("rss_bytes"), valueOf(run.rssBytes) },
        { QStringLiteral("starred"), run.isStarred },
        { QStringLiteral("reference"), run.isReference },
        { QStringLiteral("group"), run.group.isEmpty() ? QJsonValue() : QJsonValue(run.group) },
        { QStringLiteral("note"), run.note },
        { QStringLiteral("bytes"), run.bytes },
    };
}

}

QString historyText(const QList<StoredRun>& runs, std::optional<RunKey> sortedBy)
{
    QList<QStringList> rows { { QStringLiteral("Run"), QStringLiteral("Started"), QStringLiteral("Server"),
        QStringLiteral("Requests"), QStringLiteral("Failed"), QStringLiteral("Innocents' p99"),
        QStringLiteral("Ended") } };
    for (const StoredRun& run : runs)
        rows.append({ QString::number(run.id) % (run.isStarred ? QStringLiteral(" ★") : QString())
                % (run.isReference ? QStringLiteral(" reference") : QString()),
            startOf(run), inALine(run.server), run.requests ? QString::number(*run.requests) : unknown, failedOf(run),
            millisecondsOf(run.innocentsP99Ms), run.stateName() });
    const std::optional<QString> more = sortedBy ? titleOf(*sortedBy) : std::nullopt;
    for (qsizetype i = 0; more && i < rows.size(); ++i)
        rows[i].insert(3, i == 0 ? *more : textOf(runs.at(i - 1), *sortedBy));
    const QStringList lines = textTable(rows).split(u'\n', Qt::SkipEmptyParts);
    QString text;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        text += lines.at(i)
            % (i == 0 ? QStringLiteral("  Mix") : QString(QStringLiteral("  ") % inALine(runs.at(i - 1).mix)));
        if (i > 0 && !runs.at(i - 1).note.isEmpty())
            text += QStringLiteral("  “") % inALine(runs.at(i - 1).note) % QStringLiteral("”");
        text += u'\n';
    }
    return text;
}

QByteArray historyJson(const QList<StoredRun>& runs)
{
    QJsonArray array;
    for (const StoredRun& run : runs)
        array.append(jsonOf(run));
    return QJsonDocument(QJsonObject {
                             { QStringLiteral("schema"), QStringLiteral("labour.history/1") },
                             { QStringLiteral("runs"), array },
                         })
        .toJson();
}

QString historyText(const QList<PlanGroup>& plans)
{
    QStringList texts;
    for (const PlanGroup& plan : plans) {
        QList<QStringList> rows { { QStringLiteral("Runs"), QStringLiteral("Started"), QStringLiteral("Server"),
            QStringLiteral("Count"), QStringLiteral("Innocents' p99"), QStringLiteral("Innocents failed") } };
        for (const RepetitionGroup& group : plan.groups)
            rows.append({ group.name() % (group.isReference() ? QStringLiteral(" reference") : QString()),
                startOf(group.runs.constFirst()), inALine(group.runs.constFirst().server),
                QString::number(group.runs.size()), millisecondsOf(group.medianInnocentsP99Ms),
                group.medianInnocentsFailed
                    ? QString(QString::number(100 * *group.medianInnocentsFailed, 'f', 1) % QStringLiteral(" %"))
                    : unknown });
        texts.append(QStringLiteral("%1 (engine %2, plan %3): %4\n%5")
                         .arg(inALine(plan.mix), plan.engine, plan.planKey.left(8),
                             plan.runs == 1 ? QStringLiteral("one run") : QStringLiteral("%1 runs").arg(plan.runs),
                             textTable(rows)));
    }
    return texts.join(u'\n') % QStringLiteral("\nMedians over the repetitions of a command, which are one group.\n");
}

QByteArray historyJson(const QList<PlanGroup>& plans)
{
    QJsonArray array;
    for (const PlanGroup& plan : plans) {
        QJsonArray groups;
        for (const RepetitionGroup& group : plan.groups) {
            QJsonArray runs;
            for (const StoredRun& run : group.runs)
                runs.append(jsonOf(run));
            groups.append(QJsonObject { { QStringLiteral("name"), group.name() },
                { QStringLiteral("server"), group.runs.constFirst().server },
                { QStringLiteral("reference"), group.isReference() },
                { QStringLiteral("innocents"),
                    QJsonObject { { QStringLiteral("median_p99_ms"), valueOf(group.medianInnocentsP99Ms) },
                        { QStringLiteral("median_failed_share"), valueOf(group.medianInnocentsFailed) } } },
                { QStringLiteral("runs"), runs } });
        }
        array.append(QJsonObject { { QStringLiteral("plan_key"), plan.planKey }, { QStringLiteral("mix"), plan.mix },
            { QStringLiteral("engine"), plan.engine }, { QStringLiteral("count"), plan.runs },
            { QStringLiteral("groups"), groups } });
    }
    return QJsonDocument(QJsonObject { { QStringLiteral("schema"), QStringLiteral("labour.history-plans/1") },
                             { QStringLiteral("plans"), array } })
        .toJson();
}

}
