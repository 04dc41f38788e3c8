// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/qt/load_thread.h"

#include <cstddef>
#include <vector>

namespace labour {

/// Closed load: each client sends its next request when the last has ended, after the time that it thinks.
class ClosedLoadThread : public LoadThread
{
public:
    ClosedLoadThread(const Load& load, const Target& target, const ThreadOrder& order);

    void setRate(double perSecond) override;

private:
    void startSending() override;
    void released(Seat& seat, Outcome outcome) override;
    void waitOver(Seat& seat) override;
    void sendDue(qint64 nowNs) override;
    qint64 nextDueNs() const override;
    void connectionsChanged() override;
    void next(Seat& seat);

    std::vector<std::size_t> m_waitLanes; ///< after one failed connect, two, …
    std::size_t m_thinkLane = 0;
    std::size_t m_active = 0; ///< seats that send, or wait between two requests
};

}
