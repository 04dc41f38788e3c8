// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace labour {

/// Lines with their columns aligned: the first to the left, the others to the right.
QString textTable(const QList<QStringList>& rows);

}
