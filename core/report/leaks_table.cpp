// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/leaks_table.h"

#include "core/catalogue/unit_text.h"

namespace labour {

namespace {

QString plateauText(const Recycling& recycling)
{
    if (!recycling.plateaus)
        return QStringLiteral("not known");
    return recycling.plateauRssBytes ? bytesForPeople(static_cast<double>(*recycling.plateauRssBytes))
                                     : QStringLiteral("none");
}

}

QList<QStringList> leaksTable(const QList<DurabilityResult>& results)
{
    QList<QStringList> table { { QStringLiteral("Leaks"), QStringLiteral("a culprit"), QStringLiteral("in a life"),
        QStringLiteral("asked for"), QStringLiteral("at its peak"), QStringLiteral("plateau"),
        QStringLiteral("replaced"), QStringLiteral("requests lost") } };
    for (const DurabilityResult& result : results) {
        if (!result.leak)
            continue;
        const Recycling& recycling = result.leak->recycling;
        table.append({ result.cell.label(), bytesForPeople(result.leak->bytesPerCulprit),
            recycling.bytesPerCulpritInALife ? bytesForPeople(*recycling.bytesPerCulpritInALife) : QString(),
            result.leak->askedBytes ? bytesForPeople(static_cast<double>(*result.leak->askedBytes)) : QString(),
            bytesForPeople(static_cast<double>(result.leak->peakRssBytes)), plateauText(recycling),
            QString::number(recycling.workersReplaced), QString::number(recycling.requestsLost) });
    }
    return table.size() > 1 ? table : QList<QStringList>();
}

}
