// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/expectation.h"
#include "core/measure/interval.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace labour {

/// What a reply says, as far as it has arrived.
struct Reply {
    static constexpr std::size_t longestId = 40;

    std::uint16_t status = 0;
    bool keepsAlive = false; ///< the connection may carry another request, by the reply's version, headers and framing
    bool bodiless = false; ///< 204 or 304, or to a HEAD
    std::optional<BodyDigest> claim; ///< X-Labour-Body; one that nothing can hold if the header is not understood
    std::optional<WorkerSeen> worker; ///< X-Labour-Worker
    BodyDigest body; ///< what has arrived
    bool hasText = false; ///< the body held the text that was looked for

    bool hasId() const { return m_idLength != 0; }
    /// X-Labour-Id; something that is nobody's id if it was too long or there were several.
    std::string_view id() const { return { m_id.data(), m_idLength }; }
    void setId(std::string_view id);

private:
    std::array<char, longestId> m_id {};
    std::size_t m_idLength = 0;
};

/// What is known of the end of a request that had this whole reply.
Ending endingOf(const Reply& reply);

/// Parses one reply after another from whatever pieces arrive, of any size and framing, in bounded memory: bodies are
/// digested as they pass. 1xx replies are skipped. Strict, since this is a measurement: what is not HTTP/1 is
/// malformed, and so is a reply that bytes follow although only one request was sent.
class ReplyParser
{
public:
    enum class State : std::uint8_t {
        Nothing, ///< not a byte yet
        Within,
        Whole,
        Malformed,
    };

    ReplyParser();
    ~ReplyParser();
    ReplyParser(ReplyParser&& other) noexcept;
    ReplyParser& operator=(ReplyParser&& other) noexcept;

    /// Forgets the last reply; another is expected: to a HEAD, or with a body in which `text` is looked for, which has
    /// to outlive it.
    void begin(bool isHead = false, std::string_view text = {});
    State feed(std::string_view bytes);
    /// The same where more replies may follow: takes away what belongs to this one.
    State feedOne(std::string_view& bytes);
    /// The peer has sent its last byte: a reply that is as long as the connection is whole now.
    State endOfStream();

    State state() const { return m_state; }
    const Reply& reply() const;

private:
    class Beast;

    State parse(std::string_view bytes);
    State keep(std::string_view unused);

    std::unique_ptr<Beast> m_beast;
    std::size_t m_unused = 0; ///< of the last bytes fed, those after the reply
    std::string m_held; ///< the beginning of something that is parsed only as a whole (a header field, a chunk's size)
    State m_state = State::Nothing;
};

}
