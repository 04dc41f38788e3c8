// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/json_place.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace labour {

/// resources/tests/NAME.json: a ready-made mix with its policy.
struct TestManifest {
    QString name;
    QString summary;
    QString policy; ///< "random" or "repeat"
    QStringList mix; ///< behaviours as on the command line: "Sleeping?sleep_duration=0.5=1"
    QString file;
    bool isUsers = false; ///< from the user's own data directory
};

/// Writes it to its file, whole or not at all, in a form that readTest() reads.
Result<bool> saveTest(const TestManifest& test);

/// Reads and checks one manifest, but for the mix, which the plan checks against the catalogue.
std::optional<TestManifest> readTest(const JsonPlace& place, const QString& file);

}
