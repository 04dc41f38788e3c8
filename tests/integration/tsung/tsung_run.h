// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/engine.h"
#include "core/measure/recording.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace labour {
class TsungEngine;
}

/// What the engine said of one load from prepare() to finished().
struct TsungRun {
    QString failure; ///< what failed() said; the rest is then empty
    bool finished = false;
    bool grew = false; ///< some of it was told while the load was still being sent
    labour::Recording recording;
    std::vector<std::string> events;
    labour::EngineReport report;
    qint64 startNs = 0;
};

labour::Request requestTo(const std::string& target, double weight = 1);
/// A load of these requests, each as often as the other, over four connections and two virtual machines.
labour::Load loadOf(const std::vector<std::string>& targets);

/// Drives the load to its end, and calls `whileSending` when the first of it is told, if given.
TsungRun runLoad(const labour::Load& load, std::uint16_t port,
    const std::function<void(labour::TsungEngine&)>& whileSending = {},
    const std::function<void(labour::TsungEngine&)>& whenPrepared = {});

/// The folders of the engine that there are, and its processes.
QStringList tsungFolders();
QList<qint64> tsungProcesses();
