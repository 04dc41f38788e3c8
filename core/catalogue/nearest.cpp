// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/nearest.h"

#include <algorithm>
#include <vector>

namespace labour {

namespace {

/// Damerau-Levenshtein distance (optimal string alignment): a swap of neighbours counts as one edit.
qsizetype distance(const QString& a, const QString& b)
{
    std::vector<std::vector<qsizetype>> d(
        static_cast<std::size_t>(a.size()) + 1, std::vector<qsizetype>(static_cast<std::size_t>(b.size()) + 1));
    for (std::size_t i = 0; i < d.size(); ++i)
        d[i][0] = static_cast<qsizetype>(i);
    for (std::size_t j = 0; j < d[0].size(); ++j)
        d[0][j] = static_cast<qsizetype>(j);
    const auto at = [](const QString& text, std::size_t i) { return text.at(static_cast<qsizetype>(i) - 1); };
    for (std::size_t i = 1; i < d.size(); ++i) {
        for (std::size_t j = 1; j < d[0].size(); ++j) {
            const qsizetype cost = at(a, i) == at(b, j) ? 0 : 1;
            d[i][j] = std::min({ d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost });
            if (i > 1 && j > 1 && at(a, i) == at(b, j - 1) && at(a, i - 1) == at(b, j))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

QString joined(const QStringList& names, const QString& last)
{
    if (names.size() < 2)
        return names.join(QString());
    return names.mid(0, names.size() - 1).join(QStringLiteral(", ")) + last + names.last();
}

}

QStringList nearestNames(const QString& name, const QStringList& known)
{
    std::vector<std::pair<qsizetype, QString>> scored;
    const QString wanted = name.left(64).toLower();
    for (const QString& candidate : known) {
        const QString other = candidate.toLower();
        const bool partOf = wanted.size() >= 3 && other.contains(wanted);
        const qsizetype score = partOf ? 1 : distance(wanted, other);
        const qsizetype longer = std::max(wanted.size(), other.size());
        if (score < longer && score <= std::max<qsizetype>(2, longer / 3))
            scored.emplace_back(score, candidate);
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList nearest;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, scored.size()); ++i)
        nearest.append(scored[i].second);
    return nearest;
}

QString unknownName(const QString& what, const QString& name, const QStringList& known)
{
    const QString opening = QStringLiteral("there is no %1 named “%2”").arg(what, name.left(64));
    const QStringList nearest = nearestNames(name, known);
    if (!nearest.isEmpty())
        return opening % QStringLiteral("; did you mean ") % joined(nearest, QStringLiteral(" or ")) % QLatin1Char('?');
    if (known.isEmpty())
        return opening % QStringLiteral("; there are none");
    return opening % QStringLiteral("; there are ") % joined(known, QStringLiteral(" and "));
}

}
