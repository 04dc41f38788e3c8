// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace labour {

/// Which Python runs which server: a setting of the user's, never a plan's.
struct Interpreters {
    QString common;
    QHash<QString, QString> ofServer; ///< by server's name, in place of the common one

    QString of(const QString& server) const { return ofServer.value(server, common); }

    /// LABOUR_PYTHON, else the setting "interpreter", else /usr/bin/python3 where it exists (another python3 may come
    /// first in PATH and lack the servers' packages), else python3; and the settings "interpreters/SERVER". "~/" is the
    /// user's home.
    static Interpreters fromSettings();

    /// As the settings have them, word for word; the common one is empty where there is none.
    static Interpreters stored();
    /// Into the settings; what is empty leaves them.
    void store() const;

    friend bool operator==(const Interpreters&, const Interpreters&) = default;
};

}
