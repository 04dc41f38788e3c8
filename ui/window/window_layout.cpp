// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_layout.h"

#include "ui/widgets/described_action.h"

#include <QAction>
#include <QMainWindow>

namespace labour {

namespace {

constexpr int layoutVersion = 2;
constexpr int leftWidth = 332;
constexpr int rightWidth = 346;
constexpr int bottomHeight = 190;

}

WindowLayout::WindowLayout(QMainWindow& window)
    : QObject(&window)
    , m_window(window)
{
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
}

QDockWidget* WindowLayout::add(const char* name, const QString& title, QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QLatin1String(name));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    m_docks.append(dock);
    m_areas.append(area);
    addVisit(*dock);
    return dock;
}

/// Alt and a digit: the tenth has 0, those after it have none.
void WindowLayout::addVisit(QDockWidget& dock)
{
    auto* visit = new QAction(dock.windowTitle(), this);
    const auto number = static_cast<int>(m_docks.size());
    const QKeySequence keys = number <= 10 ? QKeySequence(Qt::ALT | (Qt::Key_0 + number % 10)) : QKeySequence();
    const QByteArray name = "visit_" + dock.objectName().toLatin1();
    describe(*visit, name.constData(), dock.windowTitle(), QString(), keys, tr("Go to %1").arg(dock.windowTitle()));
    connect(visit, &QAction::triggered, this, [this, &dock] {
        emit visited();
        dock.show();
        dock.raise();
        QWidget* first = dock.widget();
        for (QWidget* each = first; each && !(each->focusPolicy() & Qt::TabFocus && each->isVisible());) {
            each = each->nextInFocusChain();
            first = each;
            if (!dock.isAncestorOf(each) || each == dock.widget())
                return;
        }
        first->setFocus(Qt::ShortcutFocusReason);
    });
    m_visits.append(visit);
}

QList<const QAction*> WindowLayout::visitsWithShortcuts() const
{
    QList<const QAction*> visits;
    for (const QAction* visit : m_visits) {
        if (!visit->shortcut().isEmpty())
            visits.append(visit);
    }
    return visits;
}

void WindowLayout::setAside(bool isAside)
{
    if (isAside == m_aside.has_value())
        return;
    if (!isAside) {
        m_window.restoreState(*m_aside, layoutVersion);
        m_aside.reset();
        return;
    }
    m_aside = m_window.saveState(layoutVersion);
    for (QDockWidget* dock : m_docks)
        dock->hide();
}

void WindowLayout::arrange(Arrangement arrangement)
{
    const bool wasAside = m_aside.has_value();
    m_aside.reset();
    putInPlace(arrangement);
    setAside(wasAside);
}

void WindowLayout::putInPlace(Arrangement arrangement)
{
    for (QDockWidget* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    QDockWidget* firstBelow = nullptr;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_window.addDockWidget(m_areas.at(i), m_docks.at(i));
        const bool isBelow = m_areas.at(i) == Qt::BottomDockWidgetArea;
        if (isBelow) {
            if (firstBelow)
                m_window.tabifyDockWidget(firstBelow, m_docks.at(i));
            else
                firstBelow = m_docks.at(i);
        }
        m_docks.at(i)->setVisible(isBelow || arrangement == Arrangement::Explore);
    }
    if (firstBelow)
        firstBelow->raise();
    size(arrangement);
}

void WindowLayout::size(Arrangement arrangement)
{
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        if (m_areas.at(i) == Qt::BottomDockWidgetArea)
            m_window.resizeDocks({ m_docks.at(i) },
                { arrangement == Arrangement::Compare ? m_window.height() / 2 : bottomHeight }, Qt::Vertical);
        else
            m_window.resizeDocks({ m_docks.at(i) },
                { m_areas.at(i) == Qt::LeftDockWidgetArea ? leftWidth : rightWidth }, Qt::Horizontal);
    }
}

QByteArray WindowLayout::state() const
{
    return m_aside ? *m_aside : m_window.saveState(layoutVersion);
}

void WindowLayout::restore(const QByteArray& state)
{
    reset();
    if (!state.isEmpty())
        m_window.restoreState(state, layoutVersion);
}

}
