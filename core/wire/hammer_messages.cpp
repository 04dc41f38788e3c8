// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/hammer_messages.h"

#include "core/wire/encoding.h"
#include "core/wire/measured_values.h"

#include <cmath>

namespace labour {

namespace {

std::string frameOf(HammerMessage type, const Encoder& encoder)
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

void write(Encoder& encoder, const BodyDigest& digest)
{
    encoder.unsignedInteger(digest.length);
    encoder.unsignedInteger(digest.crc);
}

BodyDigest readDigest(Decoder& decoder)
{
    BodyDigest digest;
    digest.length = decoder.unsignedInteger();
    digest.crc = decoder.bounded<std::uint32_t>();
    return digest;
}

void write(Encoder& encoder, const AcceptedEnding& ending)
{
    encoder.boolean(ending.closed);
    encoder.boolean(ending.verified);
    encoder.unsignedInteger(ending.statuses.size());
    for (const StatusRange range : ending.statuses) {
        encoder.unsignedInteger(range.first);
        encoder.unsignedInteger(range.last);
    }
    encoder.boolean(ending.bodyLength.has_value());
    if (ending.bodyLength)
        encoder.unsignedInteger(*ending.bodyLength);
    encoder.boolean(ending.body.has_value());
    if (ending.body)
        write(encoder, *ending.body);
    encoder.text(ending.bodyText);
}

AcceptedEnding readEnding(Decoder& decoder)
{
    AcceptedEnding ending;
    ending.closed = decoder.boolean();
    ending.verified = decoder.boolean();
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        StatusRange range;
        range.first = decoder.bounded<std::uint16_t>();
        range.last = decoder.bounded<std::uint16_t>();
        ending.statuses.push_back(range);
    }
    if (decoder.boolean())
        ending.bodyLength = decoder.unsignedInteger();
    if (decoder.boolean())
        ending.body = readDigest(decoder);
    ending.bodyText = decoder.text();
    return ending;
}

void write(Encoder& encoder, const Manners& manners)
{
    encoder.unsignedInteger(manners.uploadBytes);
    encoder.unsignedInteger(manners.sendLimit);
    encoder.unsignedInteger(manners.sendChunk);
    encoder.signedInteger(manners.sendPauseUs);
    encoder.unsignedInteger(manners.readLimit);
    encoder.unsignedInteger(manners.readChunk);
    encoder.signedInteger(manners.readPauseUs);
    encoder.unsignedInteger(manners.pipelined);
    encoder.unsignedInteger(static_cast<std::uint8_t>(manners.leaving));
    encoder.signedInteger(manners.leavesAfterUs);
}

Manners readManners(Decoder& decoder)
{
    Manners manners;
    manners.uploadBytes = decoder.unsignedInteger();
    manners.sendLimit = decoder.unsignedInteger();
    manners.sendChunk = decoder.unsignedInteger();
    manners.sendPauseUs = decoder.signedInteger();
    manners.readLimit = decoder.unsignedInteger();
    manners.readChunk = decoder.unsignedInteger();
    manners.readPauseUs = decoder.signedInteger();
    manners.pipelined = decoder.bounded<std::uint32_t>();
    manners.leaving = enumerator(decoder, Manners::Leaving::HalfCloses);
    manners.leavesAfterUs = decoder.signedInteger();
    return manners;
}

void write(Encoder& encoder, const Request& request)
{
    encoder.text(request.target);
    encoder.real(request.weight);
    encoder.boolean(request.role == Role::Culprit);
    encoder.signedInteger(request.timeoutUs);
    encoder.unsignedInteger(request.expectation.size());
    for (const AcceptedEnding& ending : request.expectation)
        write(encoder, ending);
    encoder.text(request.method);
    encoder.text(request.headers);
    encoder.text(request.body);
    write(encoder, request.manners);
}

Request readRequest(Decoder& decoder)
{
    Request request;
    request.target = decoder.text();
    request.weight = decoder.real();
    request.role = decoder.boolean() ? Role::Culprit : Role::Innocent;
    request.timeoutUs = decoder.signedInteger();
    for (std::size_t left = decoder.count(6); left > 0; --left)
        request.expectation.push_back(readEnding(decoder));
    request.method = decoder.text();
    request.headers = decoder.text();
    request.body = decoder.text();
    request.manners = readManners(decoder);
    return request;
}

void write(Encoder& encoder, const LoadPhase& phase)
{
    encoder.signedInteger(phase.durationNs);
    encoder.unsignedInteger(phase.weights.size());
    for (const double weight : phase.weights)
        encoder.real(weight);
    encoder.real(phase.rateFrom);
    encoder.real(phase.rateTo);
}

LoadPhase readPhase(Decoder& decoder)
{
    LoadPhase phase;
    phase.durationNs = decoder.signedInteger();
    for (std::size_t left = decoder.count(8); left > 0; --left)
        phase.weights.push_back(decoder.real());
    phase.rateFrom = decoder.real();
    phase.rateTo = decoder.real();
    return phase;
}

}

