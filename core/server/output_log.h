// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace labour {

struct ServerOutput;

/// The last MiB of what a server wrote.
class OutputLog
{
public:
    void append(const ServerOutput& output);

    QByteArray bytes() const { return m_bytes; }
    QString tail(int lines) const;

private:
    QByteArray m_bytes;
};

}
