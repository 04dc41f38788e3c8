// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/wire/message_samples.h"

#include <limits>

namespace labour {

namespace {

constexpr std::int64_t earliest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t latest = std::numeric_limits<std::int64_t>::max();
constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

template <typename Decode, typename Encode>
MessageSample sample(const char* name, std::string frame, Decode decode, Encode encodeAgain)
{
    return { name, std::move(frame), [decode, encodeAgain](std::string_view payload) -> std::optional<std::string> {
                const auto message = decode(payload);
                if (!message)
                    return std::nullopt;
                return encodeAgain(*message);
            } };
}

template <typename Message>
std::string encodeAny(const Message& message)
{
    return encode(message);
}

}

HammerSetup richHammerSetup()
{
    HammerSetup setup;
    setup.host = "127.0.0.1";
    setup.port = 65535;
    setup.token = "0123456789abcdef0123456789abcdef";
    setup.idPrefix = "1f.2-";
    setup.connections = 4'294'967'295;
    setup.keepAlive = false;
    setup.policy = Policy::Repeat;
    setup.seed = most;
    setup.process = 3;
    setup.processes = 8;
    setup.authority = "localhost:8443";
    setup.isTls = true;
    setup.tlsName = "localhost";
    setup.verifiesTls = false;
    setup.requestsPerConnection = most;
    setup.thinkNs = 1'000'000;
    setup.isOpen = true;
    setup.arrivals = Arrivals::Poisson;
    setup.phases = { { 5'000'000'000, { 1, 0.5, 0 }, 0, 1e6 }, { 0, { 0, 1, 1 }, 50, 50 } };
    setup.requests = 1'000'000'000'000;
    setup.durationNs = latest;
    setup.noteAll = true;
    setup.tellsEach = true;
    AcceptedEnding exact;
    exact.statuses = { { 200, 200 }, { 404, 404 }, { 0, 65535 } };
    exact.bodyLength = most;
    exact.body = BodyDigest { 7, 0xffffffff };
    exact.bodyText = "all is well";
    AcceptedEnding serverError;
    serverError.statuses = { { 500, 599 } };
    serverError.verified = false;
    AcceptedEnding closed;
    closed.closed = true;
    setup.mix = { { "/PlainResponse", 0.5, Role::Innocent, 30'000'000, { exact } },
        { "/SIGSEGV?how=signal", 1e9, Role::Culprit, -1, { serverError, closed } },
        { std::string("/\0\xff", 3), 0, Role::Innocent, 0, {} } };
    Request& upload = setup.mix.back();
    upload.method = "POST";
    upload.headers = "Content-Type: text/plain\r\n";
    upload.body = std::string("\0body", 5);
    upload.manners = { most, 1, 2, 3, 4, 5, 6, 7, Manners::Leaving::HalfCloses, latest };
    return setup;
}

Interval richInterval()
{
    Interval interval;
    interval.slot = 4'294'967'295;
    interval.phase = 65535;
    interval.inFlight = 16;
    for (const Outcome outcome : allOutcomes())
        interval.endings.push_back({ 65535, outcome, Wrong::Nothing, false, 0, 4'294'967'295 });
    interval.endings.push_back({ 1, Outcome::Replied, Wrong::Status, false, 65535, 1 });
    interval.endings.push_back({ 1, Outcome::Replied, Wrong::Body, false, 200, 2 });
    interval.endings.push_back({ 0, Outcome::Replied, Wrong::Nothing, true, 204, 3 });
    const std::uint32_t lastBucket = Histogram::bucketLimit() - 1;
    interval.latencies.push_back(
        { 2, most, 1, Histogram::highestUs, 1'000'000, { { 1, 5 }, { 2, 6 }, { lastBucket, 4'294'967'295 } } });
    interval.latencies.push_back({ 3, 0, 0, 0, 12, {} });
    interval.latencies.push_back({ 4, 0, 1, 1, 12, { { 0, 1 } } });
    interval.services = { { 2, 77, 7, 70, 0, { { 7, 1 }, { 70, 1 } } } };
    interval.scheduleErrors = { 12, 1, 11, { { 1, 1 }, { 11, 1 } } };
    interval.workers = { { 4711, 123'456 }, { -1, most } };
    return interval;
}

std::vector<RequestEnd> richEnds()
{
    std::vector<RequestEnd> ends { { 65535, earliest, latest, Outcome::Replied, 65535, true } };
    for (const Outcome outcome : allOutcomes())
        ends.push_back({ 1, 0, 1, outcome, 0, false });
    return ends;
}

WardenSetup richWardenSetup()
{
    WardenSetup setup;
    setup.command = { "/usr/bin/python3", "", "an argument with spaces", "ä" };
    setup.environment = { "LABOUR_RUN=0123", "EMPTY=" };
    setup.workingDirectory = "/tmp/run";
    setup.runMarker = "fedcba9876543210";
    setup.host = "127.0.0.1";
    setup.port = 65535;
    setup.memoryCeilingBytes = most;
    setup.stopSignals = { 15, 2, std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min() };
    setup.graceNs = earliest;
    setup.observedPid = 4'194'304;
    setup.sampleNs = latest;
    return setup;
}

WatchedProcess richProcess()
{
    return { 4'194'304, most, latest, true, "gunicorn: master [labour_application]" };
}

WardenSample richSample()
{
    return { 123'456'789, 99.5, 4'294'967'295,
        { { 10, 20, 30, 40, 50, 60, 2'147'483'647, 1.5F }, { -1, most, most, most } } };
}

StopReport richStopReport()
{
    return { "SIGKILL", 5.25, { { 99, "python3 -m gunicorn" }, { 100, "" } }, true };
}

const std::vector<MessageSample>& messageSamples()
{
    const auto setupSample = [](const char* name, const HammerSetup& setup) {
        return sample(name, encode(setup), decodeSetup, encodeAny<HammerSetup>);
    };
    const ProcessExit exited { richProcess(), -11 };
    const ProcessExit gone { richProcess(), std::nullopt };
    WardenSample unheard = richSample();
    unheard.listenQueue.reset();
    const HammerShortage shortage { earliest, "too many open files" };
    const HammerFinished finished { latest, 1.75, 0.5, most, { 0, 5, most } };
    const WardenMemory memory { 5, "storm", { { 10, 20, 30, 40, 50, 60 }, { -1, most, most, most } } };
    static const std::vector<MessageSample> samples {
        setupSample("hammer setup", richHammerSetup()),
        setupSample("hammer setup, empty", {}),
        sample("hammer start", encodeStart(latest), decodeStart, encodeStart),
        sample("hammer weights", encodeWeights({ 0, 0.5, 1e300 }), decodeWeights, encodeWeights),
        sample("hammer rate", encodeRate(0.5), decodeRate, encodeRate),
        sample("hammer connections", encodeConnections(4'294'967'295), decodeConnections, encodeConnections),
        sample("hammer interval", encode(richInterval()), decodeInterval, encodeAny<Interval>),
        sample("hammer interval, empty", encode(Interval {}), decodeInterval, encodeAny<Interval>),
        sample("hammer requests", encode(richEnds()), decodeRequests, encodeAny<std::vector<RequestEnd>>),
        sample("hammer shortage", encode(shortage), decodeShortage, encodeAny<HammerShortage>),
        sample("hammer finished", encode(finished), decodeFinished, encodeAny<HammerFinished>),
        sample("hammer failed", encodeFailed("no memory"), decodeFailed, encodeFailed),
        sample("warden setup", encode(richWardenSetup()), decodeWardenSetup, encodeAny<WardenSetup>),
        sample("warden read memory", encodeReadMemory("baseline"), decodeReadMemory, encodeReadMemory),
        sample("warden launched", encodeLaunched(richProcess()), decodeWatchedProcess, encodeLaunched),
        sample("warden process started", encodeStarted(richProcess()), decodeWatchedProcess, encodeStarted),
        sample("warden launch failed", encodeLaunchFailed("no such file"), decodeLaunchFailed, encodeLaunchFailed),
        sample("warden process exited", encode(exited), decodeProcessExit, encodeAny<ProcessExit>),
        sample("warden process exited, unknown how", encode(gone), decodeProcessExit, encodeAny<ProcessExit>),
        sample("warden sample", encode(richSample()), decodeSample, encodeAny<WardenSample>),
        sample("warden sample, nobody listens", encode(unheard), decodeSample, encodeAny<WardenSample>),
        sample("warden memory", encode(memory), decodeMemory, encodeAny<WardenMemory>),
        sample(
            "warden memory limit", encode(MemoryLimitHit { 1, 2, most }), decodeMemoryLimit, encodeAny<MemoryLimitHit>),
        sample("warden output", encode(ServerOutput { 4096, "Traceback" }), decodeOutput, encodeAny<ServerOutput>),
        sample("warden stopped", encode(richStopReport()), decodeStopped, encodeAny<StopReport>),
    };
    return samples;
}

}
