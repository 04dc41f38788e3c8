// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames and the messages in them, of hammers and wardens that are not trusted: what is accepted says the same once it
// has been written again.
#include "core/wire/frame.h"
#include "core/wire/hammer_messages.h"
#include "core/wire/warden_messages.h"
#include "tests/fuzz/fuzz.h"

namespace labour {

namespace {

/// Reads, writes, reads and writes: of bytes, so that what is not a number equals itself.
template <typename Decode, typename Encode>
void roundTrip(std::string_view payload, const Decode& decode, const Encode& encode)
{
    const auto value = decode(payload);
    if (!value)
        return;
    const std::string written = encode(*value);
    FrameReader reader;
    reader.feed(written);
    const std::optional<Frame> frame = reader.next();
    fuzz::require(frame && !reader.isWithinFrame());
    const auto again = decode(frame->payload);
    fuzz::require(again.has_value());
    fuzz::require(encode(*again) == written);
}

template <typename Value>
void roundTrip(std::string_view payload, std::optional<Value> (*decode)(std::string_view))
{
    roundTrip(payload, decode, [](const Value& value) { return encode(value); });
}

void readAsEverything(std::string_view payload)
{
    roundTrip(payload, decodeSetup);
    roundTrip(payload, decodeStart, encodeStart);
    roundTrip(payload, decodeWeights, encodeWeights);
    roundTrip(payload, decodeRate, encodeRate);
    roundTrip(payload, decodeConnections, encodeConnections);
    roundTrip(payload, decodeInterval);
    roundTrip(payload, decodeRequests);
    roundTrip(payload, decodeShortage);
    roundTrip(payload, decodeFinished);
    roundTrip(payload, decodeFailed, encodeFailed);
    roundTrip(payload, decodeWardenSetup);
    roundTrip(payload, decodeReadMemory, encodeReadMemory);
    roundTrip(payload, decodeWatchedProcess, encodeStarted);
    roundTrip(payload, decodeLaunchFailed, encodeLaunchFailed);
    roundTrip(payload, decodeProcessExit);
    roundTrip(payload, decodeSample);
    roundTrip(payload, decodeMemory);
    roundTrip(payload, decodeMemoryLimit);
    roundTrip(payload, decodeOutput);
    roundTrip(payload, decodeStopped);
}

}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    const std::size_t longest = input.byte() + std::size_t { 1 };
    readAsEverything(input.rest());

    FrameReader whole;
    whole.feed(input.rest());
    FrameReader pieces;
    std::size_t frames = 0;
    fuzz::inPieces(input.rest(), longest, [&](std::string_view piece) {
        pieces.feed(piece);
        while (const std::optional<Frame> frame = pieces.next()) {
            const std::optional<Frame> same = whole.next();
            fuzz::require(same && same->type == frame->type && same->payload == frame->payload);
            readAsEverything(frame->payload);
            ++frames;
        }
    });
    fuzz::require(!whole.next());
    fuzz::require(whole.error() == pieces.error() && whole.isWithinFrame() == pieces.isWithinFrame());
    fuzz::require(frames <= input.rest().size());
    return 0;
}
