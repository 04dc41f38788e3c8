// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_views.h"

#include "ui/window/window_actions.h"
#include "ui/window/window_layout.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLayout>
#include <QMainWindow>

namespace labour {

WindowViews::WindowViews(QMainWindow& window, WindowLayout& layout, const WindowActions& actions)
    : QTabWidget(&window)
    , m_window(window)
    , m_layout(layout)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("views"));
    setAccessibleName(tr("Views"));
    setDocumentMode(true);
    connect(this, &QTabWidget::currentChanged, this, [this](int view) { showView(static_cast<View>(view)); });
    connect(actions.views, &QActionGroup::triggered, this,
        [this](QAction* view) { showView(static_cast<View>(m_actions.views->actions().indexOf(view))); });
    connect(&layout, &WindowLayout::visited, this, [this] { showView(Run); });
}

void WindowViews::add(View view, QWidget* widget, const QString& title, const QAction& action)
{
    const QSignalBlocker quiet(this); // the first one becomes the current one
    insertTab(view, widget, title);
    setTabToolTip(view, action.toolTip());
    giveRoomToWhatIsShown();
}

/// The panels are never beside a view that has the window to itself, nor beside the room that it asked for: the window
/// would grow for both.
void WindowViews::showView(View view)
{
    const QSize before = m_window.size();
    if (view != Run)
        m_layout.setAside(true);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    setCurrentIndex(view);
    giveRoomToWhatIsShown();
    m_actions.views->actions().at(view)->setChecked(true);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    if (view == Run) {
        m_layout.setAside(false);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    m_window.layout()->activate(); // which may ask for less than it did on the way, when the window grew
    if (!m_window.isMaximized() && !m_window.isFullScreen())
        m_window.resize(before);
    emit shown(view);
}

/// What is not on view asks for none.
void WindowViews::giveRoomToWhatIsShown()
{
    for (int view = 0; view < count(); ++view) {
        const auto policy = view == currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        widget(view)->setSizePolicy(policy, policy);
    }
}

}
