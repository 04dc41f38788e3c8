// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace labour {

class LiveRun;
class LogSearch;
struct Event;

/// What the server writes, as it comes: the last of it, with a search. Follows what is new until somebody looks
/// elsewhere.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(LiveRun& run, QWidget* parent = nullptr);

    /// Selects the lines that were written around an event, or those that it has with it; nothing where there are none.
    void point(const Event& event);

    static constexpr int keptLines = 5000;

private:
    QWidget* head();
    void clear();
    bool isAtEnd() const;
    void add(const QString& text);
    void settle();
    void copyAll();
    void stampNewLines(qsizetype lines);
    void selectLines(int first, int last);

    LiveRun& m_run;
    QPlainTextEdit* m_text;
    LogSearch* m_search;
    QCheckBox* m_follows;
    QLabel* m_bound;
    bool m_isChanging = false; ///< the text; the user has moved nothing
};

}
