// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/repetitions_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/json_values.h"
#include "core/report/text_table.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

QString percent(double share)
{
    return QString::number(share * 100, 'f', 1);
}

QString collateralText(const RepetitionSummary& summary)
{
    if (!summary.medianCollateral)
        return {};
    const QString median = percent(*summary.medianCollateral) % QStringLiteral(" %");
    if (!summary.collateralCi95)
        return median % QStringLiteral(" (not enough runs)");
    return QStringLiteral("%1 (%2 to %3)")
        .arg(median, percent(summary.collateralCi95->low), percent(summary.collateralCi95->high));
}

QString recoveryText(const RepetitionSummary& summary)
{
    const QString never = QStringLiteral("never %1×").arg(summary.neverRecovered);
    if (!summary.medianRecoveryS)
        return summary.neverRecovered > 0 ? never : QString();
    const QString median = durationForPeople(*summary.medianRecoveryS);
    return summary.neverRecovered > 0 ? QString(median % QStringLiteral(", ") % never) : median;
}

QJsonObject toJson(const RepetitionSummary& summary)
{
    QJsonObject grades;
    for (const auto& [grade, count] : summary.grades)
        grades.insert(text(nameOf(grade)), count);
    return {
        { QStringLiteral("server"), textOf(summary.cell.server) },
        { QStringLiteral("behaviour"), culpritText(summary.cell.culprit) },
        { QStringLiteral("dose"), summary.cell.dose },
        { QStringLiteral("pool"), summary.cell.isPool },
        { QStringLiteral("runs"), summary.runs },
        { QStringLiteral("grades"), grades },
        { QStringLiteral("agreement"), rounded(summary.agreement()) },
        { QStringLiteral("collateral_median"), number(summary.medianCollateral) },
        { QStringLiteral("collateral_ci95_over_runs"),
            summary.collateralCi95
                ? QJsonValue(QJsonArray { rounded(summary.collateralCi95->low), rounded(summary.collateralCi95->high) })
                : QJsonValue() },
        { QStringLiteral("enough_runs"), summary.collateralCi95.has_value() },
        { QStringLiteral("recovery_median_s"), number(summary.medianRecoveryS) },
        { QStringLiteral("never_recovered"), summary.neverRecovered },
    };
}

}

QString gradesText(const RepetitionSummary& summary)
{
    QStringList parts;
    for (const auto& [grade, count] : summary.grades)
        parts.append(QStringLiteral("%1 %2").arg(count).arg(text(nameOf(grade))));
    return parts.join(QStringLiteral(", "));
}

QJsonArray repetitionsJson(const QList<DurabilityResult>& results)
{
    QJsonArray array;
    for (const RepetitionSummary& summary : repetitionsOf(results))
        array.append(toJson(summary));
    return array;
}

QList<QStringList> repetitionsTable(const QList<DurabilityResult>& results)
{
    QList<QStringList> table { { QStringLiteral("Over repetitions"), QStringLiteral("runs"), QStringLiteral("grades"),
        QStringLiteral("agree"), QStringLiteral("collateral, median (95 %)"), QStringLiteral("recovery, median") } };
    for (const RepetitionSummary& summary : repetitionsOf(results)) {
        if (summary.runs > 1)
            table.append({ summary.cell.label(), QString::number(summary.runs), gradesText(summary),
                percent(summary.agreement()) % QStringLiteral(" %"), collateralText(summary), recoveryText(summary) });
    }
    return table.size() > 1 ? table : QList<QStringList>();
}

QString repetitionsCaveat(const QList<DurabilityResult>& results)
{
    const QList<RepetitionSummary> summaries = repetitionsOf(results);
    const bool isEnough = std::all_of(summaries.begin(), summaries.end(),
        [](const RepetitionSummary& summary) { return summary.runs < 2 || summary.collateralCi95; });
    return QStringLiteral("The interval over repetitions is the honest one: within one run, requests depend on each "
                          "other.%1")
        .arg(isEnough ? QString() : QStringLiteral(" It takes %1 runs.").arg(fewestRuns));
}

QString repetitionsText(const QList<DurabilityResult>& results)
{
    const QList<QStringList> table = repetitionsTable(results);
    return table.isEmpty()
        ? QString()
        : QString(textTable(table) % QStringLiteral("  ") % repetitionsCaveat(results) % QStringLiteral("\n\n"));
}

}
