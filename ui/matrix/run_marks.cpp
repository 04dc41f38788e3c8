// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/run_marks.h"

#include "core/measure/clock.h"
#include "ui/charts/chart_columns.h"

#include <QCoreApplication>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::RunMarks)
};

QString endingText(const EndingCount& ending)
{
    if (ending.outcome == Outcome::Replied)
        return QString::number(ending.status);
    const std::string_view name = nameOf(ending.outcome);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

}

std::vector<Mark> culpritMarks(const Recording& recording)
{
    std::vector<Mark> marks;
    for (std::size_t slot = 0; slot < recording.timeSlots().size(); ++slot) {
        for (const EndingCount& ending : recording.timeSlots()[slot].endings) {
            const RecordedBehaviour& behaviour = recording.behaviours().at(ending.behaviour);
            if (behaviour.role != Role::Culprit)
                continue;
            const QString name = QString::fromStdString(behaviour.label());
            marks.push_back({ static_cast<double>(slot) * ChartColumns::slotS(), Hue::Neutral,
                Texts::tr("Culprits ended: %1 × %2, %3")
                    .arg(QString::number(ending.count), name, endingText(ending)) });
        }
    }
    return marks;
}

}
