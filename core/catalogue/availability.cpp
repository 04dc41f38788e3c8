// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/availability.h"

#include <QStringBuilder>

namespace labour {

namespace {

/// Debian's pip installs into virtual environments only.
QString byPipAlone(const Installation& install)
{
    const QString before = install.build.isEmpty()
        ? QString()
        : QString(QStringLiteral("apt install ") % install.build.join(QLatin1Char(' ')) % QStringLiteral(", then "));
    const QString where = install.pythonVersion == 2
        ? QStringLiteral("for a Python 2 that Labour's settings name as its interpreter")
        : QStringLiteral("in a virtual environment whose python Labour's settings name as its interpreter");
    return before % QStringLiteral("pip install ") % install.pip.join(QLatin1Char(' ')) % QLatin1Char(' ') % where;
}

QString hint(const Installation& install)
{
    if (install.debian.isEmpty() && !install.pip.isEmpty())
        return byPipAlone(install);
    QStringList ways;
    if (!install.debian.isEmpty())
        ways.append(QStringLiteral("apt install ") % install.debian.join(QLatin1Char(' ')));
    if (!install.pip.isEmpty())
        ways.append(QStringLiteral("pip install ") % install.pip.join(QLatin1Char(' ')));
    return ways.join(QStringLiteral(", or "));
}

}

QString installHint(const ServerManifest& server)
{
    return hint(server.install);
}

QString installHint(const ServerManifest& server, const QString& variant)
{
    const Variant* found = server.variant(variant);
    return hint(found && !found->install.isEmpty() ? found->install : server.install);
}

}
