// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/warden_messages.h"

#include "core/wire/encoding.h"
#include "core/wire/measured_values.h"

#include <limits>

namespace labour {

namespace {

std::string frameOf(WardenMessage type, const Encoder& encoder)
{
    return framed(static_cast<std::uint8_t>(type), encoder.bytes());
}

template <typename T>
std::optional<T> whole(const Decoder& decoder, T value)
{
    if (!decoder.done())
        return std::nullopt;
    return value;
}

std::int32_t readInt32(Decoder& decoder)
{
    const std::int64_t value = decoder.signedInteger();
    if (value < std::numeric_limits<std::int32_t>::min() || value > std::numeric_limits<std::int32_t>::max())
        decoder.fail();
    return decoder.failed() ? 0 : static_cast<std::int32_t>(value);
}

void write(Encoder& encoder, const WatchedProcess& process)
{
    encoder.signedInteger(process.pid);
    encoder.unsignedInteger(process.start);
    encoder.signedInteger(process.atNs);
    encoder.boolean(process.isMain);
    encoder.text(process.command);
}

WatchedProcess readProcess(Decoder& decoder)
{
    WatchedProcess process;
    process.pid = decoder.signedInteger();
    process.start = decoder.unsignedInteger();
    process.atNs = decoder.signedInteger();
    process.isMain = decoder.boolean();
    process.command = decoder.text();
    return process;
}

}

std::string encode(const WardenSetup& setup)
{
    Encoder encoder;
    write(encoder, setup.command);
    write(encoder, setup.environment);
    encoder.text(setup.workingDirectory);
    encoder.text(setup.runMarker);
    encoder.text(setup.host);
    encoder.unsignedInteger(setup.port);
    encoder.unsignedInteger(setup.memoryCeilingBytes);
    encoder.unsignedInteger(setup.stopSignals.size());
    for (const std::int32_t signal : setup.stopSignals)
        encoder.signedInteger(signal);
    encoder.signedInteger(setup.graceNs);
    encoder.boolean(setup.observedPid.has_value());
    if (setup.observedPid)
        encoder.signedInteger(*setup.observedPid);
    encoder.signedInteger(setup.sampleNs);
    return frameOf(WardenMessage::Setup, encoder);
}

std::optional<WardenSetup> decodeWardenSetup(std::string_view payload)
{
    Decoder decoder(payload);
    WardenSetup setup;
    setup.command = readTexts(decoder);
    setup.environment = readTexts(decoder);
    setup.workingDirectory = decoder.text();
    setup.runMarker = decoder.text();
    setup.host = decoder.text();
    setup.port = decoder.bounded<std::uint16_t>();
    setup.memoryCeilingBytes = decoder.unsignedInteger();
    for (std::size_t left = decoder.count(); left > 0; --left)
        setup.stopSignals.push_back(readInt32(decoder));
    setup.graceNs = decoder.signedInteger();
    if (decoder.boolean())
        setup.observedPid = decoder.signedInteger();
    setup.sampleNs = decoder.signedInteger();
    return whole(decoder, setup);
}

std::string encodeReadMemory(std::string_view label)
{
    Encoder encoder;
    encoder.text(label);
    return frameOf(WardenMessage::ReadMemory, encoder);
}

std::optional<std::string> decodeReadMemory(std::string_view payload)
{
    Decoder decoder(payload);
    std::string label = decoder.text();
    return whole(decoder, label);
}

std::string encodeStopServer()
{
    return frameOf(WardenMessage::Stop, {});
}

std::string encodeAdopt(const WatchedProcess& process)
{
    Encoder encoder;
    write(encoder, process);
    return frameOf(WardenMessage::Adopt, encoder);
}

std::string encodeLaunched(const WatchedProcess& process)
{
    Encoder encoder;
    write(encoder, process);
    return frameOf(WardenMessage::Launched, encoder);
}

std::string encodeStarted(const WatchedProcess& process)
{
    Encoder encoder;
    write(encoder, process);
    return frameOf(WardenMessage::ProcessStarted, encoder);
}

std::optional<WatchedProcess> decodeWatchedProcess(std::string_view payload)
{
    Decoder decoder(payload);
    WatchedProcess process = readProcess(decoder);
    return whole(decoder, process);
}

std::string encodeLaunchFailed(std::string_view reason)
{
    Encoder encoder;
    encoder.text(reason);
    return frameOf(WardenMessage::LaunchFailed, encoder);
}

std::optional<std::string> decodeLaunchFailed(std::string_view payload)
{
    Decoder decoder(payload);
    std::string reason = decoder.text();
    return whole(decoder, reason);
}

std::string encode(const ProcessExit& exit)
{
    Encoder encoder;
    write(encoder, exit.process);
    encoder.boolean(exit.waitStatus.has_value());
    if (exit.waitStatus)
        encoder.signedInteger(*exit.waitStatus);
    return frameOf(WardenMessage::ProcessExited, encoder);
}

std::optional<ProcessExit> decodeProcessExit(std::string_view payload)
{
    Decoder decoder(payload);
    ProcessExit exit;
    exit.process = readProcess(decoder);
    if (decoder.boolean())
        exit.waitStatus = readInt32(decoder);
    return whole(decoder, exit);
}

std::string encode(const WardenSample& sample)
{
    Encoder encoder;
    encoder.signedInteger(sample.atNs);
    encoder.real(sample.cpuPercent);
    encoder.boolean(sample.listenQueue.has_value());
    if (sample.listenQueue)
        encoder.unsignedInteger(*sample.listenQueue);
    write(encoder, sample.processes);
    for (const ProcessReading& process : sample.processes) {
        encoder.signedInteger(process.parent);
        encoder.real(process.cpuPercent);
    }
    return frameOf(WardenMessage::Sample, encoder);
}

std::optional<WardenSample> decodeSample(std::string_view payload)
{
    Decoder decoder(payload);
    WardenSample sample;
    sample.atNs = decoder.signedInteger();
    sample.cpuPercent = decoder.real();
    if (decoder.boolean())
        sample.listenQueue = decoder.bounded<std::uint32_t>();
    sample.processes = readReadings(decoder);
    for (ProcessReading& process : sample.processes) {
        process.parent = readInt32(decoder);
        process.cpuPercent = static_cast<float>(decoder.real());
    }
    return whole(decoder, sample);
}

std::string encode(const WardenMemory& memory)
{
    Encoder encoder;
    encoder.signedInteger(memory.atNs);
    encoder.text(memory.label);
    write(encoder, memory.processes);
    return frameOf(WardenMessage::Memory, encoder);
}

std::optional<WardenMemory> decodeMemory(std::string_view payload)
{
    Decoder decoder(payload);
    WardenMemory memory;
    memory.atNs = decoder.signedInteger();
    memory.label = decoder.text();
    memory.processes = readReadings(decoder);
    return whole(decoder, memory);
}

std::string encode(const MemoryLimitHit& hit)
{
    Encoder encoder;
    encoder.signedInteger(hit.atNs);
    encoder.signedInteger(hit.pid);
    encoder.unsignedInteger(hit.treeBytes);
    return frameOf(WardenMessage::MemoryLimit, encoder);
}

std::optional<MemoryLimitHit> decodeMemoryLimit(std::string_view payload)
{
    Decoder decoder(payload);
    MemoryLimitHit hit;
    hit.atNs = decoder.signedInteger();
    hit.pid = decoder.signedInteger();
    hit.treeBytes = decoder.unsignedInteger();
    return whole(decoder, hit);
}

std::string encode(const ServerOutput& output)
{
    Encoder encoder;
    encoder.unsignedInteger(output.droppedBytes);
    encoder.text(output.text);
    return frameOf(WardenMessage::Output, encoder);
}

std::optional<ServerOutput> decodeOutput(std::string_view payload)
{
    Decoder decoder(payload);
    ServerOutput output;
    output.droppedBytes = decoder.unsignedInteger();
    output.text = decoder.text();
    return whole(decoder, output);
}

std::string encode(const StopReport& report)
{
    Encoder encoder;
    encoder.text(report.signal);
    encoder.real(report.seconds);
    encoder.unsignedInteger(report.leftovers.size());
    for (const Leftover& leftover : report.leftovers) {
        encoder.signedInteger(leftover.pid);
        encoder.text(leftover.command);
    }
    encoder.boolean(report.listening);
    return frameOf(WardenMessage::Stopped, encoder);
}

std::optional<StopReport> decodeStopped(std::string_view payload)
{
    Decoder decoder(payload);
    StopReport report;
    report.signal = decoder.text();
    report.seconds = decoder.real();
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        Leftover leftover;
        leftover.pid = decoder.signedInteger();
        leftover.command = decoder.text();
        report.leftovers.push_back(leftover);
    }
    report.listening = decoder.boolean();
    return whole(decoder, report);
}

}
