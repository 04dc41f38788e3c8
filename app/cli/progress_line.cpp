// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include "app/cli/writing.h"
#include "core/catalogue/unit_text.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>

namespace labour::cli {

namespace {

constexpr qsizetype narrowestTerminal = 79;

}

ProgressLine::ProgressLine(const Run& run, const QString& label, QObject* parent)
    : QObject(parent)
    , m_run(run)
    , m_label(label)
{
    using namespace std::chrono_literals;
    if (isatty(STDERR_FILENO) == 0)
        return;
    connect(&run, &Run::intervalRecorded, this, [this](const Interval& interval) {
        for (const EndingCount& ending : interval.endings) {
            m_requests += ending.count;
            m_failed += ending.asExpected ? 0 : ending.count;
        }
    });
    connect(&run, &Run::stageChanged, this, &ProgressLine::show);
    connect(&m_timer, &QTimer::timeout, this, &ProgressLine::show);
    m_timer.start(200ms);
}

ProgressLine::~ProgressLine()
{
    if (m_isShown)
        printError(QStringLiteral("\r\033[K"));
}

void ProgressLine::show()
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
    winsize terminal {};
    const bool hasWidth = ioctl(STDERR_FILENO, TIOCGWINSZ, &terminal) == 0 && terminal.ws_col > 1;
    printError(QStringLiteral("\r\033[K") % line.left(hasWidth ? terminal.ws_col - 1 : narrowestTerminal));
    m_isShown = true;
}

}
