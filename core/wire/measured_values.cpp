// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/measured_values.h"

namespace labour {

namespace {

// An empty text takes a byte there and thirty-two here: more is nobody's, but to fill the memory.
constexpr std::size_t mostTexts = 100'000;

void write(Encoder& encoder, const EndingCount& ending)
{
    encoder.unsignedInteger(ending.behaviour);
    encoder.unsignedInteger(static_cast<std::uint8_t>(ending.outcome));
    encoder.unsignedInteger(static_cast<std::uint8_t>(ending.wrong));
    encoder.boolean(ending.asExpected);
    encoder.unsignedInteger(ending.status);
    encoder.unsignedInteger(ending.count);
}

EndingCount readEndingCount(Decoder& decoder)
{
    EndingCount ending;
    ending.behaviour = decoder.bounded<std::uint16_t>();
    ending.outcome = enumerator(decoder, Outcome::ClientError);
    ending.wrong = enumerator(decoder, Wrong::Body);
    ending.asExpected = decoder.boolean();
    ending.status = decoder.bounded<std::uint16_t>();
    ending.count = decoder.bounded<std::uint32_t>();
    return ending;
}

void write(Encoder& encoder, const std::vector<BucketCount>& buckets)
{
    encoder.unsignedInteger(buckets.size());
    std::uint32_t previous = 0;
    for (const BucketCount bucket : buckets) {
        encoder.unsignedInteger(bucket.index - previous);
        encoder.unsignedInteger(bucket.count);
        previous = bucket.index;
    }
}

std::vector<BucketCount> readBuckets(Decoder& decoder)
{
    std::vector<BucketCount> buckets;
    std::uint64_t index = 0;
    bool first = true;
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        const auto step = decoder.bounded<std::uint32_t>();
        index += step;
        if (index >= Histogram::bucketLimit() || (step == 0 && !first))
            decoder.fail();
        first = false;
        buckets.push_back({ static_cast<std::uint32_t>(index), decoder.bounded<std::uint32_t>() });
    }
    return buckets;
}

void write(Encoder& encoder, const LatencyCount& latencies)
{
    encoder.unsignedInteger(latencies.behaviour);
    encoder.unsignedInteger(latencies.sumUs);
    encoder.unsignedInteger(latencies.minUs);
    encoder.unsignedInteger(latencies.maxUs);
    encoder.unsignedInteger(latencies.bytesReceived);
    write(encoder, latencies.buckets);
}

LatencyCount readLatencies(Decoder& decoder)
{
    LatencyCount latencies;
    latencies.behaviour = decoder.bounded<std::uint16_t>();
    latencies.sumUs = decoder.unsignedInteger();
    latencies.minUs = decoder.unsignedInteger();
    latencies.maxUs = decoder.unsignedInteger();
    latencies.bytesReceived = decoder.unsignedInteger();
    if (latencies.minUs > latencies.maxUs)
        decoder.fail();
    latencies.buckets = readBuckets(decoder);
    return latencies;
}

void write(Encoder& encoder, const DurationCount& durations)
{
    encoder.unsignedInteger(durations.sumUs);
    encoder.unsignedInteger(durations.minUs);
    encoder.unsignedInteger(durations.maxUs);
    write(encoder, durations.buckets);
}

DurationCount readDurations(Decoder& decoder)
{
    DurationCount durations;
    durations.sumUs = decoder.unsignedInteger();
    durations.minUs = decoder.unsignedInteger();
    durations.maxUs = decoder.unsignedInteger();
    if (durations.minUs > durations.maxUs)
        decoder.fail();
    durations.buckets = readBuckets(decoder);
    return durations;
}

}

void write(Encoder& encoder, const Interval& interval)
{
    encoder.unsignedInteger(interval.slot);
    encoder.unsignedInteger(interval.phase);
    encoder.unsignedInteger(interval.inFlight);
    encoder.unsignedInteger(interval.endings.size());
    for (const EndingCount& ending : interval.endings)
        write(encoder, ending);
    encoder.unsignedInteger(interval.latencies.size());
    for (const LatencyCount& latencies : interval.latencies)
        write(encoder, latencies);
    encoder.unsignedInteger(interval.services.size());
    for (const LatencyCount& services : interval.services)
        write(encoder, services);
    write(encoder, interval.scheduleErrors);
    encoder.unsignedInteger(interval.workers.size());
    for (const WorkerSeen worker : interval.workers) {
        encoder.signedInteger(worker.pid);
        encoder.unsignedInteger(worker.start);
    }
}

