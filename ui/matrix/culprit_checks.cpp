// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/culprit_checks.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace labour {

namespace {

struct Group {
    const char* name;
    const char* title;
};

constexpr std::array<Group, 8> groups { {
    { "ends", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Ends") },
    { "hangs", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Hangs") },
    { "leaks", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Leaks") },
    { "hunger", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Hunger") },
    { "contract", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Broken contract") },
    { "ambience", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Ambience") },
    { "slow", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Slow") },
    { "innocents", QT_TRANSLATE_NOOP("labour::CulpritChecks", "Innocents, to compare with") },
} };

bool isIn(const Mix& culprits, const QString& behaviour)
{
    return std::any_of(culprits.begin(), culprits.end(),
        [&behaviour](const MixEntry& culprit) { return culprit.behaviour == behaviour; });
}

QString helpOf(const BehaviourManifest& behaviour)
{
    return QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p>")
        .arg(behaviour.name.toHtmlEscaped(), behaviour.summary.toHtmlEscaped(), behaviour.help.toHtmlEscaped());
}

}

CulpritChecks::CulpritChecks(const Catalogue& catalogue, QObject* parent)
    : QStandardItemModel(parent)
{
    for (const Group& group : groups) {
        auto* head = new QStandardItem(tr(group.title));
        head->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        head->setCheckState(Qt::Unchecked);
        for (const BehaviourManifest& behaviour : catalogue.behaviours()) {
            if (behaviour.group != QLatin1String(group.name) || behaviour.side != QLatin1String("server"))
                continue;
            auto* item = new QStandardItem(behaviour.name);
            item->setFlags(
                Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
            item->setCheckState(Qt::Unchecked);
            item->setToolTip(helpOf(behaviour));
            head->appendRow(item);
            m_leaves.append(item);
        }
        if (head->hasChildren())
            appendRow(head);
        else
            delete head;
    }
    connect(this, &QStandardItemModel::itemChanged, this, &CulpritChecks::follow);
}

void CulpritChecks::follow(QStandardItem* item)
{
    if (m_isFollowing)
        return;
    {
        const QScopedValueRollback guard(m_isFollowing, true);
        for (int row = 0; row < item->rowCount(); ++row)
            item->child(row)->setCheckState(item->checkState());
        showGroups();
    }
    emit checksChanged();
}

void CulpritChecks::showGroups()
{
    for (int group = 0; group < rowCount(); ++group) {
        QStandardItem* head = item(group);
        int set = 0;
        for (int row = 0; row < head->rowCount(); ++row)
            set += head->child(row)->checkState() == Qt::Checked ? 1 : 0;
        const bool isWhole = set == head->rowCount();
        head->setCheckState(set == 0 ? Qt::Unchecked : isWhole ? Qt::Checked : Qt::PartiallyChecked);
    }
}

Mix CulpritChecks::checked() const
{
    Mix culprits;
    for (const QStandardItem* leaf : m_leaves) {
        if (leaf->checkState() == Qt::Checked)
            culprits.append({ leaf->text(), {}, 1, Role::Culprit });
    }
    return culprits;
}

void CulpritChecks::setChecked(const Mix& culprits)
{
    {
        const QScopedValueRollback guard(m_isFollowing, true);
        for (QStandardItem* leaf : m_leaves)
            leaf->setCheckState(isIn(culprits, leaf->text()) ? Qt::Checked : Qt::Unchecked);
        showGroups();
    }
    emit checksChanged();
}

}
