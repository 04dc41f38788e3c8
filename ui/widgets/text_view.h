// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QPlainTextEdit;

namespace labour {

/// Makes a field one in which text of fixed width is read: no frame, no wrapping, nothing to change; Tab leaves it.
void makeTextView(QPlainTextEdit& view, const char* name, const QString& accessible, const QString& hint);

}
