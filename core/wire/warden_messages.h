// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/server_reading.h"
#include "core/wire/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace labour {

/// What Labour and a warden say to each other. Labour: Setup once, ReadMemory, Adopt and Stop later; closing the pipe
/// means "kill everything now". The warden: Launched or LaunchFailed, then what it sees, and Stopped last of all.
enum class WardenMessage : std::uint8_t {
    Setup = 1,
    ReadMemory,
    Stop,
    Adopt,
    Launched = 16,
    LaunchFailed,
    ProcessStarted,
    ProcessExited,
    Sample,
    Memory,
    MemoryLimit,
    Output,
    Stopped,
};

struct WardenSetup {
    std::vector<std::string> command; ///< argv; the program is looked up in PATH if it has no slash
    std::vector<std::string> environment; ///< "NAME=value", complete
    std::string workingDirectory;
    std::string runMarker; ///< the value of LABOUR_RUN that marks the run's processes
    std::string host; ///< numeric, with the port: whose listener is watched
    std::uint16_t port = 0;
    std::uint64_t memoryCeilingBytes = 1ULL << 30; ///< of the tree
    std::vector<std::int32_t> stopSignals; ///< in order; SIGKILL of the whole tree comes last, whatever is here
    std::int64_t graceNs = 5'000'000'000; ///< given to each signal
    /// Nothing is launched, and nothing is ever signalled: the processes below this one, which somebody else started,
    /// are watched; 0 for none but the listener.
    std::optional<std::int64_t> observedPid {};
    std::int64_t sampleNs = 100'000'000; ///< between samples

    friend bool operator==(const WardenSetup&, const WardenSetup&) = default;
};

/// A process of the server, as long as it lived. Times are CLOCK_MONOTONIC.
struct WatchedProcess {
    std::int64_t pid = 0;
    std::uint64_t start = 0; ///< field 22 of its stat
    std::int64_t atNs = 0; ///< when it was seen to start or to exit
    bool isMain = false; ///< the one that was launched, or adopted in its place
    std::string command; ///< its command line, shortened

    friend bool operator==(const WatchedProcess&, const WatchedProcess&) = default;
};

struct ProcessExit {
    WatchedProcess process;
    std::optional<std::int32_t> waitStatus; ///< as of waitpid(2), where it could be learnt

    friend bool operator==(const ProcessExit&, const ProcessExit&) = default;
};

struct WardenSample {
    std::int64_t atNs = 0;
    double cpuPercent = 0;
    std::optional<std::uint32_t> listenQueue;
    std::vector<ProcessReading> processes;

    friend bool operator==(const WardenSample&, const WardenSample&) = default;
};

struct WardenMemory {
    std::int64_t atNs = 0;
    std::string label; ///< as asked
    std::vector<ProcessReading> processes; ///< with PSS

    friend bool operator==(const WardenMemory&, const WardenMemory&) = default;
};

struct MemoryLimitHit {
    std::int64_t atNs = 0;
    std::int64_t pid = 0; ///< the process that was killed for it
    std::uint64_t treeBytes = 0;

    friend bool operator==(const MemoryLimitHit&, const MemoryLimitHit&) = default;
};

/// A piece of what the server wrote to its standard output and error.
struct ServerOutput {
    std::uint64_t droppedBytes = 0; ///< before `text`, since more came than is kept
    std::string text;

    friend bool operator==(const ServerOutput&, const ServerOutput&) = default;
};

std::string encode(const WardenSetup& setup);
std::string encodeReadMemory(std::string_view label);
std::string encodeStopServer();
/// The launched process has become a daemon: this one is the main process from now on.
std::string encodeAdopt(const WatchedProcess& process);
std::string encodeLaunched(const WatchedProcess& process);
std::string encodeLaunchFailed(std::string_view reason);
std::string encodeStarted(const WatchedProcess& process);
std::string encode(const ProcessExit& exit);
std::string encode(const WardenSample& sample);
std::string encode(const WardenMemory& memory);
std::string encode(const MemoryLimitHit& hit);
std::string encode(const ServerOutput& output);
std::string encode(const StopReport& report);

/// Nothing where the payload is not what the type promises.
std::optional<WardenSetup> decodeWardenSetup(std::string_view payload);
std::optional<std::string> decodeReadMemory(std::string_view payload);
std::optional<WatchedProcess> decodeWatchedProcess(std::string_view payload); ///< Adopt, Launched, ProcessStarted
std::optional<std::string> decodeLaunchFailed(std::string_view payload);
std::optional<ProcessExit> decodeProcessExit(std::string_view payload);
std::optional<WardenSample> decodeSample(std::string_view payload);
std::optional<WardenMemory> decodeMemory(std::string_view payload);
std::optional<MemoryLimitHit> decodeMemoryLimit(std::string_view payload);
std::optional<ServerOutput> decodeOutput(std::string_view payload);
std::optional<StopReport> decodeStopped(std::string_view payload);

}
