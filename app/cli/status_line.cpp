// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/status_line.h"

#include "app/cli/writing.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>

namespace labour::cli {

namespace {

constexpr qsizetype narrowestTerminal = 79;

}

StatusLine::StatusLine(std::function<QString()> text, QObject* parent)
    : QObject(parent)
    , m_text(std::move(text))
    , m_isOnTerminal(isatty(STDERR_FILENO) != 0)
{
    using namespace std::chrono_literals;
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::show);
    if (m_isOnTerminal)
        m_timer.start(200ms);
}

StatusLine::~StatusLine()
{
    clear();
}

void StatusLine::show()
{
    if (!m_isOnTerminal)
        return;
    winsize terminal {};
    const bool hasWidth = ioctl(STDERR_FILENO, TIOCGWINSZ, &terminal) == 0 && terminal.ws_col > 1;
    printError(QStringLiteral("\r\033[K") % m_text().left(hasWidth ? terminal.ws_col - 1 : narrowestTerminal));
    m_isShown = true;
}

void StatusLine::clear()
{
    m_timer.stop();
    if (m_isShown)
        printError(QStringLiteral("\r\033[K"));
    m_isShown = false;
}

void StatusLine::say(const QString& line)
{
    printError((m_isShown ? QStringLiteral("\r\033[K") : QString()) % line % QLatin1Char('\n'));
    m_isShown = false;
}

}
