// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace labour {

/// What's This for every control: what has no text of its own for it answers with its tooltip, or with that of what it
/// is part of.
class ControlHelp : public QObject
{
    Q_OBJECT

public:
    /// For all windows of the application, as long as it lives.
    explicit ControlHelp(QObject* parent);

    /// Empty if nobody knows.
    static QString textFor(const QWidget& control);
    /// Beside the control that has the focus. False if there is nothing to say.
    static bool showForFocus();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}
