// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace labour::markdown {

// GitHub's Markdown, for pasting into an issue.

/// Plain text such that it is shown as it is, in a table's cell too: on one line.
QString escaped(const QString& plain);
/// Plain text as a span of code, whatever backticks it holds; not for tables.
QString code(const QString& plain);
/// A block of code, with a fence that nothing in it ends.
QString block(const QString& plain, const char* language = "");
/// The first row is the head; nothing of a table without others. Columns after the first are to the right, but for
/// those of words.
QString table(const QList<QStringList>& rows, const QList<qsizetype>& wordColumns = {});
QString list(const QStringList& items);
/// What is folded until a reader opens it. `content` is Markdown.
QString details(const QString& summary, const QString& content);
/// "- name: value", without those that have none.
QString facts(const QList<std::pair<QString, QString>>& facts);

}
