// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/run_headline.h"

#include "ui/charts/chart_axes.h"
#include "ui/plan/plan_sentence.h"

#include <QCoreApplication>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::RunHeadline)
};

bool hasServerEnded(const Recording& recording)
{
    return std::any_of(recording.events().begin(), recording.events().end(),
        [](const Event& event) { return event.kind == events::serverExited; });
}

}

QString endText(const RunRecord& record)
{
    switch (record.end) {
    case RunEnd::Done:
        return hasServerEnded(record.recording) ? Texts::tr("Server ended") : Texts::tr("Done");
    case RunEnd::Interrupted:
        return Texts::tr("Stopped");
    case RunEnd::Refused:
    case RunEnd::NotInstalled:
    case RunEnd::NotStarted:
        return Texts::tr("Not started");
    case RunEnd::HelperFailed:
        return Texts::tr("Failed");
    }
    return {};
}

bool hasFailed(RunEnd end)
{
    return end != RunEnd::Done && end != RunEnd::Interrupted;
}

std::optional<QString> endOfServer(const Event& event)
{
    if (event.kind != events::serverExited)
        return std::nullopt;
    return Texts::tr("The server ended after %1. %2")
        .arg(momentText(event.t), asSentence(QString::fromStdString(event.detail)));
}

QStringList warningsOf(const Recording& recording)
{
    QStringList warnings;
    for (const Event& event : recording.events()) {
        if (const std::optional<QString> end = endOfServer(event))
            warnings.append(*end);
    }
    if (recording.client().saturated)
        warnings.append(Texts::tr("The load generator, not the server, was the limit: %1")
                            .arg(asSentence(QString::fromStdString(recording.client().evidence))));
    return warnings;
}

}
