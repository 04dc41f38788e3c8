// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace labour::test {

/// A server in one of its variants, as `labour servers` lists it.
struct ListedVariant {
    QString name; ///< "gunicorn:sync"
    QString version;
    QString reason; ///< why it cannot be started here; empty if it can
};

QList<ListedVariant> everyVariant();

}
