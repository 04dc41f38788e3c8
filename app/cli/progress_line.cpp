// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include "core/catalogue/unit_text.h"

namespace labour::cli {

ProgressLine::ProgressLine(const Run& run, const QString& label, QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_label(label)
    , m_line([this] { return text(); })
{
    if (!m_line.isOnTerminal())
        return;
    connect(&run, &Run::intervalRecorded, this, [this](const Interval& interval) {
        for (const EndingCount& ending : interval.endings) {
            m_requests += ending.count;
            m_failed += ending.asExpected ? 0 : ending.count;
        }
    });
    connect(&run, &Run::stageChanged, &m_line, &StatusLine::show);
}

QString ProgressLine::text() const
{
    const RunProgress progress = m_run.progress();
    QString line = QStringLiteral("%1: %2").arg(m_label, nameOf(progress.stage).toLower());
    if (progress.stage == RunStage::Sending) {
        line += QStringLiteral(", %1").arg(durationForPeople(progress.elapsedS));
        if (progress.remainingS)
            line += QStringLiteral(", about %1 left").arg(durationForPeople(*progress.remainingS));
        line += QStringLiteral(", %1 requests, %2 failed").arg(m_requests).arg(m_failed);
    }
    if (progress.stage == RunStage::StoppingServer)
        line += QStringLiteral("; Ctrl-C kills it");
    return line;
}

}
