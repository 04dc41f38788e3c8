// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
// tsung.dump as it grows: what is read must not depend on where a piece of it ends.
#include "core/load/tsung/client_host.h"
#include "core/load/tsung/dump_reader.h"
#include "tests/fuzz/fuzz.h"

namespace labour {

namespace {

std::vector<Request> mix()
{
    return { { .target = "/PlainResponse", .weight = 9 },
        { .target = "/SIGSEGV", .weight = 1, .role = Role::Culprit } };
}

}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace labour;
    fuzz::Input input(data, size);
    const std::size_t longest = input.byte() + std::size_t { 1 };
    DumpReader whole(mix(), 2, false);
    whole.read(input.rest());
    DumpReader pieces(mix(), 2, false);
    fuzz::inPieces(input.rest(), longest, [&](std::string_view piece) { pieces.read(piece); });
    fuzz::require(whole.isReady() == pieces.isReady() && whole.isOver() == pieces.isOver()
        && whole.startUs() == pieces.startUs() && whole.ended() == pieces.ended()
        && whole.unfinished() == pieces.unfinished() && whole.strangeLines() == pieces.strangeLines());
    fuzz::require(whole.take() == pieces.take());
    return 0;
}
