// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/interpreters.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace labour {

namespace {

QString withHome(const QString& path)
{
    return path.startsWith(QStringLiteral("~/")) ? QString(QDir::homePath() % path.mid(1)) : path;
}

}

Interpreters Interpreters::fromSettings()
{
    const QSettings settings(QStringLiteral("labour"), QStringLiteral("labour"));
    Interpreters interpreters;
    interpreters.common =
        withHome(qEnvironmentVariable("LABOUR_PYTHON", settings.value(QStringLiteral("interpreter")).toString()));
    if (interpreters.common.isEmpty()) {
        const QString system = QStringLiteral("/usr/bin/python3");
        interpreters.common = QFileInfo(system).isExecutable() ? system : QStringLiteral("python3");
    }
    const QString group = QStringLiteral("interpreters/");
    const QStringList keys = settings.allKeys();
    for (const QString& key : keys) {
        if (key.startsWith(group))
            interpreters.ofServer.insert(key.mid(group.size()), withHome(settings.value(key).toString()));
    }
    return interpreters;
}

}
