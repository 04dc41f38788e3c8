// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/behaviour_manifest.h"
#include "core/catalogue/data_folders.h"
#include "core/catalogue/server_manifest.h"
#include "core/catalogue/test_manifest.h"

#include <QList>
#include <QString>

namespace labour {

/// All servers, behaviours and tests there are, sorted by name; and what is wrong with the manifests that were left
/// out. A value: safe to copy to other threads.
class Catalogue
{
public:
    static Catalogue load(const DataFolders& folders);
    /// One folder's contents alone, for `--check`: a folder of one server or behaviour, or one that holds servers/,
    /// behaviours/, tests/.
    static Catalogue loadFolder(const QString& folder);

    const QList<ServerManifest>& servers() const { return m_servers; }
    const QList<BehaviourManifest>& behaviours() const { return m_behaviours; }
    const QList<TestManifest>& tests() const { return m_tests; }
    const QList<Problem>& problems() const { return m_problems; }

    /// The same, with these tests for the user's own.
    Catalogue withOwnTests(const QList<TestManifest>& tests) const;

    /// The manifest of that name; else an error that offers the nearest names. Pointers live as long as the catalogue.
    Result<const ServerManifest*> server(const QString& name) const;
    Result<const BehaviourManifest*> behaviour(const QString& name) const;
    Result<const TestManifest*> test(const QString& name) const;

    /// The file labour_application.py of the shipped data.
    const QString& application() const { return m_application; }

private:
    void addServers(const QString& folder, bool isUsers);
    void addBehaviours(const QString& folder, bool isUsers);
    void addTests(const QString& folder, bool isUsers);
    void addServer(const QString& folder, bool isUsers);
    void addBehaviour(const QString& folder, bool isUsers);

    QList<ServerManifest> m_servers;
    QList<BehaviourManifest> m_behaviours;
    QList<TestManifest> m_tests;
    QList<Problem> m_problems;
    QString m_application;
};

}
