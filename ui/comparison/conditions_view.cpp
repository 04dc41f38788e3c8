// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comparison/conditions_view.h"

#include <QCoreApplication>
#include <QHeaderView>

#include <algorithm>

namespace labour {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(labour::Conditions)
};

constexpr qsizetype mostInASentence = 3;
constexpr int widestName = 170;

QString shown(const QString& value)
{
    return value.isEmpty() ? QStringLiteral("–") : value;
}

}

ConditionsView::ConditionsView(QWidget* parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("conditions"));
    setAccessibleName(tr("What differs"));
    setWhatsThis(
        tr("All that is not the same on both sides besides what came of it. A comparison of two things at once "
           "tells of neither."));
    setHeaderLabels({ tr("What differs"), tr("A"), tr("B") });
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(1, QHeaderView::Stretch);
    header()->setSectionResizeMode(2, QHeaderView::Stretch);
}

void ConditionsView::setConditions(const QList<ComparedCondition>& conditions)
{
    clear();
    for (const ComparedCondition& condition : conditions) {
        auto* row = new QTreeWidgetItem(this, { condition.name, shown(condition.first), shown(condition.second) });
        for (int column = 0; column < columnCount(); ++column)
            row->setToolTip(
                column, tr("%1\nA: %2\nB: %3").arg(condition.name, shown(condition.first), shown(condition.second)));
    }
    if (conditions.isEmpty())
        new QTreeWidgetItem(this, { tr("nothing"), QString(), QString() });
    resizeColumnToContents(0);
    setColumnWidth(0, std::min(columnWidth(0), widestName));
}

QString conditionsSentence(const QList<ComparedCondition>& conditions)
{
    if (conditions.isEmpty())
        return Texts::tr("Plan, server, versions and machine are the same.");
    QStringList parts;
    for (const ComparedCondition& condition : conditions.first(std::min(conditions.size(), mostInASentence)))
        parts.append(
            Texts::tr("%1: %2 in A, %3 in B").arg(condition.name, shown(condition.first), shown(condition.second)));
    if (const qsizetype more = conditions.size() - parts.size(); more > 0)
        parts.append(Texts::tr("and %n more", nullptr, static_cast<int>(more)));
    return Texts::tr("What differs: %1.").arg(parts.join(QStringLiteral("; ")));
}

}
