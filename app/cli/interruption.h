// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace labour::cli {

/// SIGINT, SIGTERM and SIGHUP as a Qt signal, but for those that the program was started to ignore (nohup). The first
/// asks for an end, the second for haste; the third ends the program at once, and the warden cleans up. One object at a
/// time.
class Interruption : public QObject
{
    Q_OBJECT

public:
    explicit Interruption(QObject* parent = nullptr);
    ~Interruption() override;

    bool hasCome() const { return m_hasCome; }

signals:
    void came();

private:
    int m_pipe[2] { -1, -1 };
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_hasCome = false;
};

}
