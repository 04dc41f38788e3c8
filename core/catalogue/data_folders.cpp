// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/data_folders.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace labour {

DataFolders DataFolders::ofThisProgram()
{
    DataFolders folders;
    folders.shipped = qEnvironmentVariable("LABOUR_DATADIR");
    if (folders.shipped.isEmpty())
        folders.shipped = QDir::cleanPath(QCoreApplication::applicationDirPath() % QStringLiteral("/../share/labour"));
    folders.users = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) % QStringLiteral("/labour");
    return folders;
}

}
