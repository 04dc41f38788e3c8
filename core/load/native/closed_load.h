// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/native/hammer_load.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace labour {

/// Closed load: each connection sends its next request when the last has ended, after the time that it thinks.
class ClosedLoad : public HammerLoad
{
public:
    ClosedLoad(const HammerSetup& setup, int epoll);

    bool setRate(double perSecond, std::int64_t nowNs) override;

private:
    void startSending() override;
    void released(Connection& connection) override;
    void pauseOver(Connection& connection) override;
    void sendDue(std::int64_t nowNs) override;
    std::int64_t nextDueNs() const override;
    void connectionsChanged() override;
    void next(Connection& connection);
    void pause(Connection& connection);

    static constexpr std::size_t pauseLengths = 5;

    std::array<std::size_t, pauseLengths> m_pauseLanes {};
    std::size_t m_retryLane = 0;
    std::size_t m_thinkLane = 0;
    std::uint32_t m_active = 0; ///< connections that send, or pause between two requests
};

}
