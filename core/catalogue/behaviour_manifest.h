// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/expression.h"
#include "core/catalogue/json_place.h"
#include "core/catalogue/setting.h"
#include "core/measure/expectation.h"
#include "core/measure/role.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// One ending that a manifest accepts, its placeholders not yet filled in.
struct EndingTemplate {
    bool closed = false;
    QStringList statuses; ///< "200", "5xx" or "{parameter}"
    bool verified = true;
    std::optional<QString> body; ///< with {parameter}s
    QString text; ///< that the body has to hold, with {parameter}s; empty: any
    std::optional<QString> length; ///< a number or "{parameter}"
};

/// behaviours/NAME/behaviour.json: something a request asks for, and what must then come back.
struct BehaviourManifest {
    QString name;
    QString summary; ///< one line
    QString help; ///< what the worker does, and what a robust server is expected to do
    Role role = Role::Innocent; ///< unless the plan decides otherwise
    QString group;
    QString side; ///< "server" or "client": who misbehaves
    QList<Setting> parameters;
    QList<EndingTemplate> expect;
    Expression timeoutSeconds = Expression::constant(30);
    QString folder;
    bool isUsers = false; ///< from the user's own data directory

    /// What must come back when these parameters are set (all canonical); the others have their defaults.
    Expectation expectation(const SettingValues& parameters) const;
    double timeout(const SettingValues& parameters) const; ///< seconds
    SettingValues withDefaults(const SettingValues& set) const;
};

/// Reads and checks one manifest; problems are added to the place's list, and nothing is given if there were any.
std::optional<BehaviourManifest> readBehaviour(const JsonPlace& place, const QString& folder);

/// "an innocent", "a reply with status 200 …": what is expected, for help texts and tooltips.
QString expectationForPeople(const BehaviourManifest& behaviour);

}
