// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/arrival_schedule.h"
#include "core/load/qt/load_thread.h"

#include <vector>

namespace labour {

/// Open load: requests are due at moments that do not depend on the server. Each goes out through a client that is
/// free, the one used last if there are several; while all that are allowed are busy it is counted as not sent.
class OpenLoadThread : public LoadThread
{
public:
    OpenLoadThread(const Load& load, const Target& target, const ThreadOrder& order);

    void setRate(double perSecond) override;

private:
    void startSending() override;
    void released(Seat& seat, Outcome outcome) override;
    void waitOver(Seat& seat) override;
    void sendDue(qint64 nowNs) override;
    qint64 nextDueNs() const override;
    void connectionsChanged() override;
    Seat* freeSeat();
    void retire(Seat& seat);

    ArrivalSchedule m_arrivals;
    std::vector<Seat*> m_free; ///< the one used last at the end
    std::vector<Seat*> m_retired; ///< without a connection, since there were too many
    std::size_t m_busy = 0;
};

}
