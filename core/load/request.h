// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/manners.h"
#include "core/measure/expectation.h"
#include "core/measure/role.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace labour {

/// One behaviour of a mix as an engine sends it: all that has to be known to send the request and to judge what comes
/// back.
struct Request {
    std::string target; ///< "/Sleeping?sleep_duration=0.5", ready for the request line
    double weight = 1;
    Role role = Role::Innocent;
    std::int64_t timeoutUs = 0; ///< from the sending to the last byte, connecting included
    Expectation expectation {};
    std::string method = "GET"; ///< empty: nothing but the body is sent, as it is
    std::string headers {}; ///< "Name: value\r\n", any number of times
    std::string body {};
    Manners manners {};

    friend bool operator==(const Request&, const Request&) = default;
};

/// Requests by this method tell the length of their body even if it is 0 (RFC 9110, 8.6).
inline bool tellsBodyLength(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

}
