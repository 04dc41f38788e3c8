// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/one_run.h"

#include "app/cli/exit_code.h"
#include "app/cli/progress_line.h"
#include "app/cli/writing.h"
#include "core/run/history_writer.h"
#include "core/run/run.h"

#include <QEventLoop>

#include <optional>

namespace labour::cli {

int exitCodeOf(RunEnd end)
{
    switch (end) {
    case RunEnd::Done:
        return Done;
    case RunEnd::Interrupted:
        return Interrupted;
    case RunEnd::Refused:
        return UsageError;
    case RunEnd::NotInstalled:
    case RunEnd::NotStarted:
        return ServerMissing;
    case RunEnd::HelperFailed:
        break;
    }
    return HelperFailed;
}

bool wasMeasured(const RunRecord& record)
{
    return record.end != RunEnd::NotInstalled && record.end != RunEnd::NotStarted && record.end != RunEnd::Refused
        && !record.recording.behaviours().empty();
}

Record runOnce(Plan plan, const ServerChoice& server, const std::shared_ptr<const Catalogue>& catalogue,
    const RunSettings& settings, const QString& historyPath, Interruption& interruption)
{
    plan.servers = { server };
    plan.repetitions = 1;
    if (!plan.seed)
        plan.seed = drawnSeed();
    Run run(plan, server, catalogue, settings);
    std::optional<HistoryWriter> keeper;
    if (!historyPath.isEmpty()) {
        keeper.emplace(run, historyPath);
        QObject::connect(&*keeper, &HistoryWriter::problem, &complain);
    }
    const ProgressLine progress(run, textOf(server));
    Record record;
    QEventLoop loop;
    QObject::connect(&run, &Run::finished, &loop, [&](const Record& finished) {
        record = finished;
        loop.quit();
    });
    QObject::connect(&interruption, &Interruption::came, &run, &Run::interrupt);
    QMetaObject::invokeMethod(&run, &Run::start, Qt::QueuedConnection);
    loop.exec();
    return record;
}

QString failureOf(const RunRecord& record)
{
    return record.end == RunEnd::Refused ? QString(record.failure % QStringLiteral(", or give --share-machine"))
                                         : record.failure;
}

}
