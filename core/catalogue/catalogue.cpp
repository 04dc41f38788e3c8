// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include "core/catalogue/nearest.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace labour {

namespace {

template <typename Manifest>
void put(QList<Manifest>& list, const Manifest& manifest)
{
    const auto place = std::lower_bound(list.begin(), list.end(), manifest, [](const Manifest& a, const Manifest& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name < b.name;
    });
    if (place != list.end() && place->name == manifest.name)
        *place = manifest;
    else
        list.insert(place, manifest);
}

template <typename Manifest>
Result<const Manifest*> find(const QList<Manifest>& list, const QString& what, const QString& name)
{
    QStringList known;
    for (const Manifest& manifest : list) {
        if (manifest.name == name)
            return &manifest;
        known.append(manifest.name);
    }
    return Error { unknownName(what, name, known) };
}

QStringList foldersIn(const QString& folder, const QString& fileName)
{
    QStringList found;
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (QFileInfo::exists(entry.filePath() % QLatin1Char('/') % fileName))
            found.append(entry.filePath());
    }
    return found;
}

const QString serverFile = QStringLiteral("server.json");
const QString behaviourFile = QStringLiteral("behaviour.json");

}

Catalogue Catalogue::load(const DataFolders& folders)
{
    Catalogue catalogue;
    catalogue.m_application = folders.shipped % QStringLiteral("/behaviours/labour_application.py");
    if (!QFileInfo(catalogue.m_application).isFile())
        catalogue.m_problems.append({ folders.shipped, QString(),
            QStringLiteral("Labour's data is not there: servers/, behaviours/ and resources/ were expected "
                           "(set LABOUR_DATADIR to the folder that holds them)") });
    for (const bool isUsers : { false, true }) {
        const QString& base = isUsers ? folders.users : folders.shipped;
        catalogue.addBehaviours(base % QStringLiteral("/behaviours"), isUsers);
        catalogue.addServers(base % QStringLiteral("/servers"), isUsers);
        catalogue.addTests(base % (isUsers ? QStringLiteral("/tests") : QStringLiteral("/resources/tests")), isUsers);
    }
    return catalogue;
}

Catalogue Catalogue::loadFolder(const QString& folder)
{
    Catalogue catalogue;
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (QFileInfo::exists(path % QLatin1Char('/') % serverFile))
        catalogue.addServer(path, true);
    if (QFileInfo::exists(path % QLatin1Char('/') % behaviourFile))
        catalogue.addBehaviour(path, true);
    for (const QString& below : { QString(), QStringLiteral("/servers"), QStringLiteral("/behaviours") }) {
        catalogue.addServers(path % below, true);
        catalogue.addBehaviours(path % below, true);
    }
    for (const QString& below : { QStringLiteral("/tests"), QStringLiteral("/resources/tests") })
        catalogue.addTests(path % below, true);
    if (catalogue.m_servers.isEmpty() && catalogue.m_behaviours.isEmpty() && catalogue.m_tests.isEmpty()
        && catalogue.m_problems.isEmpty())
        catalogue.addTests(path, true);
    if (catalogue.m_servers.isEmpty() && catalogue.m_behaviours.isEmpty() && catalogue.m_tests.isEmpty()
        && catalogue.m_problems.isEmpty())
        catalogue.m_problems.append(
            { folder, QString(), QStringLiteral("no server.json, behaviour.json or test was found there") });
    return catalogue;
}

void Catalogue::addServers(const QString& folder, bool isUsers)
{
    for (const QString& path : foldersIn(folder, serverFile))
        addServer(path, isUsers);
}

void Catalogue::addServer(const QString& folder, bool isUsers)
{
    const qsizetype before = m_problems.size();
    const JsonPlace place = JsonPlace::fromFile(folder % QLatin1Char('/') % serverFile, m_problems);
    std::optional<ServerManifest> server = readServer(place, folder);
    if (!server || m_problems.size() > before)
        return;
    server->isUsers = isUsers;
    put(m_servers, *server);
}

void Catalogue::addBehaviours(const QString& folder, bool isUsers)
{
    for (const QString& path : foldersIn(folder, behaviourFile))
        addBehaviour(path, isUsers);
}

void Catalogue::addBehaviour(const QString& folder, bool isUsers)
{
    const qsizetype before = m_problems.size();
    const JsonPlace place = JsonPlace::fromFile(folder % QLatin1Char('/') % behaviourFile, m_problems);
    std::optional<BehaviourManifest> behaviour = readBehaviour(place, folder);
    if (!behaviour || m_problems.size() > before)
        return;
    behaviour->isUsers = isUsers;
    put(m_behaviours, *behaviour);
}

Catalogue Catalogue::withOwnTests(const QList<TestManifest>& tests) const
{
    Catalogue other = *this;
    other.m_tests.removeIf([](const TestManifest& test) { return test.isUsers; });
    for (const TestManifest& test : tests)
        put(other.m_tests, test);
    return other;
}

void Catalogue::addTests(const QString& folder, bool isUsers)
{
    const QFileInfoList entries = QDir(folder).entryInfoList({ QStringLiteral("*.json") }, QDir::Files, QDir::Name);
    for (const QFileInfo& entry : entries) {
        const qsizetype before = m_problems.size();
        const JsonPlace place = JsonPlace::fromFile(entry.filePath(), m_problems);
        std::optional<TestManifest> test = readTest(place, entry.filePath());
        if (!test || m_problems.size() > before)
            continue;
        test->isUsers = isUsers;
        put(m_tests, *test);
    }
}

Result<const ServerManifest*> Catalogue::server(const QString& name) const
{
    return find(m_servers, QStringLiteral("server"), name);
}

Result<const BehaviourManifest*> Catalogue::behaviour(const QString& name) const
{
    return find(m_behaviours, QStringLiteral("behaviour"), name);
}

Result<const TestManifest*> Catalogue::test(const QString& name) const
{
    return find(m_tests, QStringLiteral("test"), name);
}

}
