// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QTextEdit;

namespace labour {

/// Finds words in a text that is read: goes from one match to the next, and round at the end. Case does not matter.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// `view` outlives this.
    explicit FindBar(QTextEdit& view, QWidget* parent = nullptr);

    /// The field, with its text selected.
    void enter();
    void goTo(bool forwards);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void findAsTyped();

    QTextEdit& m_view;
    QLineEdit* m_text;
    QLabel* m_state;
};

}
