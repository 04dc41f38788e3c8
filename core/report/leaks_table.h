// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verdict/durability_result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// What each leak cell measured, the table's head first; nothing where no leak was measured.
QList<QStringList> leaksTable(const QList<DurabilityResult>& results);

}
