// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace labour {

/// A page of the guide: a Markdown file beside the others.
struct GuidePage {
    QString file; ///< "choose.md"
    QString title; ///< "Choose a server"
};

/// Where the guide is, among the shipped data.
QString guideFolder();

/// The page of contents first, then those that it links, each once, in its order. Empty where it cannot be read.
QList<GuidePage> guidePages(const QString& folder);

/// The guide begins with this page where the focus is in `widget`, or in what it contains.
void setGuidePage(QWidget& widget, const QString& file);
/// Of the widget, or of the nearest one around it that has one; the page of contents where none has.
QString guidePageOf(const QWidget* widget);

/// A paragraph for the end of a What's This text: a link to a page.
QString guideLink(const QString& file, const QString& text);
/// The page that such a link leads to; empty if it is none.
QString linkedGuidePage(const QString& link);

}
