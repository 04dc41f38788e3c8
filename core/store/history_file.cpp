// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history_file.h"

#include "core/file_descriptor.h"
#include "core/store/spare_room.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringBuilder>
#include <QUrl>
#include <QUuid>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace labour {

namespace {

constexpr qint64 applicationId = 0x4c61626f; // "Labo": what file(1) and this program know the file by

/// What each version added to the one before it. Versions that were released are never changed.
const std::array<QStringList, 3> migrations { QStringList {
                                                  QStringLiteral("CREATE TABLE run ("
                                                                 "id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                                                 "uuid TEXT NOT NULL UNIQUE,"
                                                                 "started_ms INTEGER NOT NULL,"
                                                                 "server TEXT NOT NULL,"
                                                                 "server_version TEXT NOT NULL,"
                                                                 "mix TEXT NOT NULL,"
                                                                 "engine TEXT NOT NULL,"
                                                                 "machine TEXT NOT NULL,"
                                                                 "labour TEXT NOT NULL,"
                                                                 "plan_key TEXT NOT NULL,"
                                                                 "state TEXT NOT NULL,"
                                                                 "failure TEXT NOT NULL DEFAULT '',"
                                                                 "duration_s REAL,"
                                                                 "requests INTEGER,"
                                                                 "failed INTEGER,"
                                                                 "innocents INTEGER,"
                                                                 "innocents_failed INTEGER,"
                                                                 "innocents_p99_ms REAL,"
                                                                 "starred INTEGER NOT NULL DEFAULT 0,"
                                                                 "note TEXT NOT NULL DEFAULT '',"
                                                                 "removed_ms INTEGER,"
                                                                 "bytes INTEGER NOT NULL DEFAULT 0)"),
                                                  QStringLiteral("CREATE INDEX run_started ON run (started_ms)"),
                                                  QStringLiteral(
                                                      "CREATE TABLE piece ("
                                                      "run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,"
                                                      "number INTEGER NOT NULL,"
                                                      "content BLOB NOT NULL,"
                                                      "UNIQUE (run, number))"),
                                              },
    QStringList {
        QStringLiteral("ALTER TABLE run ADD COLUMN repetition_group TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE run ADD COLUMN reference INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("CREATE INDEX run_plan ON run (plan_key, server)"),
    },
    QStringList {
        QStringLiteral("ALTER TABLE run ADD COLUMN rss_bytes INTEGER"),
    } };

constexpr int thisVersion = static_cast<int>(migrations.size());

/// What each version has that the one before it had not, as whoever reads that one sees it.
const std::array<QString, migrations.size() - 1> additions {
    QStringLiteral("'' AS repetition_group, 0 AS reference"),
    QStringLiteral("NULL AS rss_bytes"),
};

// SQLite's result codes (https://www.sqlite.org/rescode.html), the primary ones.
enum SqliteCode {
    SqliteBusy = 5,
    SqliteLocked = 6,
    SqliteReadOnly = 8,
    SqliteIoError = 10,
    SqliteCorrupt = 11,
    SqliteFull = 13,
    SqliteCannotOpen = 14,
    SqliteNotADatabase = 26,
};

/// What servers wrote may be nobody else's business. SQLite would let others read the file, and gives those beside it
/// the same permissions.
void makeForOneself(const QString& path)
{
    const FileDescriptor made(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
}

/// Nothing of it can be changed, whoever asks: its folder has to take the files beside it.
bool mayOnlyBeRead(const QString& path)
{
    const auto isWritable = [](const QString& name) { return access(QFile::encodeName(name).constData(), W_OK) == 0; };
    return QFileInfo(path).isFile() && (!isWritable(path) || !isWritable(QFileInfo(path).canonicalPath()));
}

/// As SQLite is to open it: to read a file in WAL mode it writes others beside it, unless nobody can change the file,
/// for want of rights or of room.
QString databaseNameOf(const QString& path, HistoryFile::Access access)
{
    if (access == HistoryFile::Access::Writing || !(mayOnlyBeRead(path) || isDiskFull(path))
        || QFileInfo(QFileInfo(path).canonicalFilePath() % QStringLiteral("-wal")).size() > 0)
        return path;
    return QStringLiteral("file:")
        % QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/"))
        % QStringLiteral("?immutable=1");
}

/// One prepares the file at a time, since that is more than one statement; nobody is waited for longer than that takes.
FileDescriptor enteredGate(const QString& path, HistoryFile::Access access)
{
    const bool isWriting = access == HistoryFile::Access::Writing;
    FileDescriptor gate(::open(QFile::encodeName(path % QStringLiteral("-runs")).constData(),
        isWriting ? O_RDWR | O_CREAT | O_CLOEXEC : O_RDONLY | O_CLOEXEC, 0600));
    constexpr int tries = 100;
    for (int i = 0; gate && i < tries && flock(gate.get(), (isWriting ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return gate;
}

}

QString HistoryFile::usualPath()
{
    const QString named = qEnvironmentVariable("LABOUR_HISTORY");
    if (!named.isEmpty())
        return named == QLatin1String("none") ? QString() : named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        % QStringLiteral("/labour/history.sqlite");
}

HistoryFile::HistoryFile(QString path, QSqlDatabase database)
    : m_path(std::move(path))
    , m_database(std::move(database))
{
}

HistoryFile::~HistoryFile()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<HistoryFile>> HistoryFile::open(const QString& path, Access access)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (access == Access::Writing && !QDir().mkpath(QFileInfo(path).path()))
        return Error { QStringLiteral("the folder of the history, %1, cannot be made").arg(QFileInfo(path).path()) };
    if (access == Access::Reading && !QFileInfo::exists(path))
        return Error { QStringLiteral("there is no history at %1 yet").arg(shown) };
    if (access == Access::Writing && mayOnlyBeRead(path))
        return Error { QStringLiteral("the history %1 may only be read").arg(shown) };
    if (access == Access::Writing)
        makeForOneself(path);
    QSqlDatabase database = QSqlDatabase::addDatabase(
        QStringLiteral("QSQLITE"), QStringLiteral("labour-history-") % QUuid::createUuid().toString(QUuid::Id128));
    database.setDatabaseName(databaseNameOf(path, access));
    database.setConnectOptions(access == Access::Reading
            ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000")
            : QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    std::unique_ptr<HistoryFile> file(new HistoryFile(path, std::exchange(database, {})));
    if (!file->m_database.isValid())
        return Error { QStringLiteral("the history needs Qt's driver for SQLite (libqt6sql6-sqlite)") };
    if (!file->m_database.open())
        return file->error(file->m_database.lastError());
    const FileDescriptor gate = enteredGate(path, access);
    const Result<bool> prepared = file->prepare(access);
    return prepared ? Result<std::unique_ptr<HistoryFile>>(std::move(file)) : Error { prepared.error() };
}

Result<bool> HistoryFile::prepare(Access access)
{
    const auto number = [this](const QString& pragma) -> Result<qint64> {
        auto read = query(QStringLiteral("PRAGMA ") % pragma);
        if (!read)
            return Error { read.error() };
        return read->next() ? read->value(0).toLongLong() : 0;
    };
    const Result<qint64> application = number(QStringLiteral("application_id"));
    const Result<qint64> version = number(QStringLiteral("user_version"));
    const Result<qint64> objects = [&]() -> Result<qint64> {
        auto read = query(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        if (!read)
            return Error { read.error() };
        return read->next() ? read->value(0).toLongLong() : 0;
    }();
    for (const Result<qint64>* read : { &application, &version, &objects }) {
        if (!*read)
            return Error { read->error() };
    }
    const bool isNew = *application == 0 && *version == 0 && *objects == 0;
    if (!isNew && *application != applicationId)
        return Error { QStringLiteral("%1 is a database, but no history of Labour's").arg(m_path) };
    if (*version > thisVersion)
        return Error { QStringLiteral("the history %1 is of a newer Labour (version %2 of the format; this one reads "
                                      "up to %3); nothing of it was changed")
                           .arg(m_path)
                           .arg(*version)
                           .arg(thisVersion) };
    if (access == Access::Reading && *version == 0)
        return Error { QStringLiteral("the history %1 is empty").arg(m_path) };
    if (access == Access::Reading)
        return readAsThisVersion(static_cast<int>(*version));
    QStringList pragmas { QStringLiteral("journal_mode = WAL"), QStringLiteral("synchronous = FULL"),
        QStringLiteral("foreign_keys = ON") };
    if (isNew) // since it writes, and has to come before all else
        pragmas.prepend(QStringLiteral("auto_vacuum = INCREMENTAL"));
    for (const QString& pragma : pragmas) {
        if (const auto set = query(QStringLiteral("PRAGMA ") % pragma); !set)
            return Error { set.error() };
    }
    return *version < thisVersion ? migrate(static_cast<int>(*version)) : Result<bool>(true);
}

Result<bool> HistoryFile::migrate(int from)
{
    return transaction([&]() -> Result<bool> {
        // Somebody else may have done it while this one waited for the lock.
        auto version = query(QStringLiteral("PRAGMA user_version"));
        if (!version)
            return Error { version.error() };
        const int now = version->next() ? version->value(0).toInt() : from;
        version->finish();
        for (int i = now; i < thisVersion; ++i) {
            for (const QString& statement : migrations.at(static_cast<std::size_t>(i))) {
                if (const auto done = query(statement); !done)
                    return Error { done.error() };
            }
        }
        for (const QString& pragma : { QStringLiteral("PRAGMA application_id = %1").arg(applicationId),
                 QStringLiteral("PRAGMA user_version = %1").arg(thisVersion) }) {
            if (const auto done = query(pragma); !done)
                return Error { done.error() };
        }
        return true;
    });
}

/// A view of the table in place of it, in memory: the file stays as it is.
Result<bool> HistoryFile::readAsThisVersion(int version)
{
    if (version == thisVersion)
        return true;
    QStringList columns { QStringLiteral("*") };
    for (int i = version; i < thisVersion; ++i)
        columns.append(additions.at(static_cast<std::size_t>(i - 1)));
    for (const QString& statement : { QStringLiteral("PRAGMA temp_store = MEMORY"),
             QStringLiteral("CREATE TEMP VIEW run AS SELECT %1 FROM main.run").arg(columns.join(u',')) }) {
        if (const auto done = query(statement); !done)
            return Error { done.error() };
    }
    return true;
}

Result<QSqlQuery> HistoryFile::query(const QString& sql, const QVariantList& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return error(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return error(query.lastError());
    return query;
}

Error HistoryFile::error(const QSqlError& error) const
{
    int code = error.nativeErrorCode().toInt() & 0xff;
    if ((code == SqliteIoError || code == SqliteCannotOpen) && isDiskFull(m_path))
        code = SqliteFull; // for what it writes beside the file
    switch (code) {
    case SqliteBusy:
    case SqliteLocked:
        return { QStringLiteral("the history %1 is in use by another program, which did not let go of it within 5 s")
                     .arg(m_path) };
    case SqliteReadOnly:
        return { QStringLiteral("the history %1 may only be read").arg(m_path) };
    case SqliteFull:
        return { QStringLiteral(
            "the history %1 cannot grow: its disk is full; %2`labour history --prune SIZE --yes` lets "
            "the oldest runs go")
                     .arg(m_path, hasSpareRoom(m_path) ? QString() : QStringLiteral("free a mebibyte there, then ")) };
    case SqliteIoError:
        return { QStringLiteral("the history %1 cannot be read or written: %2").arg(m_path, error.databaseText()) };
    case SqliteCannotOpen:
        return { QStringLiteral("the history %1 cannot be opened").arg(m_path) };
    case SqliteNotADatabase:
        return { QStringLiteral("%1 is no history of Labour's").arg(m_path) };
    case SqliteCorrupt:
        return { QStringLiteral("the history %1 is damaged; move it away, and `sqlite3 FILE .recover` saves what is "
                                "left in it")
                     .arg(m_path) };
    default:
        return { QStringLiteral("the history %1: %2").arg(m_path, error.text()) };
    }
}

}
