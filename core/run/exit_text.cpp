// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/exit_text.h"

#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace labour {

namespace {

QString signalText(int signal)
{
    const char* name = sigabbrev_np(signal);
    return name ? QStringLiteral("SIG") % QString::fromLatin1(name) : QStringLiteral("signal %1").arg(signal);
}

}

QString exitText(std::optional<std::int32_t> waitStatus)
{
    if (!waitStatus)
        return QStringLiteral("ended");
    if (WIFSIGNALED(*waitStatus))
        return QStringLiteral("was ended by %1").arg(signalText(WTERMSIG(*waitStatus)));
    return QStringLiteral("exited with status %1").arg(WEXITSTATUS(*waitStatus));
}

QString ordinal(quint64 n)
{
    const quint64 tens = n % 100;
    if (tens >= 11 && tens <= 13)
        return QStringLiteral("%1th").arg(n);
    switch (n % 10) {
    case 1:
        return QStringLiteral("%1st").arg(n);
    case 2:
        return QStringLiteral("%1nd").arg(n);
    case 3:
        return QStringLiteral("%1rd").arg(n);
    default:
        return QStringLiteral("%1th").arg(n);
    }
}

}
