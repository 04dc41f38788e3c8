// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/reply_parser.h"

#include "core/load/text_search.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

#include <zlib.h>

namespace labour {

namespace http = boost::beast::http;

namespace {

constexpr std::uint32_t longestHeader = 64 * 1024;
constexpr std::size_t longestHeld = longestHeader;
constexpr std::string_view protocol = "HTTP/1.";

std::string_view view(boost::beast::string_view text)
{
    return { text.data(), text.size() };
}

bool isLabours(std::string_view name, std::string_view lowerCaseSuffix)
{
    constexpr std::string_view prefix = "x-labour-";
    const auto equal = [](char c, char lower) {
        return (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) == lower;
    };
    return name.size() == prefix.size() + lowerCaseSuffix.size()
        && std::equal(prefix.begin(), prefix.end(), name.begin(), [&](char lower, char c) { return equal(c, lower); })
        && std::equal(lowerCaseSuffix.begin(), lowerCaseSuffix.end(), name.begin() + prefix.size(),
            [&](char lower, char c) { return equal(c, lower); });
}

/// Reads the number that `text` begins with, and takes it and one space after it away.
template <typename Number>
bool takeNumber(std::string_view& text, Number& number, int base = 10)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc {})
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' '))
        text.remove_prefix(1);
    return true;
}

BodyDigest readClaim(std::string_view value)
{
    constexpr std::size_t crcDigits = 8;
    BodyDigest claim;
    if (!takeNumber(value, claim.length) || value.size() != crcDigits || !takeNumber(value, claim.crc, 16)
        || !value.empty())
        return impossibleClaim;
    return claim;
}

std::optional<WorkerSeen> readWorker(std::string_view value)
{
    WorkerSeen worker;
    if (!takeNumber(value, worker.pid) || !takeNumber(value, worker.start))
        return std::nullopt;
    return worker;
}

}

Ending endingOf(const Reply& reply)
{
    Ending ending;
    ending.outcome = Outcome::Replied;
    ending.status = reply.status;
    ending.ownId = reply.hasId();
    ending.claim = reply.claim;
    ending.body = reply.body;
    ending.bodiless = reply.bodiless;
    ending.hasText = reply.hasText;
    return ending;
}

void Reply::setId(std::string_view id)
{
    if (hasId() && id == this->id())
        return;
    if (hasId() || id.empty() || id.size() > longestId)
        id = "?";
    std::copy(id.begin(), id.end(), m_id.begin());
    m_idLength = id.size();
}

/// Beast's parser, told what of a reply matters here. One for each message: a 1xx reply takes another.
class ReplyParser::Beast
{
public:
    Beast() { beginMessage(); }

    void begin(bool isHead, std::string_view text)
    {
        m_isHead = isHead;
        m_search.begin(text);
        beginMessage();
    }

    void beginMessage()
    {
        m_reply = {};
        m_message.emplace(m_reply, m_search);
        m_message->skip(m_isHead);
    }

    bool isHead() const { return m_isHead; }
    bool hasText() const { return m_search.isFound(); }

    Reply& reply() { return m_reply; }
    auto& message() { return *m_message; }

private:
    class Message final : public http::basic_parser<false>
    {
    public:
        Message(Reply& reply, TextSearch& search)
            : m_reply(reply)
            , m_search(search)
        {
            eager(true);
            header_limit(longestHeader);
            body_limit(boost::none);
        }

        bool hasStatus() const { return m_hasStatus; }

    private:
        using Text = boost::beast::string_view;
        using Error = boost::beast::error_code;

        void on_request_impl(
            http::verb /*method*/, Text /*name*/, Text /*target*/, int /*version*/, Error& /*error*/) override
        {
        }
        void on_response_impl(int code, Text /*reason*/, int /*version*/, Error& /*error*/) override
        {
            m_hasStatus = true;
            m_reply.status = static_cast<std::uint16_t>(code);
        }
        void on_field_impl(http::field field, Text name, Text value, Error& /*error*/) override
        {
            if (field != http::field::unknown || m_hasHeader)
                return;
            if (isLabours(view(name), "id"))
                m_reply.setId(view(value));
            else if (isLabours(view(name), "worker"))
                m_reply.worker = readWorker(view(value));
            else if (isLabours(view(name), "body"))
                m_reply.claim = readClaim(view(value));
        }
        void on_header_impl(Error& /*error*/) override { m_hasHeader = true; }
        void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/, Error& /*error*/) override { }
        std::size_t on_body_impl(Text body, Error& /*error*/) override { return digest(body); }
        void on_chunk_header_impl(std::uint64_t /*size*/, Text /*extensions*/, Error& /*error*/) override { }
        std::size_t on_chunk_body_impl(std::uint64_t /*remaining*/, Text body, Error& /*error*/) override
        {
            return digest(body);
        }
        void on_finish_impl(Error& /*error*/) override { }

