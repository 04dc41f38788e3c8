// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/mix_durability_report.h"

#include "core/catalogue/unit_text.h"
#include "core/report/json_values.h"
#include "core/verdict/figures.h"
#include "core/verdict/mix_durability.h"

#include <QJsonArray>
#include <QJsonObject>

namespace labour {

namespace {

QString percent(double share)
{
    return QString::number(share * 100, 'f', 2);
}

/// Of that many.
QString p99(std::optional<double> ms, std::uint64_t sent)
{
    return ms ? durationForPeople(*ms / 1000) : sent > 0 ? QStringLiteral("over the timeout") : QStringLiteral("none");
}

QJsonObject figures(const MixDurability& durability)
{
    const DurabilityVerdict& verdict = durability.verdict;
    const bool isGraded = durability.ungraded.isEmpty();
    return {
        { QStringLiteral("grade"), isGraded ? QJsonValue(text(nameOf(verdict.grade))) : QJsonValue() },
        { QStringLiteral("not_graded"), isGraded ? QJsonValue() : QJsonValue(durability.ungraded) },
        { QStringLiteral("innocents"),
            QJsonObject { { QStringLiteral("sent"), whole(verdict.sent) },
                { QStringLiteral("failed"), whole(verdict.failed) }, { QStringLiteral("slow"), whole(verdict.slow) },
                { QStringLiteral("in_storm"), whole(verdict.sentInStorm) },
                { QStringLiteral("in_recovery"), whole(verdict.sentInRecovery) },
                { QStringLiteral("not_counted"), whole(verdict.notCounted) } } },
        { QStringLiteral("baseline"),
            QJsonObject { { QStringLiteral("sent"), whole(verdict.before.of) },
                { QStringLiteral("failed"), whole(verdict.before.count) } } },
        { QStringLiteral("culprits"), whole(durability.culprits) },
        { QStringLiteral("hurt_per_culprit"), number(verdict.hurtPerCulprit) },
        { QStringLiteral("outage_s"), rounded(verdict.outageS) },
        { QStringLiteral("collateral"), rounded(verdict.collateral) },
        { QStringLiteral("collateral_ci95"),
            QJsonArray { rounded(verdict.collateralCi95.low), rounded(verdict.collateralCi95.high) } },
        { QStringLiteral("baseline_p99_ms"), number(verdict.baselineP99Ms) },
        { QStringLiteral("storm_p99_ms"), number(verdict.stormP99Ms) },
        { QStringLiteral("recovery_p99_ms"), number(verdict.recoveryP99Ms) },
        { QStringLiteral("recovery_s"), isGraded ? number(verdict.recoveryS) : QJsonValue() },
        { QStringLiteral("slow_limit_ms"), rounded(durability.slowMs) },
        { QStringLiteral("storm_from_s"), rounded(durability.storm.from) },
        { QStringLiteral("storm_to_s"), rounded(durability.storm.to) },
        { QStringLiteral("known_to_s"), rounded(durability.knownTo) },
    };
}

QString recoveryOf(const DurabilityVerdict& verdict)
{
    if (!verdict.recoveryS)
        return QStringLiteral("They were not well again by the end.");
    if (*verdict.recoveryS == 0)
        return QStringLiteral("All was well throughout.");
    return QStringLiteral("All was well again %1 after the last culprit was sent.")
        .arg(durationForPeople(*verdict.recoveryS));
}

}

QJsonValue mixDurabilityJson(const RunRecord& record)
{
    if (!isAboutDurability(record))
        return QJsonValue::Null;
    const Result<MixDurability> durability = mixDurability(record);
    if (!durability)
        return QJsonObject { { QStringLiteral("grade"), QJsonValue() },
            { QStringLiteral("not_graded"), durability.error() } };
    return figures(*durability);
}

QString mixDurabilityText(const RunRecord& record)
{
    if (!isAboutDurability(record))
        return {};
    const Result<MixDurability> durability = mixDurability(record);
    if (!durability)
        return QStringLiteral("\nDurability: not graded: %1.\n").arg(durability.error());
    const DurabilityVerdict& verdict = durability->verdict;
    const bool isGraded = durability->ungraded.isEmpty();
    QString lines =
        QStringLiteral("\nDurability: %1\n")
            .arg(isGraded ? QString(text(nameOf(verdict.grade)) % QStringLiteral(". ") % recoveryOf(verdict))
                          : QStringLiteral("not graded: %1.").arg(durability->ungraded));
    lines += QStringLiteral("  Of %1 innocents since the first of %2 culprits, %3 failed and %4 were slower than %5.\n")
                 .arg(verdict.sent)
                 .arg(durability->culprits)
                 .arg(verdict.failed)
                 .arg(verdict.slow)
                 .arg(durationForPeople(durability->slowMs / 1000));
    lines += QStringLiteral("  Collateral %1 % (95 %: %2 to %3, within this run); no service for %4.\n")
                 .arg(percent(verdict.collateral), percent(verdict.collateralCi95.low),
                     percent(verdict.collateralCi95.high), outageText(verdict));
    return lines
        % QStringLiteral("  Their p99: %1 in the baseline, %2 in the storm, %3 after it.\n")
              .arg(p99(verdict.baselineP99Ms, verdict.before.of), p99(verdict.stormP99Ms, verdict.sentInStorm),
                  p99(verdict.recoveryP99Ms, verdict.sentInRecovery));
}

}
