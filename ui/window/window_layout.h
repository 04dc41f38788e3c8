// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QMainWindow;

namespace labour {

/// The panels around the charts: where they are at first, and how to get back to that.
class WindowLayout : public QObject
{
    Q_OBJECT

public:
    explicit WindowLayout(QMainWindow& window);

    /// Panels are placed in the order in which they are added: to the left and right one below the other, below as
    /// tabs.
    QDockWidget* add(const char* name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    const QList<QDockWidget*>& docks() const { return m_docks; }
    enum class Arrangement {
        Explore, ///< all of them, where they are at first
        Compare, ///< those below alone, with as much room as what is above them
    };
    void arrange(Arrangement arrangement);
    void reset() { arrange(Arrangement::Explore); }
    /// One for each panel, in order: to show it, in front of others, and to give it the focus.
    const QList<QAction*>& visits() const { return m_visits; }
    QList<const QAction*> visitsWithShortcuts() const;
    /// Hides all panels, or brings them back as they were.
    void setAside(bool isAside);

    QByteArray state() const;
    /// Resets if there is none, or it is of another version.
    void restore(const QByteArray& state);

signals:
    /// A panel is about to be visited.
    void visited();

private:
    void addVisit(QDockWidget& dock);
    void putInPlace(Arrangement arrangement);
    void size(Arrangement arrangement);

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QList<Qt::DockWidgetArea> m_areas;
    QList<QAction*> m_visits;
    std::optional<QByteArray> m_aside; ///< the state to come back to
};

}
