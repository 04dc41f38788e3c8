// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/helper_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStringList>

namespace labour {

QString helperPath(const QString& name)
{
    const QString here = QCoreApplication::applicationDirPath();
    QStringList folders { here, here + QStringLiteral("/../libexec/labour") };
    if (const QString chosen = qEnvironmentVariable("LABOUR_HELPERS"); !chosen.isEmpty())
        folders.prepend(chosen);
    for (const QString& folder : std::as_const(folders)) {
        const QFileInfo file(QDir(folder), name);
        if (file.isFile() && file.isExecutable())
            return QDir::cleanPath(file.absoluteFilePath());
    }
    return {};
}

}
