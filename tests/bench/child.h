// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace bench {

/// What a program that has ended said and took.
struct ChildReport {
    QByteArray output; ///< standard output
    double cpuSeconds = 0; ///< with all that it waited for
    double memoryBytes = 0; ///< its largest resident set
};

/// Runs a program of PATH to its end. Nothing if it is not there or fails.
std::optional<ChildReport> runToEnd(const QString& program, const QStringList& arguments);

}
