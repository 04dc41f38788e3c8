// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/run_record.h"
#include "core/result.h"
#include "core/wire/encoding.h"

#include <QByteArray>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace labour {

/// A run as bytes that grow with it, as the history and run files hold it: one entry after another, each a kind (one
/// byte), the length of its content as a varint, and the content as an Encoder writes it. What has been written is
/// never changed, so that the beginning of a log is the log of the run so far. Version 1 of the format; kinds are only
/// added.
class RunLogWriter
{
public:
    /// The run begins: its plan with the seed, server and machine, and an empty recording. First, and once.
    void begin(const RunRecord& record);
    void add(const Interval& interval);
    void add(const TreeSample& sample);
    void add(const MemoryReading& reading);
    void add(const Event& event);
    /// How some more of the requests ended.
    void add(const std::vector<RequestEnd>& ends);
    /// What the server wrote since the last time.
    void addOutput(const QString& text);
    /// What the server wrote around an event, in place of what was told of it before: its place among all events.
    void setEventLog(std::size_t event, const std::vector<std::string>& lines);
    /// What is known of a run only when it has ended. Last, and once.
    void end(const RunRecord& record);

    /// All since the last time.
    QByteArray take();

private:
    void entry(std::uint8_t kind, const Encoder& content);

    std::string m_bytes;
    std::size_t m_endsWritten = 0;
};

/// Reads what a RunLogWriter wrote, from a file that is not trusted.
class RunLogReader
{
public:
    /// A piece of the log that begins where the last one ended, at an entry. False, and from then on, for what is none.
    bool read(std::string_view piece);

    /// The run as far as it was read: without its end it is interrupted. An error where not even its begin is there.
    Result<RunRecord> record() const;
    bool hasEnded() const { return m_hasEnded; }

private:
    bool readEntry(std::uint8_t kind, Decoder& content);
    void readBegin(Decoder& content);
    void readEnds(Decoder& content);
    void readEnd(Decoder& content);

    RunRecord m_record;
    bool m_hasBegun = false;
    bool m_hasEnded = false;
    bool m_isBroken = false;
};

}
