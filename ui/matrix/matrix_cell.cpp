// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_cell.h"

#include "core/catalogue/unit_text.h"
#include "core/verdict/figures.h"
#include "ui/matrix/grade_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::MatrixCells)
};

constexpr qsizetype mostLines = 8;

bool isGraded(const DurabilityResult& result)
{
    return result.failure.isEmpty() && !result.cell.isLeak;
}

QString lineOf(const DurabilityResult& result)
{
    QString dose = doseText(result.cell);
    if (result.cell.repetition > 1)
        dose = Texts::tr("%1, repetition %2").arg(dose).arg(result.cell.repetition);
    return Texts::tr("Dose %1: %2").arg(dose, verdictSentence(result));
}

/// What else is worth a line of the worst measurement.
QStringList figuresOfWorst(const DurabilityResult& result)
{
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1); };
    const DurabilityVerdict& verdict = result.verdict;
    QStringList lines { Texts::tr("Collateral %1 % (%2 to %3), outage %4")
                            .arg(percent(verdict.collateral), percent(verdict.collateralCi95.low),
                                percent(verdict.collateralCi95.high), outageText(verdict)) };
    lines.append(Texts::tr("Workers exited %1, started %2; memory %3 to %4")
                     .arg(QString::number(result.workersExited), QString::number(result.workersStarted),
                         bytesForPeople(static_cast<double>(result.rssBeforeBytes)),
                         bytesForPeople(static_cast<double>(result.rssAfterBytes))));
    return lines;
}

}

std::optional<Grade> worstGrade(const Measurements& results)
{
    std::optional<Grade> worst;
    for (const DurabilityResult* result : results) {
        if (isGraded(*result) && (!worst || result->verdict.grade > *worst))
            worst = result->verdict.grade;
    }
    return worst;
}

QString agreementText(const Measurements& results)
{
    const std::optional<Grade> worst = worstGrade(results);
    int graded = 0;
    int agreeing = 0;
    for (const DurabilityResult* result : results) {
        graded += isGraded(*result) ? 1 : 0;
        agreeing += isGraded(*result) && result->verdict.grade == worst ? 1 : 0;
    }
    return agreeing == graded ? QString() : Texts::tr("%1 of %2").arg(agreeing).arg(graded);
}

std::optional<double> worstValue(const Measurements& results, const MatrixFigure& figure)
{
    std::optional<double> worst;
    for (const DurabilityResult* result : results) {
        if (!result->failure.isEmpty() || result->cell.isLeak != figure.isOfLeaks)
            continue;
        const std::optional<double> value = figure.value(*result);
        if (value && (!worst || *value > *worst))
            worst = value;
    }
    return worst;
}

QString cellHelp(const QString& title, const Measurements& results)
{
    QStringList lines { QStringLiteral("<b>%1</b>").arg(title.toHtmlEscaped()) };
    for (const DurabilityResult* result : results.first(std::min(mostLines, results.size())))
        lines.append(lineOf(*result).toHtmlEscaped());
    if (results.size() > mostLines)
        lines.append(Texts::tr("and %1 more").arg(results.size() - mostLines));
    const std::optional<Grade> worst = worstGrade(results);
    for (const DurabilityResult* result : results) {
        if (isGraded(*result) && result->verdict.grade == worst) {
            for (const QString& line : figuresOfWorst(*result))
                lines.append(line.toHtmlEscaped());
            break;
        }
    }
    lines.append(Texts::tr("Click or press Enter for the run behind it."));
    return QStringLiteral("<p>%1</p>").arg(lines.join(QStringLiteral("<br>")));
}

}