        std::size_t digest(Text body)
        {
            m_search.feed(view(body));
            m_reply.body.length += body.size();
            m_reply.body.crc = static_cast<std::uint32_t>(
                crc32_z(m_reply.body.crc, reinterpret_cast<const Bytef*>(body.data()), body.size()));
            return body.size();
        }

        Reply& m_reply;
        TextSearch& m_search;
        bool m_hasStatus = false;
        bool m_hasHeader = false; ///< fields that follow are a chunked body's trailers
    };

    Reply m_reply;
    TextSearch m_search;
    bool m_isHead = false;
    std::optional<Message> m_message;
};

ReplyParser::ReplyParser()
    : m_beast(std::make_unique<Beast>())
{
}

ReplyParser::~ReplyParser() = default;
ReplyParser::ReplyParser(ReplyParser&&) noexcept = default;
ReplyParser& ReplyParser::operator=(ReplyParser&&) noexcept = default;

const Reply& ReplyParser::reply() const
{
    return m_beast->reply();
}

void ReplyParser::begin(bool isHead, std::string_view text)
{
    m_beast->begin(isHead, text);
    m_held.clear();
    m_state = State::Nothing;
}

ReplyParser::State ReplyParser::feed(std::string_view bytes)
{
    if (bytes.empty())
        return m_state;
    if (m_state == State::Whole)
        return m_state = State::Malformed;
    feedOne(bytes);
    if (m_state == State::Whole && !bytes.empty())
        m_state = State::Malformed;
    return m_state;
}

ReplyParser::State ReplyParser::feedOne(std::string_view& bytes)
{
    if (m_state == State::Malformed) {
        // Nothing that follows mends it.
    } else if (m_held.empty()) {
        m_state = parse(bytes);
    } else {
        std::string all = std::move(m_held);
        all += bytes;
        m_held.clear();
        m_state = parse(all);
    }
    // What was held has been used by now: it did not end the reply.
    bytes.remove_prefix(m_state == State::Whole ? bytes.size() - m_unused : bytes.size());
    return m_state;
}

ReplyParser::State ReplyParser::parse(std::string_view bytes)
{
    for (;;) {
        if (!m_beast->message().hasStatus() && bytes.substr(0, protocol.size()) != protocol.substr(0, bytes.size()))
            return State::Malformed;
        boost::beast::error_code error;
        const std::size_t used = m_beast->message().put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
        bytes.remove_prefix(used);
        if (error && error != http::error::need_more)
            return State::Malformed;
        if (!m_beast->message().is_done())
            return keep(bytes);
        Reply& reply = m_beast->reply();
        if (reply.status / 100 != 1) {
            reply.keepsAlive = m_beast->message().keep_alive();
            reply.bodiless = reply.status == 204 || reply.status == 304 || m_beast->isHead();
            reply.hasText = m_beast->hasText();
            m_unused = bytes.size();
            return State::Whole;
        }
        if (reply.status == 101)
            return State::Malformed;
        m_beast->beginMessage();
        if (bytes.empty())
            return State::Within;
    }
}

ReplyParser::State ReplyParser::keep(std::string_view unused)
{
    if (unused.size() > longestHeld)
        return State::Malformed;
    m_held = unused;
    return State::Within;
}

ReplyParser::State ReplyParser::endOfStream()
{
    if (m_state != State::Within || !m_beast->message().is_header_done() || !m_held.empty())
        return m_state;
    boost::beast::error_code error;
    m_beast->message().put_eof(error);
    if (!error) {
        m_beast->reply().hasText = m_beast->hasText();
        m_state = State::Whole;
    }
    return m_state;
}

}
