// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue.h"

#include <QMenu>

class QLineEdit;

namespace labour {

/// All behaviours to choose from: by group in menus of their own, and by a search in all of them.
class BehaviourMenu : public QMenu
{
    Q_OBJECT

public:
    explicit BehaviourMenu(const Catalogue& catalogue, QWidget* parent = nullptr);

signals:
    void chosen(const QString& behaviour);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A behaviour that a search may find.
    struct Found {
        QAction* action;
        QString text; ///< all that is searched
    };

    void addSearch();
    void addGroups(const Catalogue& catalogue);
    QAction* actionOf(const BehaviourManifest& behaviour, QMenu& menu);
    void search(const QString& text);

    QLineEdit* m_search;
    QAction* m_field = nullptr; ///< what the search is in
    QList<QAction*> m_groups;
    QList<Found> m_all;
    QAction* m_none;
};

}