std::string encode(const HammerSetup& setup)
{
    Encoder encoder;
    encoder.text(setup.host);
    encoder.unsignedInteger(setup.port);
    encoder.text(setup.authority);
    encoder.boolean(setup.isTls);
    encoder.text(setup.tlsName);
    encoder.boolean(setup.verifiesTls);
    encoder.text(setup.token);
    encoder.text(setup.idPrefix);
    encoder.unsignedInteger(setup.connections);
    encoder.boolean(setup.keepAlive);
    encoder.unsignedInteger(setup.requestsPerConnection);
    encoder.signedInteger(setup.thinkNs);
    encoder.boolean(setup.policy == Policy::Repeat);
    encoder.unsignedInteger(setup.seed);
    encoder.unsignedInteger(setup.process);
    encoder.unsignedInteger(setup.processes);
    encoder.boolean(setup.requests.has_value());
    if (setup.requests)
        encoder.unsignedInteger(*setup.requests);
    encoder.boolean(setup.durationNs.has_value());
    if (setup.durationNs)
        encoder.signedInteger(*setup.durationNs);
    encoder.boolean(setup.isOpen);
    encoder.boolean(setup.arrivals == Arrivals::Poisson);
    encoder.unsignedInteger(setup.phases.size());
    for (const LoadPhase& phase : setup.phases)
        write(encoder, phase);
    encoder.boolean(setup.noteAll);
    encoder.boolean(setup.tellsEach);
    encoder.unsignedInteger(setup.mix.size());
    for (const Request& request : setup.mix)
        write(encoder, request);
    return frameOf(HammerMessage::Setup, encoder);
}

std::optional<HammerSetup> decodeSetup(std::string_view payload)
{
    Decoder decoder(payload);
    HammerSetup setup;
    setup.host = decoder.text();
    setup.port = decoder.bounded<std::uint16_t>();
    setup.authority = decoder.text();
    setup.isTls = decoder.boolean();
    setup.tlsName = decoder.text();
    setup.verifiesTls = decoder.boolean();
    setup.token = decoder.text();
    setup.idPrefix = decoder.text();
    setup.connections = decoder.bounded<std::uint32_t>();
    setup.keepAlive = decoder.boolean();
    setup.requestsPerConnection = decoder.unsignedInteger();
    setup.thinkNs = decoder.signedInteger();
    setup.policy = decoder.boolean() ? Policy::Repeat : Policy::Random;
    setup.seed = decoder.unsignedInteger();
    setup.process = decoder.bounded<std::uint32_t>();
    setup.processes = decoder.bounded<std::uint32_t>();
    if (decoder.boolean())
        setup.requests = decoder.unsignedInteger();
    if (decoder.boolean())
        setup.durationNs = decoder.signedInteger();
    setup.isOpen = decoder.boolean();
    setup.arrivals = decoder.boolean() ? Arrivals::Poisson : Arrivals::Constant;
    for (std::size_t left = decoder.count(18); left > 0; --left)
        setup.phases.push_back(readPhase(decoder));
    setup.noteAll = decoder.boolean();
    setup.tellsEach = decoder.boolean();
    for (std::size_t left = decoder.count(25); left > 0; --left)
        setup.mix.push_back(readRequest(decoder));
    return whole(decoder, setup);
}

std::string encodeStart(std::int64_t startNs)
{
    Encoder encoder;
    encoder.signedInteger(startNs);
    return frameOf(HammerMessage::Start, encoder);
}

std::optional<std::int64_t> decodeStart(std::string_view payload)
{
    Decoder decoder(payload);
    const std::int64_t startNs = decoder.signedInteger();
    return whole(decoder, startNs);
}

