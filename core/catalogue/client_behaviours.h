// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace labour {

/// The names of all that a client can do: a manifest whose side is "client" describes one of them. What they do is in
/// the program, so that a folder can change what they expect but not add another.
const QStringList& clientBehaviours();

}
