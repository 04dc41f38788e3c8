// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace labour {

/// Gives the URL the path and the query of a request's target, "/shop?item=7".
void setTarget(QUrl& url, const QString& target);

/// Whether a client that keeps targets as QUrl sends this one as it is: QUrl resolves "..", and encodes what it thinks
/// should be.
bool keepsTarget(const QString& target);

}
