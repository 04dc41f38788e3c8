// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csv_text.h"

#include <QString>

#include <algorithm>

namespace labour {

namespace {

QString quotedIfNeeded(const QString& value)
{
    static const QString special = QStringLiteral(",\"\r\n");
    const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar c) { return special.contains(c); });
    if (isPlain)
        return value;
    QString doubled = value;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' % doubled % u'"';
}

}

QByteArray csvText(const QList<QStringList>& rows)
{
    QByteArray text;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += (i > 0 ? QByteArray(",") : QByteArray()) + quotedIfNeeded(row.at(i)).toUtf8();
        text += "\r\n";
    }
    return text;
}

}
