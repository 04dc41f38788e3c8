// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/lethal_dose.h"

#include <algorithm>

namespace labour {

QList<LethalDose> lethalDoses(const QList<DurabilityResult>& results)
{
    QList<LethalDose> doses;
    const auto find = [&doses](const DurabilityResult& result) {
        return std::find_if(doses.begin(), doses.end(), [&result](const LethalDose& dose) {
            return dose.server == result.cell.server && culpritText(dose.culprit) == culpritText(result.cell.culprit);
        });
    };
    for (const DurabilityResult& result : results) {
        if (result.cell.isLeak || !result.failure.isEmpty())
            continue;
        auto found = find(result);
        if (found == doses.end())
            found = doses.insert(doses.end(), { result.cell.server, result.cell.culprit, std::nullopt, 0, 0 });
        found->largest = std::max(found->largest, result.cell.dose);
        if (result.verdict.grade >= Grade::Wedged)
            found->lethal = std::min(found->lethal.value_or(result.cell.dose), result.cell.dose);
    }
    for (const DurabilityResult& result : results) {
        if (result.cell.isLeak || !result.failure.isEmpty())
            continue;
        LethalDose& dose = *find(result);
        if (dose.lethal && result.cell.dose < *dose.lethal)
            dose.harmless = std::max(dose.harmless, result.cell.dose);
    }
    return doses;
}

QString textOf(const LethalDose& dose)
{
    if (!dose.lethal)
        return {};
    return dose.from() < *dose.lethal ? QStringLiteral("%1 to %2").arg(dose.from()).arg(*dose.lethal)
                                      : QString::number(*dose.lethal);
}

}
