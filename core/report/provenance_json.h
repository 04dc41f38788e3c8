// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/provenance.h"
#include "core/measure/server_reading.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace labour {

QJsonObject toJson(const ServerIdentity& server);
QJsonObject toJson(const Machine& machine);
/// What toJson() wrote of a machine.
Machine machineIn(const QJsonObject& object);
/// {"name": "value", …}
QJsonObject pairsOf(const std::vector<std::pair<std::string, std::string>>& pairs);
QJsonArray textsOf(const std::vector<std::string>& lines);
/// The members "stop" and "leftovers"; null where there was no stop.
void insertStop(QJsonObject& object, const std::optional<StopReport>& stop);

}
