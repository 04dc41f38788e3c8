// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace labour::markdown {

namespace {

/// The longest run of backticks.
qsizetype longestRun(const QString& text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar each : text) {
        run = each == QLatin1Char('`') ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

QString row(const QStringList& cells)
{
    QString line = QStringLiteral("|");
    for (const QString& cell : cells)
        line += QLatin1Char(' ') % cell % QStringLiteral(" |");
    return line % QLatin1Char('\n');
}

}

QString escaped(const QString& plain)
{
    static const QRegularExpression special(QStringLiteral("([\\\\`*_{}\\[\\]<>#|~!@&$])"));
    static const QRegularExpression breaks(QStringLiteral("\\s*[\\r\\n]+\\s*"));
    static const QRegularExpression marker(QStringLiteral("\\A(\\s*\\d*)([-+.)])(?=\\s)")); // of a list, at the start
    QString text = plain;
    text.replace(breaks, QStringLiteral(" "));
    text.replace(special, QStringLiteral("\\\\1"));
    text.replace(marker, QStringLiteral("\\1\\\\2"));
    return text.replace(QLatin1String("://"), QLatin1String(":\\/\\/"));
}

QString code(const QString& plain)
{
    if (plain.isEmpty())
        return {};
    const QString fence(longestRun(plain) + 1, QLatin1Char('`'));
    const bool needsRoom = plain.startsWith(QLatin1Char('`')) || plain.endsWith(QLatin1Char('`'));
    const QString room = needsRoom ? QStringLiteral(" ") : QString();
    return fence % room % QString(plain).replace(QLatin1Char('\n'), QLatin1Char(' ')) % room % fence;
}

QString block(const QString& plain, const char* language)
{
    const QString fence(std::max<qsizetype>(3, longestRun(plain) + 1), QLatin1Char('`'));
    return fence % QLatin1String(language) % QLatin1Char('\n') % plain
        % (plain.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n")) % fence % QLatin1Char('\n');
}

QString table(const QList<QStringList>& rows, const QList<qsizetype>& wordColumns)
{
    if (rows.size() < 2)
        return {};
    QString lines;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QStringList cells;
        for (const QString& cell : rows.at(i))
            cells.append(escaped(cell));
        lines += row(cells);
        if (i > 0)
            continue;
        QStringList rule;
        for (qsizetype column = 0; column < cells.size(); ++column)
            rule.append(column == 0 || wordColumns.contains(column) ? QStringLiteral("---") : QStringLiteral("--:"));
        lines += row(rule);
    }
    return lines;
}

QString list(const QStringList& items)
{
    QString lines;
    for (const QString& item : items)
        lines += QStringLiteral("- ") % escaped(item) % QLatin1Char('\n');
    return lines;
}

QString details(const QString& summary, const QString& content)
{
    return QStringLiteral("<details><summary>") % summary.toHtmlEscaped() % QStringLiteral("</summary>\n\n") % content
        % QStringLiteral("\n</details>\n");
}

QString facts(const QList<std::pair<QString, QString>>& facts)
{
    QString lines;
    for (const auto& [name, value] : facts) {
        if (!value.isEmpty())
            lines += QStringLiteral("- ") % escaped(name) % QStringLiteral(": ") % escaped(value) % QLatin1Char('\n');
    }
    return lines;
}

}
