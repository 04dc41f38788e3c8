// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/hammer_messages.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

/// X-Labour-Id of the requests of one load process: its prefix, then the request's number in hexadecimal digits.
class RequestIds
{
public:
    static constexpr std::size_t digits = 12;
    using Digits = std::array<char, digits>;

    explicit RequestIds(std::string prefix);

    static Digits digitsOf(std::uint64_t number);
    std::string of(std::uint64_t number) const;
    bool matches(std::string_view id, std::uint64_t number) const;

private:
    std::string m_prefix;
};

/// The bytes of every behaviour's request, built once; only the id's digits change from one request to the next.
class RequestTemplates
{
public:
    /// `authority` is what the Host header says. Throws std::invalid_argument for a target, token or prefix that would
    /// not stay where it is put in a request.
    RequestTemplates(const HammerSetup& setup, const std::string& authority);

    /// The request for `behaviour` with that number; valid until the next call for the same behaviour.
    std::string_view bytes(std::size_t behaviour, std::uint64_t number);
    const RequestIds& ids() const { return m_ids; }

private:
    struct Template {
        std::string bytes;
        std::size_t digitsAt = 0; ///< 0: it has none
    };

    RequestIds m_ids;
    std::vector<Template> m_templates;
};

}
