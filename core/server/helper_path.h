// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace labour {

/// Where Labour's own program of that name is: in the folder LABOUR_HELPERS, if that is set; else beside the running
/// executable; else in
/// ../libexec/labour from there. Absolute; empty if there is none.
QString helperPath(const QString& name);

}