std::string encodeWeights(const std::vector<double>& weights)
{
    Encoder encoder;
    encoder.unsignedInteger(weights.size());
    for (const double weight : weights)
        encoder.real(weight);
    return frameOf(HammerMessage::Weights, encoder);
}

std::optional<std::vector<double>> decodeWeights(std::string_view payload)
{
    Decoder decoder(payload);
    std::vector<double> weights;
    for (std::size_t left = decoder.count(8); left > 0; --left) {
        weights.push_back(decoder.real());
        if (!std::isfinite(weights.back()) || weights.back() < 0)
            decoder.fail();
    }
    return whole(decoder, weights);
}

std::string encodeStop()
{
    return frameOf(HammerMessage::Stop, {});
}

std::string encodeDrain()
{
    return frameOf(HammerMessage::Drain, {});
}

std::string encodeRate(double perSecond)
{
    Encoder encoder;
    encoder.real(perSecond);
    return frameOf(HammerMessage::Rate, encoder);
}

std::optional<double> decodeRate(std::string_view payload)
{
    Decoder decoder(payload);
    const double perSecond = decoder.real();
    if (!std::isfinite(perSecond) || perSecond <= 0)
        decoder.fail();
    return whole(decoder, perSecond);
}

std::string encodeConnections(std::uint32_t connections)
{
    Encoder encoder;
    encoder.unsignedInteger(connections);
    return frameOf(HammerMessage::Connections, encoder);
}

std::optional<std::uint32_t> decodeConnections(std::string_view payload)
{
    Decoder decoder(payload);
    const auto connections = decoder.bounded<std::uint32_t>();
    return whole(decoder, connections);
}

std::string encodeReady()
{
    return frameOf(HammerMessage::Ready, {});
}

std::string encode(const Interval& interval)
{
    Encoder encoder;
    write(encoder, interval);
    return frameOf(HammerMessage::Interval, encoder);
}

std::optional<Interval> decodeInterval(std::string_view payload)
{
    Decoder decoder(payload);
    const Interval interval = readInterval(decoder);
    return whole(decoder, interval);
}

std::string encode(const std::vector<RequestEnd>& ends)
{
    Encoder encoder;
    write(encoder, ends);
    return frameOf(HammerMessage::Requests, encoder);
}

std::optional<std::vector<RequestEnd>> decodeRequests(std::string_view payload)
{
    Decoder decoder(payload);
    const std::vector<RequestEnd> ends = readRequestEnds(decoder);
    return whole(decoder, ends);
}

std::string encode(const HammerShortage& shortage)
{
    Encoder encoder;
    encoder.signedInteger(shortage.atNs);
    encoder.text(shortage.reason);
    return frameOf(HammerMessage::Shortage, encoder);
}

std::optional<HammerShortage> decodeShortage(std::string_view payload)
{
    Decoder decoder(payload);
    HammerShortage shortage;
    shortage.atNs = decoder.signedInteger();
    shortage.reason = decoder.text();
    return whole(decoder, shortage);
}

std::string encode(const HammerFinished& finished)
{
    Encoder encoder;
    encoder.signedInteger(finished.endNs);
    encoder.real(finished.cpuSeconds);
    encoder.real(finished.waitedSeconds);
    encoder.unsignedInteger(finished.largestRssBytes);
    encoder.unsignedInteger(finished.unfinished.size());
    for (const std::uint64_t count : finished.unfinished)
        encoder.unsignedInteger(count);
    return frameOf(HammerMessage::Finished, encoder);
}

std::optional<HammerFinished> decodeFinished(std::string_view payload)
{
    Decoder decoder(payload);
    HammerFinished finished;
    finished.endNs = decoder.signedInteger();
    finished.cpuSeconds = decoder.real();
    finished.waitedSeconds = decoder.real();
    finished.largestRssBytes = decoder.unsignedInteger();
    for (std::size_t left = decoder.count(); left > 0; --left)
        finished.unfinished.push_back(decoder.unsignedInteger());
    return whole(decoder, finished);
}

std::string encodeFailed(std::string_view reason)
{
    Encoder encoder;
    encoder.text(reason);
    return frameOf(HammerMessage::Failed, encoder);
}

std::optional<std::string> decodeFailed(std::string_view payload)
{
    Decoder decoder(payload);
    std::string reason = decoder.text();
    return whole(decoder, reason);
}

}
