// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <cstdint>
#include <optional>

namespace labour {

/// A request that the application noted before it began with it.
struct JournalEntry {
    double unixTime = 0; ///< seconds since the epoch
    QString id; ///< its X-Labour-Id
    QString target; ///< "SIGSEGV?how=signal"
    std::int64_t pid = 0; ///< of the process that began with it
    quint64 ordinal = 0; ///< how many of that target had been started by then, this one included
};

/// That a process began with a request.
struct JournalStart {
    double unixTime = 0;
    std::int64_t pid = 0;
};

/// What a run's application noted, read on as it grows. An id that stands twice was sent twice, by the client or by
/// something between.
class Journal
{
public:
    explicit Journal(QString path);

    /// Reads what was written since the last time. Lines that are not whole wait for their end; nonsense is passed
    /// over.
    void readOn();

    /// False where there is no file to read.
    bool isThere() const { return !m_path.isEmpty(); }
    /// Leaves out all that was written until now.
    void passOver();

    /// How often requests of that target were started beyond the first time.
    quint64 resent(const QString& target) const { return m_resent.value(target); }
    /// How many requests of that target each process has begun with.
    QHash<std::int64_t, quint64> startedBy(const QString& target) const { return m_startedBy.value(target); }
    /// When, and by whom, each request of that target was begun with, in the order of the journal.
    QList<JournalStart> startsOf(const QString& target) const { return m_starts.value(target); }
    /// The first of that target.
    std::optional<JournalEntry> firstOf(const QString& target) const;
    /// The last request that this process began with.
    std::optional<JournalEntry> lastOf(std::int64_t pid) const;

private:
    void take(const QByteArray& line);

    QString m_path;
    qint64 m_offset = 0;
    QSet<QByteArray> m_ids;
    QHash<QString, quint64> m_started;
    QHash<QString, quint64> m_resent;
    QHash<QString, QList<JournalStart>> m_starts;
    QHash<QString, JournalEntry> m_firstOf;
    QHash<QString, QHash<std::int64_t, quint64>> m_startedBy;
    QHash<std::int64_t, JournalEntry> m_lastOf;
};

}
