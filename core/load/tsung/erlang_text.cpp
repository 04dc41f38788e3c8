// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/erlang_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace labour {

namespace {

constexpr double wholeNumbers = 9007199254740992.0;

}

std::string erlangString(std::string_view bytes)
{
    std::string text = "\"";
    for (const char c : bytes) {
        if (c == '"' || c == '\\') {
            text += '\\';
            text += c;
        } else if (c == '\n') {
            text += "\\n";
        } else if (c >= ' ' && c <= '~') {
            text += c;
        } else {
            std::array<char, 8> code {};
            std::snprintf(code.data(), code.size(), "\\x{%02x}", static_cast<unsigned char>(c));
            text += code.data();
        }
    }
    return text + '"';
}

std::string erlangBinary(std::string_view bytes)
{
    std::string text = "<<";
    for (const char c : bytes) {
        if (text.size() > 2)
            text += ',';
        text += std::to_string(static_cast<unsigned char>(c));
    }
    return text + ">>";
}

std::string erlangNumber(double number)
{
    if (number == std::floor(number) && std::abs(number) < wholeNumbers)
        return std::to_string(static_cast<std::int64_t>(number));
    std::array<char, 32> digits {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::scientific);
    std::string text(digits.data(), end.ptr);
    const std::size_t exponent = text.find('e');
    if (text.find('.') > exponent)
        text.insert(exponent, ".0");
    return text;
}

}
