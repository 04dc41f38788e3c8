// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace labour {

/// Turns SIGINT, SIGTERM and SIGHUP into calls in the thread that made it. One at a time in a process.
class SignalWatch : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatch(std::function<void()> called, QObject* parent = nullptr);
    ~SignalWatch() override;

private:
    std::function<void()> m_called;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}
