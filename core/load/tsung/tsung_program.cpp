// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/tsung_program.h"

#include <QStandardPaths>

namespace labour {

QString tsungProgram()
{
    return QStandardPaths::findExecutable(QStringLiteral("tsung"));
}

std::optional<QString> tsungMissing()
{
    if (!tsungProgram().isEmpty())
        return std::nullopt;
    return QStringLiteral(
        "Tsung is not installed: apt install tsung, or choose another engine than tsung (--engine native)");
}

}
