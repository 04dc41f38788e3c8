// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace labour {

/// Finds text in a view that may still grow: marks all matches, goes from one to the next, and counts them. Case does
/// not matter.
class LogSearch : public QWidget
{
    Q_OBJECT

public:
    /// `view` outlives this.
    explicit LogSearch(QPlainTextEdit& view, QWidget* parent = nullptr);

    /// The field, with its text selected.
    void enter();
    void goTo(bool forwards);

signals:
    /// The view has been moved to a match.
    void found();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void select(std::size_t match);
    void show(std::size_t match);

    QPlainTextEdit& m_view;
    QLineEdit* m_text;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_count;
    QTimer m_delay;
    std::vector<int> m_matches; ///< where they begin, in order
};

}
