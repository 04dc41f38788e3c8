// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compared_runs.h"

#include "app/cli/exit_code.h"
#include "app/cli/writing.h"
#include "core/report/comparison_report.h"

namespace labour::cli {

int tellComparison(const QList<Record>& first, const QString& firstName, const QList<Record>& second,
    const QString& secondName, const QString& jsonPath)
{
    const Comparison comparison = comparisonOf(first, second);
    const QString text = comparisonText(comparison, firstName, secondName);
    if (jsonPath == QLatin1String("-"))
        printError(text);
    else
        print(text);
    const bool isWritten =
        jsonPath.isEmpty() || writeWhole(jsonPath, comparisonJson(comparison, firstName, secondName));
    return isWritten ? Done : HelperFailed;
}

}
