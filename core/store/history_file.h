// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <memory>

namespace labour {

/// The SQLite file that the history is in, opened, and of this version to whoever asks it: in WAL mode, so that several
/// programs may read and one may write at a time, and with a synchronous commit, so that what was committed outlives a
/// power cut. Of the thread that opened it.
class HistoryFile
{
public:
    enum class Access { Reading, Writing };

    /// To write, makes the file and its folder where there is none, and brings an older one up to this version. To
    /// read, changes nothing: an older one is read as if it were of this version. Refuses in a sentence what is no
    /// history, or one of a newer version.
    static Result<std::unique_ptr<HistoryFile>> open(const QString& path, Access access);
    /// What LABOUR_HISTORY names, else history.sqlite in the folder for the user's data. Empty where LABOUR_HISTORY is
    /// "none": runs are not to be kept.
    static QString usualPath();

    ~HistoryFile();
    HistoryFile(const HistoryFile&) = delete;
    HistoryFile& operator=(const HistoryFile&) = delete;

    const QString& path() const { return m_path; }
    QSqlDatabase& database() { return m_database; }
    /// The query, executed with these values.
    Result<QSqlQuery> query(const QString& sql, const QVariantList& values = {});
    /// Executes the statements as one, or none of them; `statements` returns its own error.
    template <typename Statements>
    Result<bool> transaction(Statements statements);
    /// What went wrong, for people.
    Error error(const QSqlError& error) const;

private:
    HistoryFile(QString path, QSqlDatabase database);

    Result<bool> prepare(Access access);
    Result<bool> migrate(int from);
    Result<bool> readAsThisVersion(int version);

    QString m_path;
    QSqlDatabase m_database;
};

template <typename Statements>
Result<bool> HistoryFile::transaction(Statements statements)
{
    // A transaction that is to write takes the lock at once: one that began by reading may not be let write any more.
    if (const auto begun = query(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return Error { begun.error() };
    const Result<bool> done = statements();
    const auto ended = query(done ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    if (!done)
        return done;
    if (ended)
        return true;
    m_database.rollback();
    return Error { ended.error() };
}

}
