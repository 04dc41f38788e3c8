// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Replies, in pieces of any length: what becomes of one must not depend on how it arrived.
#include "core/load/native/reply_parser.h"
#include "tests/fuzz/fuzz.h"

namespace labour {

namespace {

bool sameReply(const Reply& a, const Reply& b)
{
    return a.status == b.status && a.keepsAlive == b.keepsAlive && a.bodiless == b.bodiless && a.claim == b.claim
        && a.worker == b.worker && a.body == b.body && a.hasText == b.hasText && a.id() == b.id();
}

}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    const std::uint8_t flags = input.byte();
    const std::size_t longest = input.byte() + std::size_t { 1 };
    const bool isHead = (flags & 1) != 0;
    const std::string_view text = (flags & 2) != 0 ? "text" : "";

    ReplyParser whole;
    whole.begin(isHead, text);
    whole.feed(input.rest());

    ReplyParser pieces;
    pieces.begin(isHead, text);
    fuzz::inPieces(input.rest(), longest, [&](std::string_view piece) {
        const auto before = pieces.state();
        const auto after = pieces.feed(piece);
        fuzz::require(before != ReplyParser::State::Malformed || after == ReplyParser::State::Malformed);
    });
    fuzz::require(whole.endOfStream() == pieces.endOfStream());
    if (whole.state() == ReplyParser::State::Whole)
        fuzz::require(sameReply(whole.reply(), pieces.reply()));
    static_cast<void>(endingOf(pieces.reply()));

    // One after another, as a pipelining client reads them.
    std::string_view rest = input.rest();
    ReplyParser several;
    do {
        several.begin(isHead, text);
        const std::size_t before = rest.size();
        several.feedOne(rest);
        fuzz::require(rest.size() <= before);
        if (rest.size() == before)
            break;
    } while (several.state() == ReplyParser::State::Whole && !rest.empty());
    return 0;
}
