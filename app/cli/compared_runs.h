// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/one_run.h"

#include <QList>
#include <QString>

namespace labour::cli {

/// Prints how the second runs stand to the first, and writes it as JSON where a path is given. The exit code.
int tellComparison(const QList<Record>& first, const QString& firstName, const QList<Record>& second,
    const QString& secondName, const QString& jsonPath);

}
