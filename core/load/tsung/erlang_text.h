// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace labour {

/// A string literal of Erlang: the bytes in quotation marks, with those escaped that could not stand there.
std::string erlangString(std::string_view bytes);
/// A binary literal of Erlang: <<1,2,3>>.
std::string erlangBinary(std::string_view bytes);
/// A number literal of Erlang, which has no "1e5", for a finite one. Whole numbers below 2^53 are integers.
std::string erlangNumber(double number);

/// The source of the module labour, without its plan/0: core/load/tsung/labour.erl without its comments.
std::string labourModule();

}
