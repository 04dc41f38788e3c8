// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_comparison.h"

#include "app/cli/exit_code.h"
#include "app/cli/fail_conditions.h"
#include "app/cli/writing.h"
#include "core/report/agreement_text.h"
#include "core/report/durability_json.h"
#include "core/report/durability_origin.h"

#include <QFile>

namespace labour::cli {

namespace {

const QString compareOption = QStringLiteral("compare");

Result<QList<DurabilityReport>> tablesIn(const QStringList& paths)
{
    QList<DurabilityReport> tables;
    for (const QString& path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error { QStringLiteral("--compare: %1 cannot be read").arg(path) };
        const Result<DurabilityReport> table = durabilityFromJson(file.readAll());
        if (!table)
            return Error { QStringLiteral("--compare: %1: %2").arg(path, table.error()) };
        if (!tables.isEmpty() && !(table->plan.settings == tables.first().plan.settings))
            return Error { QStringLiteral("--compare: %1 was measured by other rules (rate, slow, recovery or --quick) "
                                          "than %2")
                               .arg(path, paths.first()) };
        tables.append(*table);
    }
    if (tables.size() < 2)
        return Error { QStringLiteral("--compare: two tables at least are compared, each by a --compare of its own") };
    return tables;
}

Figures figuresOf(const GradeAgreement& agreement)
{
    const auto compared = static_cast<double>(agreement.compared.size());
    return {
        { QStringLiteral("agreement"), { Figure::Kind::Share, agreement.share(), 0 } },
        { QStringLiteral("compared"), { Figure::Kind::Count, compared, 0 } },
        { QStringLiteral("differing"), { Figure::Kind::Count, compared - agreement.agreed(), compared } },
    };
}

}

void addComparison(Arguments& arguments)
{
    arguments.addRepeatable(compareOption, QStringLiteral("FILE"),
        QStringLiteral("Measure nothing: compare the grades of tables that --json wrote, two at least, and show the\n"
                       "cells that differ. --fail-if 'agreement<95%' goes with it, and nothing else."));
}

bool isComparison(const Arguments& arguments)
{
    return arguments.isSet(compareOption);
}

int compareTables(const Arguments& arguments)
{
    for (const QString& option : arguments.given()) {
        if (option != compareOption && option != QLatin1String("fail-if")) {
            complain(
                QStringLiteral("--compare measures nothing, and takes no option but --fail-if: --%1 has no meaning "
                               "beside it")
                    .arg(option));
            return UsageError;
        }
    }
    const Result<QList<FailCondition>> conditions = failConditions(arguments, figuresOf(GradeAgreement()));
    const QStringList paths = arguments.values(compareOption);
    const Result<QList<DurabilityReport>> tables = tablesIn(paths);
    if (!conditions || !tables) {
        complain(tables ? conditions.error() : tables.error());
        return UsageError;
    }
    QList<QList<DurabilityResult>> results;
    for (qsizetype i = 0; i < tables->size(); ++i) {
        results.append(tables->at(i).results);
        const DurabilityReport& other = tables->at(i);
        if (other.labour != tables->first().labour)
            complain(QStringLiteral("%1 was measured by Labour %2, %3 by %4")
                         .arg(paths.at(i), other.labour, paths.first(), tables->first().labour));
        if (!isSameMachine(other.machine, tables->first().machine))
            complain(QStringLiteral("%1 was measured on another machine than %2").arg(paths.at(i), paths.first()));
    }
    const GradeAgreement agreement = gradeAgreement(results);
    print(agreementText(agreement));
    return tellConditions(*conditions, figuresOf(agreement)) ? FailIfHeld : Done;
}

}
