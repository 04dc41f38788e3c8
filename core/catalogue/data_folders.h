// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace labour {

/// Where manifests and other data are: the shipped ones first, then the user's, which win.
struct DataFolders {
    QString shipped; ///< holds servers/, behaviours/ and resources/
    QString users; ///< QStandardPaths::AppDataLocation; need not exist

    /// LABOUR_DATADIR, else ../share/labour beside the folder of the running executable, which serves for an
    /// installation and for a build folder alike.
    static DataFolders ofThisProgram();
};

}
