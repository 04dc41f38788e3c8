// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/interpreters.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace labour {

namespace {

const QString ownName = QStringLiteral("labour");
const QString commonKey = QStringLiteral("interpreter");
const QString ofServersGroup = QStringLiteral("interpreters/");

QString withHome(const QString& path)
{
    return path.startsWith(QStringLiteral("~/")) ? QString(QDir::homePath() % path.mid(1)) : path;
}

}

Interpreters Interpreters::stored()
{
    const QSettings settings(ownName, ownName);
    Interpreters interpreters;
    interpreters.common = settings.value(commonKey).toString();
    const QStringList keys = settings.allKeys();
    for (const QString& key : keys) {
        if (key.startsWith(ofServersGroup))
            interpreters.ofServer.insert(key.mid(ofServersGroup.size()), settings.value(key).toString());
    }
    return interpreters;
}

void Interpreters::store() const
{
    QSettings settings(ownName, ownName);
    const auto write = [&settings](const QString& key, const QString& path) {
        if (path.isEmpty())
            settings.remove(key);
        else
            settings.setValue(key, path);
    };
    write(commonKey, common);
    const QStringList former = stored().ofServer.keys();
    for (const QString& server : former) {
        if (!ofServer.contains(server))
            settings.remove(ofServersGroup + server);
    }
    for (auto each = ofServer.begin(); each != ofServer.end(); ++each)
        write(ofServersGroup + each.key(), each.value());
}

Interpreters Interpreters::fromSettings()
{
    Interpreters interpreters = stored();
    interpreters.common = withHome(qEnvironmentVariable("LABOUR_PYTHON", interpreters.common));
    if (interpreters.common.isEmpty()) {
        const QString system = QStringLiteral("/usr/bin/python3");
        interpreters.common = QFileInfo(system).isExecutable() ? system : QStringLiteral("python3");
    }
    for (QString& path : interpreters.ofServer)
        path = withHome(path);
    return interpreters;
}

}
