// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"
#include "core/plan/mix.h"

#include <QStandardItemModel>

namespace labour {

/// The behaviours that a server can be put under, by group, with a box to check beside each.
class CulpritChecks : public QStandardItemModel
{
    Q_OBJECT

public:
    explicit CulpritChecks(const Catalogue& catalogue, QObject* parent = nullptr);

    Mix checked() const;
    /// Behaviours that are not listed are passed over.
    void setChecked(const Mix& culprits);

signals:
    void checksChanged();

private:
    /// A group's box stands for all of its own.
    void follow(QStandardItem* item);
    void showGroups();

    QList<QStandardItem*> m_leaves;
    bool m_isFollowing = false;
};

}