Interval readInterval(Decoder& decoder)
{
    Interval interval;
    interval.slot = decoder.bounded<std::uint32_t>();
    interval.phase = decoder.bounded<std::uint16_t>();
    interval.inFlight = decoder.bounded<std::uint32_t>();
    for (std::size_t left = decoder.count(6); left > 0; --left)
        interval.endings.push_back(readEndingCount(decoder));
    for (std::size_t left = decoder.count(6); left > 0; --left)
        interval.latencies.push_back(readLatencies(decoder));
    for (std::size_t left = decoder.count(6); left > 0; --left)
        interval.services.push_back(readLatencies(decoder));
    interval.scheduleErrors = readDurations(decoder);
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        WorkerSeen worker;
        worker.pid = decoder.signedInteger();
        worker.start = decoder.unsignedInteger();
        interval.workers.push_back(worker);
    }
    return interval;
}

void write(Encoder& encoder, const std::vector<RequestEnd>& ends)
{
    encoder.unsignedInteger(ends.size());
    for (const RequestEnd& end : ends) {
        encoder.unsignedInteger(end.behaviour);
        encoder.signedInteger(end.dueUs);
        encoder.signedInteger(end.endUs);
        encoder.unsignedInteger(static_cast<std::uint8_t>(end.outcome));
        encoder.unsignedInteger(end.status);
        encoder.boolean(end.asExpected);
    }
}

std::vector<RequestEnd> readRequestEnds(Decoder& decoder)
{
    std::vector<RequestEnd> ends;
    for (std::size_t left = decoder.count(6); left > 0; --left) {
        RequestEnd end;
        end.behaviour = decoder.bounded<std::uint16_t>();
        end.dueUs = decoder.signedInteger();
        end.endUs = decoder.signedInteger();
        end.outcome = enumerator(decoder, Outcome::ClientError);
        end.status = decoder.bounded<std::uint16_t>();
        end.asExpected = decoder.boolean();
        ends.push_back(end);
    }
    return ends;
}

void write(Encoder& encoder, const std::vector<std::string>& texts)
{
    encoder.unsignedInteger(texts.size());
    for (const std::string& text : texts)
        encoder.text(text);
}

std::vector<std::string> readTexts(Decoder& decoder)
{
    std::vector<std::string> texts;
    const std::size_t count = decoder.count();
    if (count > mostTexts)
        decoder.fail();
    while (!decoder.failed() && texts.size() < count)
        texts.push_back(decoder.text());
    return texts;
}

void write(Encoder& encoder, const std::vector<ProcessReading>& processes)
{
    encoder.unsignedInteger(processes.size());
    for (const ProcessReading& process : processes) {
        encoder.signedInteger(process.pid);
        encoder.unsignedInteger(process.start);
        encoder.unsignedInteger(process.rssBytes);
        encoder.unsignedInteger(process.pssBytes);
        encoder.unsignedInteger(process.threads);
        encoder.boolean(process.openFiles.has_value());
        if (process.openFiles)
            encoder.unsignedInteger(*process.openFiles);
    }
}

std::vector<ProcessReading> readReadings(Decoder& decoder)
{
    std::vector<ProcessReading> processes;
    for (std::size_t left = decoder.count(6); left > 0; --left) {
        ProcessReading process;
        process.pid = decoder.signedInteger();
        process.start = decoder.unsignedInteger();
        process.rssBytes = decoder.unsignedInteger();
        process.pssBytes = decoder.unsignedInteger();
        process.threads = decoder.bounded<std::uint32_t>();
        if (decoder.boolean())
            process.openFiles = decoder.bounded<std::uint32_t>();
        processes.push_back(process);
    }
    return processes;
}

}
