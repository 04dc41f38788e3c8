// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/availability.h"
#include "core/catalogue/catalogue.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace labour {

/// The catalogue's lists as JSON objects (schemas labour.servers/1, labour.behaviours/1, labour.tests/1).
QJsonObject serversJson(const Catalogue& catalogue, const QHash<QString, Availability>& availability);
QJsonObject behavioursJson(const Catalogue& catalogue);
QJsonObject testsJson(const Catalogue& catalogue);

}
