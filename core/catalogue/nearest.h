// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace labour {

/// The names most like `name` (by edit distance, letter case aside), best first; at most three, none that is nothing
/// like it.
QStringList nearestNames(const QString& name, const QStringList& known);

/// "There is no WHAT named “NAME”. Did you mean A or B?" or, when nothing is near, the list of what there is.
QString unknownName(const QString& what, const QString& name, const QStringList& known);

}
