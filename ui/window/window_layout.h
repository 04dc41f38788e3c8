// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QList>
#include <QObject>

#include <optional>

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
    void reset();
    /// Hides all panels, or brings them back as they were.
    void setAside(bool isAside);

    QByteArray state() const;
    /// Resets if there is none, or it is of another version.
    void restore(const QByteArray& state);

private:
    void putInPlace();
    void size();

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks;
    QList<Qt::DockWidgetArea> m_areas;
    std::optional<QByteArray> m_aside; ///< the state to come back to
};

}
