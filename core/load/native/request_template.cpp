// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/request_template.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace labour {

namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";

void requirePlain(std::string_view what, std::string_view text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!plain)
        throw std::invalid_argument("the " + std::string(what) + " holds what cannot stand in a request");
}

bool isChunked(std::string_view headers)
{
    return headers.find("Transfer-Encoding:") != std::string_view::npos;
}

}

RequestIds::RequestIds(std::string prefix)
    : m_prefix(std::move(prefix))
{
    requirePlain("id's prefix", m_prefix);
}

RequestIds::Digits RequestIds::digitsOf(std::uint64_t number)
{
    Digits text;
    for (std::size_t i = digits; i-- > 0; number >>= 4)
        text[i] = hexadecimal[number & 0xf];
    return text;
}

std::string RequestIds::of(std::uint64_t number) const
{
    const Digits text = digitsOf(number);
    return m_prefix + std::string(text.begin(), text.end());
}

bool RequestIds::matches(std::string_view id, std::uint64_t number) const
{
    if (id.size() != m_prefix.size() + digits || !id.starts_with(m_prefix))
        return false;
    const Digits text = digitsOf(number);
    return std::equal(text.begin(), text.end(), id.end() - digits);
}

RequestTemplates::RequestTemplates(const HammerSetup& setup, const std::string& authority)
    : m_ids(setup.idPrefix)
{
    requirePlain("token", setup.token);
    for (const Request& request : setup.mix) {
        requirePlain("target " + request.target, request.target);
        if (!request.target.starts_with('/'))
            throw std::invalid_argument("the target '" + request.target + "' does not begin with a slash");
        Template made;
        if (request.method.empty()) {
            made.bytes = request.body;
            m_templates.push_back(std::move(made));
            continue;
        }
        requirePlain("method " + request.method, request.method);
        made.bytes = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: " + authority + "\r\n";
        if (!setup.token.empty())
            made.bytes += "X-Labour-Token: " + setup.token + "\r\n";
        made.bytes += "X-Labour-Id: " + m_ids.of(0);
        made.digitsAt = made.bytes.size() - RequestIds::digits;
        made.bytes += "\r\n";
        if (setup.noteAll || request.role == Role::Culprit)
            made.bytes += "X-Labour-Note: 1\r\n";
        if (!setup.keepAlive && request.manners.pipelined <= 1)
            made.bytes += "Connection: close\r\n";
        made.bytes += request.headers;
        const std::uint64_t length = request.body.size() + request.manners.uploadBytes;
        if ((length > 0 || tellsBodyLength(request.method)) && !isChunked(request.headers))
            made.bytes += "Content-Length: " + std::to_string(length) + "\r\n";
        made.bytes += "\r\n";
        made.bytes += request.body;
        m_templates.push_back(std::move(made));
    }
}

std::string_view RequestTemplates::bytes(std::size_t behaviour, std::uint64_t number)
{
    Template& of = m_templates[behaviour];
    if (of.digitsAt == 0)
        return of.bytes;
    const RequestIds::Digits text = RequestIds::digitsOf(number);
    std::copy(text.begin(), text.end(), of.bytes.begin() + static_cast<std::ptrdiff_t>(of.digitsAt));
    return of.bytes;
}

}
