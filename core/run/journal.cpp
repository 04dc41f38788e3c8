// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/journal.h"

#include <QFile>
#include <QFileInfo>

namespace labour {

Journal::Journal(QString path)
    : m_path(std::move(path))
{
}

void Journal::readOn()
{
    if (m_path.isEmpty())
        return;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_offset))
        return;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n'))
            return;
        m_offset += line.size();
        take(line.chopped(1));
    }
}

void Journal::passOver()
{
    m_offset = QFileInfo(m_path).size();
}

void Journal::take(const QByteArray& line)
{
    const QList<QByteArray> fields = line.split(' ');
    if (fields.size() != 4)
        return;
    JournalEntry entry;
    bool timeIsNumber = false;
    bool pidIsNumber = false;
    entry.unixTime = fields.at(0).toDouble(&timeIsNumber);
    entry.id = QString::fromLatin1(fields.at(1));
    entry.target = QString::fromLatin1(fields.at(2));
    entry.pid = fields.at(3).toLongLong(&pidIsNumber);
    if (!timeIsNumber || !pidIsNumber)
        return;
    entry.ordinal = ++m_started[entry.target];
    if (m_ids.contains(fields.at(1)))
        ++m_resent[entry.target];
    else
        m_ids.insert(fields.at(1));
    if (entry.ordinal == 1)
        m_firstOf.insert(entry.target, entry);
    m_starts[entry.target].append({ entry.unixTime, entry.pid });
    ++m_startedBy[entry.target][entry.pid];
    m_lastOf.insert(entry.pid, entry);
}

std::optional<JournalEntry> Journal::firstOf(const QString& target) const
{
    const auto found = m_firstOf.find(target);
    if (found == m_firstOf.end())
        return std::nullopt;
    return *found;
}

std::optional<JournalEntry> Journal::lastOf(std::int64_t pid) const
{
    const auto found = m_lastOf.find(pid);
    if (found == m_lastOf.end())
        return std::nullopt;
    return *found;
}

}
