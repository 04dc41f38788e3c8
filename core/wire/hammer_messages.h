// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/phase.h"
#include "core/load/request.h"
#include "core/measure/interval.h"
#include "core/measure/request_end.h"
#include "core/plan/policy.h"
#include "core/wire/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace labour {

/// What Labour and a hammer say to each other. Labour: Setup, Start, then any Weights, Rates and Connections, and Drain
/// or Stop. The hammer: Ready, then Intervals for each slot, Requests where each was asked for, Shortages, and
/// Finished; or Failed.
enum class HammerMessage : std::uint8_t {
    Setup = 1,
    Start,
    Weights,
    Stop,
    Rate,
    Connections,
    Drain,
    Ready = 16,
    Interval,
    Shortage,
    Finished,
    Failed,
    Requests,
};

struct HammerSetup {
    std::string host; ///< a numeric address
    std::uint16_t port = 0;
    std::string authority {}; ///< for the Host header; empty: the address itself
    bool isTls = false;
    std::string tlsName {}; ///< asked for, and what the certificate has to be for
    bool verifiesTls = true;
    std::string token; ///< sent as X-Labour-Token
    std::string idPrefix; ///< begins every X-Labour-Id of this process; its own within the run
    std::uint32_t connections = 1; ///< of this process
    bool keepAlive = true;
    std::uint64_t requestsPerConnection = 0; ///< 0: as many as the server allows
    std::int64_t thinkNs = 0; ///< under closed load
    Policy policy = Policy::Random;
    std::uint64_t seed = 0; ///< of this process
    std::uint32_t process = 0; ///< this one's number, from 0
    std::uint32_t processes = 1; ///< that share the load
    std::optional<std::uint64_t> requests; ///< to send in all; without it, until the duration is over
    std::optional<std::int64_t> durationNs;
    bool isOpen = false;
    Arrivals arrivals = Arrivals::Constant;
    std::vector<LoadPhase> phases; ///< none: the mix's weights throughout; rates are those of all processes together
    bool noteAll = false; ///< have the innocents noted in the journal too
    bool tellsEach = false; ///< tell the end of every single request
    std::vector<Request> mix;

    friend bool operator==(const HammerSetup&, const HammerSetup&) = default;
};

/// Our own descriptors, ports or memory ran out, for the first time in a slot.
struct HammerShortage {
    std::int64_t atNs = 0; ///< CLOCK_MONOTONIC
    std::string reason;
};

struct HammerFinished {
    std::int64_t endNs = 0; ///< CLOCK_MONOTONIC: when sending ended
    double cpuSeconds = 0; ///< user and system time from Start to the end
    double waitedSeconds = 0; ///< of the same time: ready to run, without a CPU; 0 where the kernel does not tell
    std::uint64_t largestRssBytes = 0;
    std::vector<std::uint64_t> unfinished; ///< a behaviour
};

std::string encode(const HammerSetup& setup);
std::string encodeStart(std::int64_t startNs);
std::string encodeWeights(const std::vector<double>& weights);
std::string encodeStop();
std::string encodeDrain(); ///< send nothing new, and finish when what is under way has ended
std::string encodeRate(double perSecond); ///< of all processes together
std::string encodeConnections(std::uint32_t connections); ///< of this process
std::string encodeReady();
std::string encode(const Interval& interval);
std::string encode(const std::vector<RequestEnd>& ends);
std::string encode(const HammerShortage& shortage);
std::string encode(const HammerFinished& finished);
std::string encodeFailed(std::string_view reason);

/// Nothing where the payload is not what the type promises.
std::optional<HammerSetup> decodeSetup(std::string_view payload);
std::optional<std::int64_t> decodeStart(std::string_view payload);
std::optional<std::vector<double>> decodeWeights(std::string_view payload);
std::optional<double> decodeRate(std::string_view payload);
std::optional<std::uint32_t> decodeConnections(std::string_view payload);
std::optional<Interval> decodeInterval(std::string_view payload);
std::optional<std::vector<RequestEnd>> decodeRequests(std::string_view payload);
std::optional<HammerShortage> decodeShortage(std::string_view payload);
std::optional<HammerFinished> decodeFinished(std::string_view payload);
std::optional<std::string> decodeFailed(std::string_view payload);

}
