// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

namespace labour::cli {

/// A line on standard error that is kept up to date, where that is a terminal; nothing elsewhere.
class StatusLine : public QObject
{
public:
    explicit StatusLine(std::function<QString()> text, QObject* parent = nullptr);
    ~StatusLine() override;

    bool isOnTerminal() const { return m_isOnTerminal; }
    void show();
    void clear();
    /// A line of its own, terminal or not, that stays.
    void say(const QString& line);

private:
    std::function<QString()> m_text;
    QTimer m_timer;
    bool m_isOnTerminal;
    bool m_isShown = false;
};

}
