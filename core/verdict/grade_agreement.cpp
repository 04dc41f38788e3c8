// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verdict/grade_agreement.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace labour {

bool ComparedCell::isAgreed() const
{
    return std::all_of(results.begin(), results.end(),
        [this](const DurabilityResult& result) { return result.verdict.grade == results.first().verdict.grade; });
}

int GradeAgreement::agreed() const
{
    return static_cast<int>(
        std::count_if(compared.begin(), compared.end(), [](const ComparedCell& each) { return each.isAgreed(); }));
}

double GradeAgreement::share() const
{
    return compared.isEmpty() ? 0 : static_cast<double>(agreed()) / static_cast<double>(compared.size());
}

GradeAgreement gradeAgreement(const QList<QList<DurabilityResult>>& tables)
{
    QStringList labels; // which tell repetitions apart
    QHash<QString, DurabilityCell> cells;
    QHash<QString, QList<DurabilityResult>> measured;
    for (const QList<DurabilityResult>& table : tables) {
        for (const DurabilityResult& result : table) {
            const QString label = result.cell.label();
            if (!cells.contains(label))
                labels.append(label);
            cells.insert(label, result.cell);
            if (result.failure.isEmpty())
                measured[label].append(result);
        }
    }
    GradeAgreement agreement;
    for (const QString& label : labels) {
        if (measured.value(label).size() == tables.size())
            agreement.compared.append({ measured.value(label) });
        else
            agreement.notInAll.append(cells.value(label));
    }
    return agreement;
}

}
