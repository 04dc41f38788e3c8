// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/durability_result.h"

#include <QStringList>

namespace labour {

QString culpritText(const MixEntry& culprit)
{
    QString written = culprit.behaviour;
    QChar separator = QLatin1Char('?');
    for (const auto& [name, value] : culprit.parameters) {
        written += separator % name % QLatin1Char('=') % encodedValue(value);
        separator = QLatin1Char('&');
    }
    return written;
}

QString DurabilityCell::label() const
{
    const QString doseText = isLeak ? QStringLiteral("leak")
        : isPool                    ? QStringLiteral("pool (%1)").arg(dose)
                                    : QString::number(dose);
    QStringList parts { textOf(server), culpritText(culprit), doseText };
    if (repetition > 1)
        parts.append(QStringLiteral("repetition %1").arg(repetition));
    return parts.join(QStringLiteral(" · "));
}

}
