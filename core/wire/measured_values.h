// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/interval.h"
#include "core/measure/request_end.h"
#include "core/measure/server_reading.h"
#include "core/wire/encoding.h"

#include <cstdint>
#include <string>
#include <vector>

namespace labour {

/// An enumerator as one byte, no larger than `last`; the first, and the decoder failed, if it is.
template <typename Enum>
Enum enumerator(Decoder& decoder, Enum last)
{
    const auto value = decoder.bounded<std::uint8_t>();
    if (value > static_cast<std::uint8_t>(last))
        decoder.fail();
    return decoder.failed() ? Enum {} : static_cast<Enum>(value);
}

/// What was measured, as frames and the history hold it. What is read may be anything where the decoder has failed.
void write(Encoder& encoder, const Interval& interval);
Interval readInterval(Decoder& decoder);
void write(Encoder& encoder, const std::vector<RequestEnd>& ends);
std::vector<RequestEnd> readRequestEnds(Decoder& decoder);
void write(Encoder& encoder, const std::vector<ProcessReading>& processes);
std::vector<ProcessReading> readReadings(Decoder& decoder);
void write(Encoder& encoder, const std::vector<std::string>& texts);
std::vector<std::string> readTexts(Decoder& decoder);

}
