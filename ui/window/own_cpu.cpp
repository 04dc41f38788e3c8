// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/own_cpu.h"

#include "core/measure/clock.h"

#include <QLocale>
#include <QThread>

#include <algorithm>
#include <chrono>

#include <time.h>

namespace labour {

using namespace std::chrono_literals;

namespace {

/// Of all threads of this process, those that have ended included.
std::int64_t ownCpuNs()
{
    timespec used {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<std::int64_t>(used.tv_sec) * nsPerSecond + used.tv_nsec;
}

}

QString machineShareText(std::int64_t cpuNs, std::int64_t wallNs, int processors)
{
    const double share =
        wallNs > 0 ? static_cast<double>(cpuNs) / static_cast<double>(wallNs) / std::max(processors, 1) : 0;
    return QStringLiteral("%1 %").arg(QLocale().toString(100 * share, 'f', share < 0.0995 ? 1 : 0));
}

OwnCpu::OwnCpu(QWidget* parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("ownCpu"));
    setContentsMargins(6, 0, 6, 0);
    setToolTip(
        tr("The share of all processors that this program takes for itself, its charts above all. Load and server "
           "have the rest; pausing the display (Space on a chart) leaves them more."));
    hide();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &OwnCpu::measure);
}

void OwnCpu::setRunning(bool isRunning)
{
    setVisible(isRunning);
    if (!isRunning) {
        m_tick.stop();
        return;
    }
    m_cpuNs = ownCpuNs();
    m_wallNs = monotonicNs();
    setText(tr("Workbench: – of the machine"));
    m_tick.start();
}

void OwnCpu::measure()
{
    const std::int64_t cpuNs = ownCpuNs();
    const std::int64_t wallNs = monotonicNs();
    setText(tr("Workbench: %1 of the machine")
                .arg(machineShareText(cpuNs - m_cpuNs, wallNs - m_wallNs, QThread::idealThreadCount())));
    setAccessibleName(text());
    m_cpuNs = cpuNs;
    m_wallNs = wallNs;
}

}
