// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/mix.h"
#include "core/plan/phase_plan.h"
#include "core/plan/policy.h"
#include "core/plan/server_choice.h"

#include <QList>
#include <QString>

#include <optional>

namespace labour {

/// How hard: closed load, N connections in all, each waiting for its reply, or open load, requests at a rate; for a
/// time or a number of requests.
struct LoadPlan {
    int connections = 16; ///< in all; under open load the most that may wait for replies at once
    int processes = defaultProcesses(); ///< load processes, or threads of the qt engine
    bool keepAlive = true;
    qint64 requestsPerConnection = 0; ///< after which the client closes it; 0: as many as the server allows
    double thinkS = 0; ///< closed load: between a reply and the connection's next request
    std::optional<RatePlan> rate = std::nullopt; ///< open load
    Arrivals arrivals = Arrivals::Constant; ///< of open load
    QList<PhasePlan> phases {}; ///< none: one mix and one load throughout
    std::optional<qint64> requests = std::nullopt; ///< in all
    std::optional<double> durationS = std::nullopt;
    std::optional<double> timeoutS = std::nullopt; ///< in place of what the behaviours say
    bool insecure = false; ///< over TLS, any certificate will do

    /// A rate, its own or a phase's.
    bool isOpen() const;
    /// One for each core but one, at least one.
    static int defaultProcesses();
    friend bool operator==(const LoadPlan&, const LoadPlan&) = default;
};

/// All that is needed to run again.
struct Plan {
    QList<ServerChoice> servers;
    QString test; ///< the ready-made test that the mix was taken from; empty if it was composed
    Mix mix;
    Policy policy = Policy::Random;
    std::optional<quint64> seed; ///< below 2^53, so that JSON holds it; drawn where there is none
    QString engine = QStringLiteral("native");
    LoadPlan load;
    int repetitions = 1;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// What the mix weighs in that phase of the plan's load, whose roles are known: one weight for each behaviour.
QList<double> weightsIn(const PhasePlan& phase, const Mix& mix, const QList<Role>& roles);

inline constexpr quint64 seedLimit = 1ULL << 53;

/// A fresh seed below seedLimit.
quint64 drawnSeed();

/// The engines there are.
QStringList engineNames();

}
