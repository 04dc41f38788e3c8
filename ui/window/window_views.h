// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

class QMainWindow;

namespace labour {

class WindowActions;
class WindowLayout;

/// The views in the middle of the window, one of which is on view: the run with the panels around it, or the matrix or
/// the comparison, which have the window to themselves.
class WindowViews : public QTabWidget
{
    Q_OBJECT

public:
    enum View {
        Run,
        Matrix,
        Comparison,
    };

    /// All outlive this.
    WindowViews(QMainWindow& window, WindowLayout& layout, const WindowActions& actions);

    void add(View view, QWidget* widget, const QString& title, const QAction& action);
    bool isShown(View view) const { return currentIndex() == view; }
    void showView(View view);

signals:
    void shown(labour::WindowViews::View view);

private:
    void giveRoomToWhatIsShown();

    QMainWindow& m_window;
    WindowLayout& m_layout;
    const WindowActions& m_actions;
};

}
