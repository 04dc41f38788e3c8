// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fail_conditions.h"

#include "app/cli/writing.h"

namespace labour::cli {

namespace {

const QString failIf = QStringLiteral("fail-if");

}

void addFailConditions(Arguments& arguments)
{
    arguments.addRepeatable(failIf, QStringLiteral("CONDITION"),
        QStringLiteral("Exit with 1 if it holds: 'failed>1%', 'innocents.p99>500ms', 'died>0', 'recovery>10s',\n"
                       "'leak>1MiB'. A run has a grade where it is in phases. A wrong figure is answered with the\n"
                       "list of them."));
}

Result<QList<FailCondition>> failConditions(const Arguments& arguments, const Figures& figures)
{
    QList<FailCondition> conditions;
    for (const QString& text : arguments.values(failIf)) {
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        if (!condition)
            return Error { QStringLiteral("--fail-if: ") % condition.error() };
        conditions.append(*condition);
    }
    return conditions;
}

bool tellConditions(const QList<FailCondition>& conditions, const Figures& figures)
{
    bool isAny = false;
    for (const FailCondition& condition : conditions) {
        if (!figures.contains(condition.figure)) {
            complain(QStringLiteral("--fail-if %1: %2 is not known of this run, as its report says")
                         .arg(condition.text, condition.figure));
            isAny = true;
            continue;
        }
        const Figure figure = figures.value(condition.figure);
        if (!condition.holds(figure))
            continue;
        complain(QStringLiteral("--fail-if %1: %2 is %3").arg(condition.text, condition.figure, textOf(figure)));
        isAny = true;
    }
    return isAny;
}

}
