// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace labour {

class GuideWindow;

/// The guide, as the window's help: at the page for where the focus is, and at those that What's This texts link. It
/// has a window of its own, which is made when it is first wanted and is gone with `parent`.
class GuideHelp : public QObject
{
    Q_OBJECT

public:
    explicit GuideHelp(QWidget* parent);

    /// At the page that belongs to the control that has the focus.
    void show();
    void showPage(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_parent;
    QPointer<GuideWindow> m_window;
};

}
