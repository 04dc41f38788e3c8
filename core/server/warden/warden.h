// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/file_descriptor.h"
#include "core/server/warden/charge.h"
#include "core/server/warden/outbox.h"
#include "core/wire/frame.h"

#include <cstdint>
#include <optional>
#include <string>

namespace labour {

/// The whole of labour-warden: starts the server it is told to, tells what it sees, and leaves nothing behind. It ends
/// when the server is stopped, could not be started, or when the control pipe closes, talks nonsense, or its reports
/// are no longer read; in these cases it kills the server first, and removes the run's folder.
class Warden
{
public:
    /// Descriptors of pipes, not owned.
    Warden(int control, int reports);

    void run();

private:
    void dispatch(std::uint64_t source, std::uint32_t events);
    void readControl();
    void readSignals();
    bool obey(const Frame& frame);
    bool start(const Frame& frame);
    void abandon();
    void becomeOrphan();
    void watchReports();
    void flushReports();

    FileDescriptor m_epoll;
    FileDescriptor m_signals;
    int m_control;
    int m_reports;
    FrameReader m_frames;
    Outbox m_outbox;
    std::optional<Charge> m_charge;
    std::uint32_t m_reportEvents = 0;
    std::string m_runDirectory;
    bool m_abandoned = false;
    bool m_isOrphan = false; ///< nobody is left to remove the run's folder
    bool m_over = false;
};

}
