// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace labour::html {

// What all pages share: one file each, which loads nothing, in light and dark and for print.

/// Plain text as it stands in HTML, in attributes too.
QString escaped(const QString& plain);
/// `content` is HTML.
QString element(const char* tag, const QString& content);
QString section(const QString& title, const QString& content);
QString numberCell(const QString& content);

/// Of plain texts: the first row is the head, the first column names the rows. Columns that hold words and not numbers
/// are named by their index. Nothing of a table without rows.
QString table(const QList<QStringList>& rows, const QList<qsizetype>& wordColumns = {});
/// Of plain texts, each in a line of its own; nothing of none.
QString list(const QStringList& items);
/// Names and values, of which those without a value are left out.
QString facts(const QList<std::pair<QString, QString>>& facts);

struct Page {
    QString title; ///< plain
    QString style; ///< CSS beside what all pages share
    QString body; ///< HTML
    bool isWide = false; ///< for tables of many columns
};

/// The same page gives the same bytes.
QByteArray pageText(const Page& page);

}
