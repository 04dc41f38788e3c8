// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/availability.h"
#include "core/catalogue/server_manifest.h"
#include "core/server/interpreters.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace labour {

/// Finds out for each server, by name, without starting any. Asks each interpreter once for all the modules; `done` is
/// called in this thread's event loop, unless `context` is gone by then.
void probeAvailability(const QList<ServerManifest>& servers, const Interpreters& interpreters, QObject* context,
    std::function<void(const QHash<QString, Availability>&)> done);

}
