// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/agreement_text.h"

#include "core/report/json_values.h"
#include "core/report/text_table.h"

#include <QStringList>

#include <algorithm>

namespace labour {

namespace {

/// Enough to see what made the difference.
QString seen(const DurabilityResult& result)
{
    const DurabilityVerdict& verdict = result.verdict;
    return QStringLiteral("%1: %2 failed, %3 slow of %4, %5 exited")
        .arg(text(nameOf(verdict.grade)))
        .arg(verdict.failed)
        .arg(verdict.slow)
        .arg(verdict.sent)
        .arg(result.workersExited);
}

QString differences(const GradeAgreement& agreement)
{
    QList<QStringList> table;
    for (const ComparedCell& compared : agreement.compared) {
        if (compared.isAgreed())
            continue;
        QStringList line { compared.cell().label() };
        for (const DurabilityResult& result : compared.results)
            line.append(seen(result));
        table.append(line);
    }
    if (table.isEmpty())
        return {};
    QStringList heading { QStringLiteral("Differ") };
    for (qsizetype i = 1; i < table.first().size(); ++i)
        heading.append(QStringLiteral("table %1").arg(i));
    table.prepend(heading);
    return QLatin1Char('\n') % textTable(table);
}

/// Of cells that were measured of another version of their server in another table.
QString otherVersions(const GradeAgreement& agreement)
{
    QStringList lines;
    for (const ComparedCell& compared : agreement.compared) {
        QStringList versions;
        for (const DurabilityResult& result : compared.results)
            versions.append(text(result.server.version));
        versions.removeDuplicates();
        const QString line = QStringLiteral("Note: %1 was measured in several versions: %2.\n")
                                 .arg(compared.cell().server.name, versions.join(QStringLiteral(", ")));
        if (versions.size() > 1 && !lines.contains(line))
            lines.append(line);
    }
    return lines.join(QString());
}

}

QString agreementText(const GradeAgreement& agreement)
{
    QString written = QStringLiteral("%1 of %2 cells (%3 %) have the same grade in all tables.\n")
                          .arg(agreement.agreed())
                          .arg(agreement.compared.size())
                          .arg(QString::number(agreement.share() * 100, 'f', 1));
    written += differences(agreement) % otherVersions(agreement);
    for (const DurabilityCell& cell : agreement.notInAll)
        written += QStringLiteral("Left out: %1, which some of them have not measured.\n").arg(cell.label());
    return written;
}

}
