// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compared_runs.h"

#include "app/cli/exit_code.h"
#include "app/cli/page_exports.h"
#include "app/cli/writing.h"
#include "core/report/comparison_csv.h"
#include "core/report/comparison_report.h"
#include "core/report/markdown_report.h"

#include <QStringList>

namespace labour::cli {

namespace {

const QString jsonOption = QStringLiteral("json");
const QString csvOption = QStringLiteral("csv");

}

void addComparisonExports(Arguments& arguments)
{
    arguments.addOption(jsonOption, QStringLiteral("FILE"),
        QStringLiteral("Write the comparison to FILE; - for standard output\n(the text then goes to standard error)."));
    arguments.addOption(csvOption, QStringLiteral("FILE"),
        QStringLiteral("Write a table to FILE: a line a figure, with what each side was measured of."));
    addPageOptions(arguments);
}

std::optional<QString> wrongComparisonExports(const Arguments& arguments)
{
    const QString json = arguments.value(jsonOption);
    if (!json.isEmpty() && json != QLatin1String("-") && !isWritable(json))
        return QStringLiteral("--json: %1 cannot be written").arg(json);
    const QString csv = arguments.value(csvOption);
    if (arguments.isSet(csvOption) && (csv.isEmpty() || csv == QLatin1String("-")))
        return QStringLiteral("--csv needs the name of a file");
    if (!csv.isEmpty() && !isWritable(csv))
        return QStringLiteral("--csv: %1 cannot be written").arg(csv);
    return wrongPages(arguments);
}

int tellComparisons(const ComparedSide& first, const QList<ComparedSide>& others, const Arguments& arguments)
{
    QList<ComparedPair> pairs;
    QList<NamedComparison> named;
    QStringList texts;
    for (const ComparedSide& other : others) {
        const Comparison comparison = comparisonOf(first.runs, other.runs);
        pairs.append({ first, other, comparison });
        named.append({ comparison, first.name, other.name });
        texts.append(comparisonText(comparison, first.name, other.name));
    }
    const QString text = texts.join(u'\n');
    if (isOutputTaken(arguments))
        printError(text);
    else
        print(text);
    const QString json = arguments.value(jsonOption);
    const bool isJsonWritten = json.isEmpty()
        || writeWhole(json,
            named.size() == 1 ? comparisonJson(named.constFirst().comparison, first.name, named.constFirst().second)
                              : comparisonsJson(named));
    const QString csv = arguments.value(csvOption);
    const bool isCsvWritten = csv.isEmpty() || writeWhole(csv, comparisonsCsv(named));
    const bool arePagesWritten = writePages(
        arguments, [&pairs] { return comparisonHtml(pairs); }, [&pairs] { return comparisonMarkdown(pairs); });
    return isJsonWritten && isCsvWritten && arePagesWritten ? Done : HelperFailed;
}

}
