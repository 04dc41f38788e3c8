// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/guide/guide_pages.h"

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace labour {

class FindBar;

/// Shows the guide: the list of its pages, and one of them, with the way that led there.
class GuideWindow : public QWidget
{
    Q_OBJECT

public:
    /// `folder` holds the pages. Where there are none it says so.
    explicit GuideWindow(const QString& folder, QWidget* parent = nullptr);

    void showPage(const QString& file);
    /// The file of the page that is shown; empty before the first.
    QString page() const { return m_page; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* buttons();
    void addKeys();
    void goTo(int row);
    void showWhere();

    QString m_folder;
    QList<GuidePage> m_pages;
    QString m_page;
    QListWidget* m_list;
    QTextBrowser* m_text;
    FindBar* m_find;
};

}
