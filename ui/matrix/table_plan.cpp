// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/table_plan.h"

#include "core/catalogue/unit_text.h"
#include "core/plan/variant_limits.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::TablePlan)
};

constexpr double aroundServerS = 2.5; ///< to start it, to warm it up, and to stop it
constexpr double warmUpS = 1; ///< in place of a baseline that an earlier cell of the server has measured
constexpr double afterHangLimitS = 3.5;
constexpr double shortStormS = 1;
constexpr double leakStormS = 5; ///< 50 culprits at 10 a second

double stormS(const DurabilityCell& cell, const DurabilitySettings& settings, const Catalogue& catalogue)
{
    if (cell.isLeak)
        return leakStormS;
    const Result<const BehaviourManifest*> behaviour = catalogue.behaviour(cell.culprit.behaviour);
    if (!behaviour || (*behaviour)->group != QLatin1String("hangs"))
        return shortStormS;
    const double limit = limitsOf(cell.server, catalogue).hangLimitS.value_or(0);
    return std::min(settings.longestCulpritTimeoutS, std::max(settings.culpritTimeoutS, limit + afterHangLimitS));
}

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

}

Result<DurabilityPlan> planToGoOnWith(const DurabilityReport& report, const Catalogue& catalogue)
{
    DurabilityPlan plan = report.plan;
    // The file does not say; a quick table has one baseline for each server, and no leaks.
    plan.measuresLeaks = !plan.settings.onlyFirstBaseline;
    return checkedPlan(plan, catalogue);
}

QList<DurabilityCell> missingCells(
    const DurabilityPlan& plan, const DurabilityReport& report, const Catalogue& catalogue)
{
    QSet<QString> measured;
    for (const DurabilityResult& result : report.results) {
        if (result.failure.isEmpty())
            measured.insert(result.cell.label());
    }
    QList<DurabilityCell> missing = cellsOf(plan, catalogue);
    missing.removeIf([&](const DurabilityCell& cell) {
        return measured.contains(cell.label())
            || std::any_of(report.skipped.begin(), report.skipped.end(),
                [&cell](const auto& skipped) { return skipped.first == cell.server; });
    });
    return missing;
}

DurabilityPlan planOfCell(const DurabilityPlan& plan, const DurabilityCell& cell)
{
    DurabilityPlan one = plan;
    one.servers = { cell.server };
    one.culprits = { cell.culprit };
    one.doses = cell.isLeak ? QList<Dose>() : QList<Dose> { { cell.dose, cell.isPool } };
    one.measuresLeaks = cell.isLeak;
    return one;
}

double estimatedS(const QList<DurabilityCell>& cells, const DurabilitySettings& settings, const Catalogue& catalogue)
{
    double sum = 0;
    QStringList known;
    for (const DurabilityCell& cell : cells) {
        const QString server = textOf(cell.server);
        const bool isFirst = !known.contains(server);
        if (isFirst)
            known.append(server);
        const double baseline = settings.onlyFirstBaseline && !isFirst ? warmUpS : settings.baselineS;
        const double storm = stormS(cell, settings, catalogue);
        // What hangs is as often never well again as it is so at once.
        const double recovery = storm > shortStormS && !cell.isLeak ? (settings.rules.calmS + settings.recoveryS) / 2
                                                                    : settings.rules.calmS;
        sum += aroundServerS + baseline + storm + recovery;
    }
    return sum;
}

QString aboutText(double seconds)
{
    constexpr double minute = 60;
    constexpr double hour = 3600;
    if (seconds < minute)
        return Texts::tr("less than a minute");
    if (seconds < hour)
        return Texts::tr("about %1 min").arg(std::lround(seconds / minute));
    return Texts::tr("about %1 h %2 min")
        .arg(static_cast<int>(seconds / hour))
        .arg(std::lround(std::fmod(seconds, hour) / minute));
}

QString tableSentence(const DurabilityPlan& plan, const Catalogue& catalogue)
{
    const QList<DurabilityCell> cells = cellsOf(plan, catalogue);
    const QString what =
        QStringLiteral("%1 × %2").arg(counted(plan.servers.size(), Texts::tr("1 server"), Texts::tr("%1 servers")),
            counted(plan.culprits.size(), Texts::tr("1 behaviour"), Texts::tr("%1 behaviours")));
    return Texts::tr("%1, %2 with a fresh server for each: %3. Each cell sends %4 innocents a second, and then the "
                     "culprits among them.")
        .arg(what, counted(cells.size(), Texts::tr("1 cell"), Texts::tr("%1 cells")),
            aboutText(estimatedS(cells, plan.settings, catalogue)), numberText(plan.settings.rate));
}

}
