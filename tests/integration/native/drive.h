// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/native/native_engine.h"
#include "core/measure/tally.h"

#include <functional>
#include <string>
#include <vector>

/// All that an engine said about one load.
struct Driven {
    struct Happened {
        std::string kind;
        qint64 pid = 0;
        QString detail;
    };

    QString failure; ///< of failed()
    bool isFinished = false;
    qint64 startNs = 0;
    labour::EngineReport report;
    std::vector<labour::Interval> intervals;
    std::vector<labour::EndingCount> endings; ///< added up, in the order in which they first came
    std::vector<labour::WorkerSeen> workers;
    std::vector<Happened> happened;
    labour::Tally total;
    std::vector<labour::RequestEnd> ends; ///< where the hook "prepares" asked for them

    std::uint64_t count(labour::Outcome outcome) const { return total.outcomes.at(indexOf(outcome)); }
    std::uint64_t countOf(std::uint16_t behaviour) const;
};

struct DriveHooks {
    std::function<void(labour::NativeEngine&)> prepares; ///< just before prepare()
    std::function<void(labour::NativeEngine&)> prepared; ///< just before start()
    std::function<void(labour::NativeEngine&)> started; ///< just after it
    std::function<void(labour::NativeEngine&, const Driven&)> interval; ///< after each interval
};

/// Runs a load to its end.
Driven drive(const labour::Load& load, std::uint16_t port, const DriveHooks& hooks = {},
    const QString& host = QStringLiteral("127.0.0.1"));
Driven drive(const labour::Load& load, const labour::Target& target, const DriveHooks& hooks = {});

/// The server's usual reply with this status, verified.
labour::Expectation usualReply(std::uint16_t status = 200);
labour::Expectation closedEarly();
labour::Request requestFor(const std::string& target, double weight = 1, std::int64_t timeoutMs = 5000);
/// So many requests of one behaviour over so many connections of one process.
labour::Load loadOf(const labour::Request& request, quint64 requests, int connections = 4);
