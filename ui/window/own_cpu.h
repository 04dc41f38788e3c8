// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

#include <cstdint>

namespace labour {

/// Says, once a second while a run goes on, what share of the machine the workbench takes for itself: its own process,
/// with the load threads of the engine qt, but without load processes and server.
class OwnCpu : public QLabel
{
    Q_OBJECT

public:
    explicit OwnCpu(QWidget* parent = nullptr);

    void setRunning(bool isRunning);

private:
    void measure();

    QTimer m_tick;
    std::int64_t m_cpuNs = 0;
    std::int64_t m_wallNs = 0;
};

/// "4 %", of all processors; what took `cpuNs` of them in `wallNs`.
QString machineShareText(std::int64_t cpuNs, std::int64_t wallNs, int processors);

}
