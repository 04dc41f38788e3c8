// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/data_folders.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

namespace labour {

/// Sound manifests that use every key there is.
const QJsonObject& soundServer(); ///< "oak"
const QJsonObject& soundBehaviour(); ///< "Growing"
const QJsonObject& soundTest(); ///< "Forest"

/// A temporary folder with Labour's data of a test's own in it, and an empty one for the user's.
class ManifestFiles
{
public:
    ManifestFiles();

    DataFolders folders() const;
    QString shipped(const QString& path) const;
    QString users(const QString& path) const;

    /// Each writes the file and what has to stand beside it, and gives its path. `base` is shipped() or users() of a
    /// folder.
    static QString writeServer(const QString& base, const QString& name, const QByteArray& text);
    static QString writeBehaviour(const QString& base, const QString& name, const QByteArray& text);
    static QString write(const QString& path, const QByteArray& text);

private:
    QTemporaryDir m_folder;
};

QByteArray textOf(const QJsonObject& object);

}
