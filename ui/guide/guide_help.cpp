// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guide/guide_help.h"

#include "ui/guide/guide_pages.h"
#include "ui/guide/guide_window.h"

#include <QApplication>
#include <QWhatsThis>
#include <QWhatsThisClickedEvent>

namespace labour {

GuideHelp::GuideHelp(QWidget* parent)
    : QObject(parent)
    , m_parent(parent)
{
    qApp->installEventFilter(this);
}

void GuideHelp::show()
{
    showPage(guidePageOf(QApplication::focusWidget()));
}

void GuideHelp::showPage(const QString& file)
{
    if (!m_window)
        m_window = new GuideWindow(guideFolder(), m_parent);
    m_window->showPage(file);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

bool GuideHelp::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::WhatsThisClicked)
        return false;
    const QString page = linkedGuidePage(static_cast<QWhatsThisClickedEvent*>(event)->href());
    if (page.isEmpty())
        return false;
    QWhatsThis::hideText();
    showPage(page);
    return true;
}

}
