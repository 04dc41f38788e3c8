// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>
#include <QString>

#include <utility>

namespace labour {

/// All that is known of one measurement, each with its name, for people.
QList<std::pair<QString, QString>> figureList(const DurabilityResult& result);

}
