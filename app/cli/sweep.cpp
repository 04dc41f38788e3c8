// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep.h"

#include "app/cli/exit_code.h"
#include "app/cli/history_options.h"
#include "app/cli/one_run.h"
#include "app/cli/writing.h"
#include "core/plan/plan_check.h"
#include "core/report/sweep_report.h"

#include <algorithm>

namespace labour::cli {

namespace {

const QString sweep = QStringLiteral("sweep");

Result<QList<Plan>> plansOf(const Plan& plan, const QList<double>& shares, const Catalogue& catalogue)
{
    if (plan.servers.size() != 1 || plan.repetitions != 1)
        return Error { QStringLiteral("--sweep is for one server, once") };
    QList<Plan> plans;
    for (const double share : shares) {
        const Result<Plan> at = planAtShare(plan, rolesIn(plan.mix, catalogue), share);
        if (!at)
            return Error { QStringLiteral("--sweep: ") % at.error() };
        plans.append(*at);
    }
    return plans;
}

}

void addSweepOption(Arguments& arguments)
{
    arguments.addOption(sweep, QStringLiteral("share=LIST"),
        QStringLiteral("Run at each share of culprits, in per cent, as share=0.1,1,2,5,10, with enough requests\n"
                       "to send thirty of them, and tell where fewer than 99 % of the innocents are as expected.\n"
                       "Not with --fail-if, --csv, --hgrm, --junit, --html or --markdown."));
}

std::optional<QString> wrongWithSweep(const Arguments& arguments)
{
    if (!arguments.isSet(sweep))
        return std::nullopt;
    for (const QString& option : { QStringLiteral("fail-if"), QStringLiteral("csv"), QStringLiteral("hgrm"),
             QStringLiteral("junit"), QStringLiteral("html"), QStringLiteral("markdown") }) {
        if (arguments.isSet(option))
            return QStringLiteral(
                "--sweep and --%1 do not go together: a sweep is many runs, of which --json FILE holds "
                "all there is to know")
                .arg(option);
    }
    return std::nullopt;
}

int runSweep(const Plan& plan, const Arguments& arguments, const std::shared_ptr<const Catalogue>& catalogue,
    const RunSettings& settings, Interruption& interruption)
{
    const Result<QList<double>> shares = sharesFromText(arguments.value(sweep));
    const Result<QList<Plan>> plans = shares ? plansOf(plan, *shares, *catalogue) : Error { shares.error() };
    if (!plans) {
        complain(shares ? plans.error() : QString(QStringLiteral("--sweep: ") % shares.error()));
        return UsageError;
    }
    QList<SweepPoint> points;
    QList<Record> records;
    int exitCode = Done;
    for (qsizetype i = 0; i < plans->size(); ++i) {
        if (interruption.hasCome()) {
            exitCode = std::max<int>(exitCode, Interrupted);
            break;
        }
        const Record record =
            runOnce(plans->at(i), plan.servers.first(), catalogue, settings, keepingPath(arguments), interruption);
        exitCode = std::max(exitCode, exitCodeOf(record->end));
        if (!wasMeasured(*record)) {
            complain(failureOf(*record));
            break; // what there is of the other shares is told
        }
        points.append(sweepPoint(shares->at(i), record->recording));
        records.append(record);
    }
    if (points.isEmpty())
        return exitCode;
    if (points.size() < plans->size())
        complain(QStringLiteral("--sweep: %1 of %2 shares were measured").arg(points.size()).arg(plans->size()));
    const QString json = arguments.value(QStringLiteral("json"));
    if (json == QLatin1String("-"))
        printError(sweepText(points));
    else
        print(sweepText(points));
    if (!json.isEmpty() && !writeWhole(json, sweepJson(points, records)))
        return HelperFailed;
    return exitCode;
}

}
