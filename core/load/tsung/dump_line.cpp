// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/dump_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace labour {

namespace {

constexpr double usPerS = 1e6;
constexpr double usPerMs = 1e3;

// A URL may hold semicolons; what stands before it and after it does not.
constexpr std::size_t fieldsBefore = 5;
constexpr std::size_t fieldsAfter = 7;

struct Fields {
    std::string_view date;
    std::string_view url;
    std::string_view status;
    std::string_view duration;
    std::string_view error;
    std::string_view tag;
};

std::optional<Fields> split(std::string_view line)
{
    Fields fields;
    fields.date = line.substr(0, line.find(';'));
    for (std::size_t i = 0; i < fieldsBefore; ++i) {
        const std::size_t end = line.find(';');
        if (end == std::string_view::npos)
            return std::nullopt;
        line.remove_prefix(end + 1);
    }
    std::array<std::string_view, fieldsAfter> after;
    for (std::size_t i = fieldsAfter; i-- > 0;) {
        const std::size_t begin = line.rfind(';');
        if (begin == std::string_view::npos)
            return std::nullopt;
        after[i] = line.substr(begin + 1);
        line.remove_suffix(line.size() - begin);
    }
    fields.url = line;
    fields.status = after[0];
    fields.duration = after[2];
    fields.error = after[5];
    fields.tag = after[6];
    return fields;
}

template <typename Number>
bool read(std::string_view text, Number& number, int base = 10)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && result.ec == std::errc() && result.ptr == text.data() + text.size();
}

bool readDecimal(std::string_view text, double& number)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && result.ec == std::errc() && result.ptr == text.data() + text.size() && number >= 0
        && number < 1e12;
}

BodyDigest digestFrom(std::string_view text)
{
    const std::size_t colon = text.find(':');
    BodyDigest digest;
    if (colon == std::string_view::npos || !read(text.substr(0, colon), digest.length)
        || !read(text.substr(colon + 1), digest.crc, 16))
        return impossibleClaim;
    return digest;
}

std::optional<WorkerSeen> workerFrom(std::string_view text)
{
    const std::size_t dot = text.find('.');
    WorkerSeen worker;
    if (dot == std::string_view::npos || !read(text.substr(0, dot), worker.pid)
        || !read(text.substr(dot + 1), worker.start))
        return std::nullopt;
    return worker;
}

/// "p1b0"
bool readTag(std::string_view tag, DumpLine& line)
{
    const std::size_t b = tag.find('b');
    return tag.starts_with('p') && b != std::string_view::npos && read(tag.substr(1, b - 1), line.phase)
        && read(tag.substr(b + 1), line.behaviour);
}

struct Found {
    bool isForeign = false;
    bool isCut = false;
    bool isMalformed = false;
};

Found readFindings(std::string_view findings, DumpLine& line)
{
    Found found;
    while (!findings.empty()) {
        const std::size_t end = std::min(findings.find(' '), findings.size());
        const std::string_view word = findings.substr(0, end);
        findings.remove_prefix(std::min(end + 1, findings.size()));
        const std::string_view value = word.substr(std::min<std::size_t>(word.size(), 1));
        switch (word.empty() ? '\0' : word.front()) {
        case 'd':
            read(value, line.delayUs);
            break;
        case 'n':
            read(value, line.bytes);
            break;
        case 'i':
            line.ending.ownId = true;
            break;
        case 'f':
            found.isForeign = true;
            break;
        case 't':
            found.isCut = true;
            break;
        case 'm':
            found.isMalformed = true;
            break;
        case 'b':
            line.ending.body = digestFrom(value);
            break;
        case 'c':
            line.ending.claim = digestFrom(value);
            break;
        case 'h':
            line.ending.hasText = true;
            break;
        case 'w':
            line.worker = workerFrom(value);
            break;
        default:
            break;
        }
    }
    return found;
}

bool isShortage(std::string_view error)
{
    static constexpr std::array<std::string_view, 7> shortages { "emfile", "enfile", "eaddrinuse", "eaddrnotavail",
        "enobufs", "enomem", "system_limit" };
    return std::any_of(
        shortages.begin(), shortages.end(), [error](std::string_view shortage) { return error.ends_with(shortage); });
}

/// Of a request that had no reply at all: what Tsung counted for its user (errors of its manual, chapter 8), or what
/// labour.erl did.
Outcome outcomeOf(std::string_view error)
{
    if (error == "error_timeout" || error == "timeout")
        return Outcome::Timeout;
    if (error == "not_sent")
        return Outcome::NotSent;
    if (error == "error_connect_timeout" || error == "error_connect_etimedout")
        return Outcome::ConnectTimeout;
    if (isShortage(error))
        return Outcome::ClientError;
    if (error.ends_with("_econnreset"))
        return Outcome::Reset;
    if (error == "error_connect_closed" || error.starts_with("error_closed")
        || error.starts_with("error_abort_max_send") || error.starts_with("error_send")
        || error == "error_connection_closed")
        return Outcome::Closed;
    if (error.starts_with("error_connect_") || error.starts_with("error_abort_max_conn"))
        return Outcome::Refused;
    return Outcome::Malformed;
}

Outcome outcomeOf(const Fields& fields, const Found& found, bool hasStatus)
{
    if (fields.status == "none")
        return outcomeOf(fields.error);
    if (found.isMalformed || fields.error.starts_with("error_http_"))
        return Outcome::Malformed;
    if (found.isCut)
        return Outcome::Truncated;
    // What Tsung counts as a request like any other.
    if (!hasStatus)
        return Outcome::Closed;
    return found.isForeign ? Outcome::Foreign : Outcome::Replied;
}

std::optional<DumpLine::Kind> milestone(std::string_view tag)
{
    if (tag == "labour_ready")
        return DumpLine::Kind::Ready;
    if (tag == "labour_start")
        return DumpLine::Kind::Started;
    if (tag == "labour_end")
        return DumpLine::Kind::Over;
    return std::nullopt;
}

}

std::optional<DumpLine> dumpLine(std::string_view text)
{
    const std::optional<Fields> fields = split(text);
    double date = 0;
    if (!fields || !readDecimal(fields->date, date))
        return std::nullopt;
    DumpLine line;
    line.atUs = std::llround(date * usPerS);
    if (const auto kind = milestone(fields->tag)) {
        line.kind = *kind;
        read(fields->url, line.startUs);
        return line;
    }
    double durationMs = 0;
    if (!readTag(fields->tag, line) || !readDecimal(fields->duration, durationMs))
        return std::nullopt;
    line.durationUs = std::llround(durationMs * usPerMs);
    const std::size_t space = fields->url.find(' ');
    const std::string_view findings = space == std::string_view::npos ? "" : fields->url.substr(space + 1);
    if (findings == "late")
        return std::nullopt;
    const Found found = readFindings(findings, line);
    const bool hasStatus = read(fields->status, line.ending.status);
    line.ending.outcome = outcomeOf(*fields, found, hasStatus);
    if (line.ending.outcome != Outcome::Replied)
        line.ending.status = 0;
    if (fields->status == "none" && fields->error == "unfinished")
        line.kind = DumpLine::Kind::Unfinished;
    return line;
}

}
