// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/arrival_schedule.h"
#include "core/load/native/hammer_load.h"

#include <cstdint>
#include <vector>

namespace labour {

/// Open load: requests are due at moments that do not depend on the server. Each goes out on a connection that is free,
/// the one used last if it is still open; while all that are allowed are busy it is counted as not sent.
class OpenLoad : public HammerLoad
{
public:
    OpenLoad(const HammerSetup& setup, int epoll);

    bool setRate(double perSecond, std::int64_t nowNs) override;

private:
    void startSending() override;
    void released(Connection& connection) override;
    void pauseOver(Connection& connection) override;
    void sendDue(std::int64_t nowNs) override;
    std::int64_t nextDueNs() const override;
    void connectionsChanged() override;
    Connection* freeConnection();
    void putAway(Connection& connection);

    ArrivalSchedule m_arrivals;
    std::vector<Connection*> m_free; ///< the one used last at the end
    std::vector<Connection*> m_retired; ///< closed, since there were too many
    std::uint32_t m_busy = 0;
};

}
