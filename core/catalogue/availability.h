// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/server_manifest.h"

#include <QHash>
#include <QString>

namespace labour {

/// Whether a server can be started here.
struct Availability {
    bool available = false;
    QString reason; ///< a clause, where it is not: "/usr/bin/python3 has no module gunicorn"
    QString version; ///< empty where it is not known
    QHash<QString, QString> variants {}; ///< the reasons why, by name, of variants that cannot be though the server can

    /// The clause why the variant cannot be started here; empty if it can.
    QString reasonOf(const QString& variant) const { return available ? variants.value(variant) : reason; }
};

/// "apt install gunicorn, or pip install gunicorn"; where Debian has it not, what pip needs and where; empty where
/// nothing of the kind is known.
QString installHint(const ServerManifest& server);
/// The same for what one of its variants needs besides; the server's where that has nothing of its own.
QString installHint(const ServerManifest& server, const QString& variant);

}
