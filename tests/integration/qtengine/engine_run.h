// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/measure/outcome.h"
#include "core/measure/tally.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace labour {
class QtEngine;
}

/// What an engine said of one load from prepare() to finished().
struct EngineRun {
    QString failure; ///< what failed() said; the rest is then empty
    bool finished = false;
    std::vector<labour::Interval> intervals;
    std::vector<labour::Tally> behaviours;
    labour::Tally total;
    std::vector<std::string> events;
    labour::EngineReport report;
};

labour::Request requestTo(const std::string& target, double weight = 1);
/// Everything is as expected for one that accepts this status, of a reply that is verified.
labour::Expectation expectStatus(std::uint16_t status);
labour::Expectation expectClosed();

/// So many requests in all.
labour::Load loadOf(std::vector<labour::Request> mix, quint64 requests, int connections);
/// Until it is stopped.
labour::Load endlessLoad(std::vector<labour::Request> mix, int connections);

/// Drives the load to its end, and calls `whileSending` on each interval, if given.
EngineRun runLoad(
    const labour::Load& load, std::uint16_t port, const std::function<void(labour::QtEngine&)>& whileSending = {});
EngineRun runLoad(labour::QtEngine& engine, const labour::Load& load, std::uint16_t port,
    const std::function<void(labour::QtEngine&)>& whileSending = {});
EngineRun runLoad(labour::QtEngine& engine, const labour::Load& load, const labour::Target& target,
    const std::function<void(labour::QtEngine&)>& whileSending = {});
