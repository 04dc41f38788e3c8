// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace labour {

/// What a durability table is to measure, as its form was left; not checked.
struct TableSetup {
    QStringList servers { QStringLiteral("wsgiref"), QStringLiteral("gunicorn") };
    QStringList behaviours; ///< none: the original's six
    QString doses = QStringLiteral("1,pool");
    int repetitions = 1;
    bool isQuick = true; ///< one culprit, one baseline for each server, no leaks: for a first look

    friend bool operator==(const TableSetup&, const TableSetup&) = default;
};

}
