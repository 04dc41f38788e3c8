// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_layout.h"

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
    return dock;
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

void WindowLayout::reset()
{
    const bool wasAside = m_aside.has_value();
    m_aside.reset();
    putInPlace();
    setAside(wasAside);
}

void WindowLayout::putInPlace()
{
    for (QDockWidget* dock : m_docks) {
        dock->setFloating(false);
        m_window.removeDockWidget(dock);
    }
    QDockWidget* firstBelow = nullptr;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_window.addDockWidget(m_areas.at(i), m_docks.at(i));
        if (m_areas.at(i) == Qt::BottomDockWidgetArea) {
            if (firstBelow)
                m_window.tabifyDockWidget(firstBelow, m_docks.at(i));
            else
                firstBelow = m_docks.at(i);
        }
        m_docks.at(i)->show();
    }
    if (firstBelow)
        firstBelow->raise();
    size();
}

void WindowLayout::size()
{
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        if (m_areas.at(i) == Qt::BottomDockWidgetArea)
            m_window.resizeDocks({ m_docks.at(i) }, { bottomHeight }, Qt::Vertical);
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
