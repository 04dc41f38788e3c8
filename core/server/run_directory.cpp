// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/run_directory.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <filesystem>

#include <stdlib.h>
#include <sys/stat.h>

namespace labour {

namespace {

QByteArray randomHex()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex();
}

bool writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size() && file.flush();
}

bool copyFolder(const QString& from, const QString& to)
{
    if (!QDir().mkpath(to))
        return false;
    const QFileInfoList entries =
        QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo& entry : entries) {
        const QString target = to + u'/' + entry.fileName();
        if (entry.isFile()) {
            if (!QFile::copy(entry.filePath(), target))
                return false;
        } else if (!entry.isSymLink() && entry.fileName() != u"__pycache__") {
            if (!copyFolder(entry.filePath(), target))
                return false;
        }
    }
    return true;
}

/// So that removal does not stop at a folder that a server closed to its owner.
void openFolders(const std::filesystem::path& folder)
{
    ::chmod(folder.c_str(), S_IRWXU);
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (entry.symlink_status(ignored).type() == std::filesystem::file_type::directory)
            openFolders(entry.path());
    }
}

}

RunDirectory::RunDirectory(const QString& applicationFile, const QStringList& behaviourFolders)
    : m_token(randomHex())
    , m_marker(QString::fromLatin1(randomHex()))
{
    QByteArray path = QFile::encodeName(QDir::tempPath() + QStringLiteral("/labour-XXXXXX"));
    if (!::mkdtemp(path.data())) {
        fail(QStringLiteral("Cannot make a folder in %1: %2.").arg(QDir::tempPath(), qt_error_string()));
        return;
    }
    m_path = QFile::decodeName(path);
    fill(applicationFile, behaviourFolders);
}

RunDirectory::~RunDirectory()
{
    if (m_path.isEmpty())
        return;
    const std::filesystem::path path(QFile::encodeName(m_path).toStdString());
    openFolders(path);
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

bool RunDirectory::fill(const QString& applicationFile, const QStringList& behaviourFolders)
{
    if (!QDir().mkpath(m_path + QStringLiteral("/tmp")) || !QDir().mkpath(applicationPath())
        || !writeFile(tokenPath(), m_token) || !writeFile(journalPath(), {}))
        return fail(QStringLiteral("Cannot write to %1.").arg(m_path));
    if (!copyModule(applicationFile, QStringLiteral("labour_application.py")))
        return false;
    const QFileInfoList modules =
        QFileInfo(applicationFile).dir().entryInfoList({ QStringLiteral("labour_*.py") }, QDir::Files, QDir::Name);
    for (const QFileInfo& module : modules) {
        if (module.fileName() != u"labour_application.py" && !copyModule(module.filePath(), module.fileName()))
            return false;
    }
    for (const QString& folder : behaviourFolders) {
        const QString target = applicationPath() + u'/' + QDir(folder).dirName();
        if (!QFileInfo(folder).isDir() || !QDir(target).removeRecursively() || !copyFolder(folder, target))
            return fail(QStringLiteral("Cannot copy %1 to the run's folder %2. Is its disk full?").arg(folder, m_path));
    }
    return true;
}

bool RunDirectory::copyModule(const QString& from, const QString& name)
{
    QFile module(from);
    return module.copy(applicationPath() + u'/' + name)
        || fail(QStringLiteral("Cannot copy %1 to the run's folder %2: %3. Is its disk full?")
                    .arg(from, m_path, module.errorString()));
}

bool RunDirectory::fail(const QString& reason)
{
    m_error = reason;
    return false;
}

QString RunDirectory::applicationPath() const
{
    return m_path + QStringLiteral("/application");
}

QString RunDirectory::journalPath() const
{
    return m_path + QStringLiteral("/journal");
}

QString RunDirectory::tokenPath() const
{
    return m_path + QStringLiteral("/token");
}

std::vector<std::string> RunDirectory::temporaryFiles() const
{
    namespace fs = std::filesystem;
    constexpr std::size_t most = 1000;
    const fs::path folder(QFile::encodeName(m_path).toStdString() + "/tmp");
    std::vector<std::string> files;
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator entry(folder, options, error), end;
         !error && entry != end && files.size() < most; entry.increment(error)) {
        std::error_code ignored;
        if (!entry->is_directory(ignored) || entry->is_symlink(ignored))
            files.push_back(entry->path().lexically_relative(folder).string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

QProcessEnvironment RunDirectory::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names) {
        if (name.startsWith(QStringLiteral("LABOUR_")))
            environment.remove(name);
    }
    const QString pythonPath = environment.value(QStringLiteral("PYTHONPATH"));
    environment.insert(
        QStringLiteral("PYTHONPATH"), pythonPath.isEmpty() ? applicationPath() : applicationPath() + u':' + pythonPath);
    // Jython has a path of its own.
    environment.insert(QStringLiteral("JYTHONPATH"), environment.value(QStringLiteral("PYTHONPATH")));
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    environment.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
    environment.insert(QStringLiteral("TMPDIR"), m_path + QStringLiteral("/tmp"));
    environment.insert(QStringLiteral("LABOUR_RUN"), m_marker);
    environment.insert(QStringLiteral("LABOUR_RUN_DIRECTORY"), m_path);
    return environment;
}

}
