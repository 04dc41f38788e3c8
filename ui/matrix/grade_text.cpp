// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/grade_text.h"

#include "core/catalogue/unit_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Grades)
};

QString counted(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString recoveryText(const DurabilityVerdict& verdict)
{
    if (verdict.failed + verdict.slow == 0)
        return {};
    return verdict.recoveryS ? Texts::tr("; well again after %1").arg(durationForPeople(*verdict.recoveryS))
                             : Texts::tr("; not well again");
}

}

QString gradeText(Grade grade)
{
    switch (grade) {
    case Grade::Unharmed:
        return Texts::tr("unharmed");
    case Grade::Degraded:
        return Texts::tr("degraded");
    case Grade::Recovered:
        return Texts::tr("recovered");
    case Grade::Wedged:
        return Texts::tr("wedged");
    case Grade::Died:
        break;
    }
    return Texts::tr("died");
}

QString doseText(const DurabilityCell& cell)
{
    if (cell.isLeak)
        return Texts::tr("leak");
    return cell.isPool ? Texts::tr("pool (%1)").arg(cell.dose) : QString::number(cell.dose);
}

QString verdictSentence(const DurabilityResult& result)
{
    if (!result.failure.isEmpty())
        return Texts::tr("not measured: %1").arg(result.failure);
    const DurabilityVerdict& verdict = result.verdict;
    if (result.leak)
        return Texts::tr("%1: memory grew by %2 a culprit")
            .arg(gradeText(verdict.grade), bytesForPeople(result.leak->bytesPerCulprit));
    return Texts::tr("%1: %2 of %3 innocents failed, %4 were slow%5")
        .arg(gradeText(verdict.grade), counted(verdict.failed), counted(verdict.sent), counted(verdict.slow),
            recoveryText(verdict));
}

}
