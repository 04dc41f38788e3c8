// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/output_log.h"

#include "core/wire/warden_messages.h"

#include <QStringList>

namespace labour {

namespace {

constexpr qsizetype mostBytes = qsizetype { 1 } << 20;

}

void OutputLog::append(const ServerOutput& output)
{
    if (output.droppedBytes > 0)
        m_bytes += "\n[" + QByteArray::number(static_cast<qulonglong>(output.droppedBytes)) + " bytes left out]\n";
    m_bytes += QByteArray::fromStdString(output.text);
    if (m_bytes.size() > 2 * mostBytes)
        m_bytes = m_bytes.right(mostBytes);
}

QString OutputLog::tail(int lines) const
{
    constexpr qsizetype longestLine = 1000;
    QStringList all = QString::fromUtf8(m_bytes.right(lines * longestLine)).split(u'\n', Qt::SkipEmptyParts);
    if (all.size() > lines)
        all = all.mid(all.size() - lines);
    return all.join(u'\n');
}

}
