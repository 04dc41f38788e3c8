// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/url_target.h"

namespace labour {

void setTarget(QUrl& url, const QString& target)
{
    const qsizetype query = target.indexOf(QLatin1Char('?'));
    url.setPath(query < 0 ? target : target.left(query), QUrl::TolerantMode);
    if (query >= 0)
        url.setQuery(target.mid(query + 1), QUrl::TolerantMode);
}

bool keepsTarget(const QString& target)
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    setTarget(url, target);
    return url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::NormalizePathSegments | QUrl::FullyEncoded)
        == target
        && !target.startsWith(QLatin1String("//")); // of two slashes the manager makes one
}

}
