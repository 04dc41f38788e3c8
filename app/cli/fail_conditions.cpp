// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fail_conditions.h"

#include "app/cli/writing.h"

#include <optional>
#include <utility>

namespace labour::cli {

namespace {

const QString failIf = QStringLiteral("fail-if");

}

void addFailConditions(Arguments& arguments)
{
    arguments.addRepeatable(failIf, QStringLiteral("CONDITION"),
        QStringLiteral("Exit with 1 if it holds: 'failed>1%', 'innocents.p99>500ms', 'died>0', 'recovery>10s',\n"
                       "'leak>1MiB'. A run has a grade where it is in phases. A wrong figure is answered with the\n"
                       "list of them. Of a table it holds if it does for all of it or for one of its cells.\n"
                       "Of a run, to the reference of its plan on its server (labour history --reference):\n"
                       "'innocents.p99>reference*1.2', 'failed>reference+1%'."));
}

Result<QList<FailCondition>> failConditions(const Arguments& arguments, const Figures& figures, bool mayHaveReference)
{
    QList<FailCondition> conditions;
    for (const QString& text : arguments.values(failIf)) {
        const Result<FailCondition> condition = failConditionFromText(text, figures);
        if (!condition)
            return Error { QStringLiteral("--fail-if: ") % condition.error() };
        if (condition->isToReference && !mayHaveReference)
            return Error { QStringLiteral("--fail-if: “%1”: a table has no reference; a run has").arg(text) };
        conditions.append(*condition);
    }
    return conditions;
}

bool tellConditions(const QList<JudgedCondition>& conditions)
{
    bool isAny = false;
    for (const JudgedCondition& condition : conditions) {
        if (condition.message.isEmpty())
            continue;
        complain(QStringLiteral("--fail-if %1: %2").arg(condition.text, condition.message));
        isAny = true;
    }
    return isAny;
}

bool tellConditions(const QList<FailCondition>& conditions, const Figures& figures)
{
    return tellConditions(judged(conditions, figures));
}

bool tellConditions(const QList<FailCondition>& conditions, const QList<DurabilityResult>& results)
{
    QList<FailCondition> ofCells;
    const Figures figures = figuresOf(results);
    for (const FailCondition& condition : conditions) {
        if (!condition.holds(figures.value(condition.figure)))
            ofCells.append(condition);
    }
    bool isAny = tellConditions(conditions, figures);
    for (const FailCondition& condition : std::as_const(ofCells)) {
        for (const DurabilityResult& result : results) {
            const std::optional<Figure> figure = heldBy(condition, result);
            if (!figure)
                continue;
            complain(QStringLiteral("--fail-if %1: %2 of %3 is %4")
                         .arg(condition.text, condition.figure, result.cell.label(), textOf(*figure)));
            isAny = true;
            break;
        }
    }
    return isAny;
}

}
