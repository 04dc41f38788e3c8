// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/tsung_import.h"

#include "core/load/tsung/dump_reader.h"
#include "core/load/tsung/scenario.h"
#include "core/plan/plan_check.h"
#include "core/plan/plan_json.h"
#include "core/run/load_of.h"
#include "labour_version.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace labour {

namespace {

constexpr qint64 usPerMs = 1000;
constexpr double usPerS = 1e6;
constexpr qint64 atATime = 1 << 20;

const QString dumpName = QStringLiteral("tsung.dump");

/// Tsung names its folders by date, so that the last one is the newest.
Result<QDir> folderWithDump(const QString& path)
{
    const QDir folder(path);
    if (folder.exists(dumpName))
        return folder;
    const QStringList inside = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (auto name = inside.rbegin(); name != inside.rend(); ++name) {
        const QDir candidate(folder.filePath(*name));
        if (candidate.exists(dumpName))
            return candidate;
    }
    return Error {
        QStringLiteral("%1: there is no %2 in it; give the folder that Tsung named after -l").arg(path, dumpName)
    };
}

Result<Plan> planOf(const QDir& folder, const Catalogue& catalogue)
{
    for (const QString& name : folder.entryList({ QStringLiteral("*.xml") }, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const std::optional<QByteArray> json = planInScenario(file.readAll());
        if (!json)
            continue;
        QList<Problem> problems;
        const JsonPlace place =
            JsonPlace::fromObject(QJsonDocument::fromJson(*json).object(), folder.filePath(name), problems);
        const Result<Plan> plan = planFromJson(place, problems);
        return plan ? checkedPlan(*plan, catalogue) : plan;
    }
    return Error {
        QStringLiteral("%1: there is no scenario in it that Labour wrote (labour plan --tsung)").arg(folder.path())
    };
}

}

Result<RunRecord> recordFromTsung(const QString& path, const Catalogue& catalogue)
{
    const Result<QDir> folder = folderWithDump(path);
    if (!folder)
        return Error { folder.error() };
    const Result<Plan> plan = planOf(*folder, catalogue);
    if (!plan)
        return Error { plan.error() };
    const Load load = loadOf(*plan, catalogue);
    DumpReader reader(load.mix, load.phases.size(), load.isOpen);
    QFile dump(folder->filePath(dumpName));
    if (!dump.open(QIODevice::ReadOnly))
        return Error { QStringLiteral("%1: cannot be read: %2").arg(dump.fileName(), dump.errorString()) };
    while (!dump.atEnd()) {
        const QByteArray bytes = dump.read(atATime);
        reader.read({ bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    }
    if (!reader.startUs())
        return Error { QStringLiteral("%1: the load never began: not all of the %2 users had started")
                           .arg(dump.fileName())
                           .arg(load.connections) };

    RunRecord record;
    record.plan = *plan;
    record.labour = QString::fromLatin1(version);
    const ServerChoice& server = plan->servers.constFirst();
    record.server.name = (server.url.isEmpty() ? server.name : server.url).toStdString();
    record.server.variant = server.url.isEmpty() ? server.variant.toStdString() : std::string();
    record.startedMs = *reader.startUs() / usPerMs;
    record.recording = Recording(recordedBehaviours(*plan, catalogue), recordedPhases(*plan));
    for (const Interval& interval : reader.take())
        record.recording.add(interval);
    for (std::size_t i = 0; i < reader.unfinished().size(); ++i)
        record.recording.addUnfinished(i, reader.unfinished()[i]);
    const double lastS = static_cast<double>(std::max<qint64>(reader.lastUs() - *reader.startUs(), 0)) / usPerS;
    record.recording.setDuration(reader.isOver() && plan->load.durationS ? *plan->load.durationS : lastS);
    if (!reader.isOver()) {
        record.end = RunEnd::Interrupted;
        record.failure = QStringLiteral("%1 ends before the load did").arg(dumpName);
        record.recording.setInterrupted(true);
    } else if (reader.strangeLines() > 0) {
        record.end = RunEnd::HelperFailed;
        record.failure =
            QStringLiteral("%1 of the lines of %2 cannot be read").arg(reader.strangeLines()).arg(dumpName);
    }
    return record;
}

}
