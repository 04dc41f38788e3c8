// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_log.h"

#include "core/plan/plan_json.h"
#include "core/wire/measured_values.h"

#include <QJsonDocument>

#include <algorithm>

namespace labour {

namespace {

/// Numbers that stand in files for good.
enum Kind : std::uint8_t {
    KindBegin = 1,
    KindInterval = 2,
    KindSample = 3,
    KindMemory = 4,
    KindEvent = 5,
    KindEnd = 6,
    KindOrigin = 7,
    KindRequestEnds = 8,
    KindOutput = 9,
    KindEventLog = 10,
};

// More than this is nobody's run, but a file that is to fill the memory.
constexpr std::size_t mostBehaviours = 1000;
constexpr std::size_t mostPhases = 1000;
constexpr std::size_t mostTallies = 4096; // of phases and behaviours
constexpr double longestS = 24 * 3600; // as long as a recording can be
constexpr qsizetype longestOutput = 1 << 20; // of which a run that has ended keeps no more either

using Pairs = std::vector<std::pair<std::string, std::string>>;

void write(Encoder& encoder, const Pairs& pairs)
{
    encoder.unsignedInteger(pairs.size());
    for (const auto& [name, value] : pairs) {
        encoder.text(name);
        encoder.text(value);
    }
}

Pairs readPairs(Decoder& decoder)
{
    Pairs pairs;
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        std::string name = decoder.text();
        pairs.emplace_back(std::move(name), decoder.text());
    }
    return pairs;
}

void write(Encoder& encoder, const QString& text)
{
    encoder.text(text.toStdString());
}

QString readText(Decoder& decoder)
{
    return QString::fromStdString(decoder.text());
}

void write(Encoder& encoder, const ServerIdentity& server)
{
    encoder.text(server.name);
    encoder.text(server.variant);
    write(encoder, server.options);
    encoder.text(server.version);
    write(encoder, server.command);
}

ServerIdentity readServer(Decoder& decoder)
{
    ServerIdentity server;
    server.name = decoder.text();
    server.variant = decoder.text();
    server.options = readPairs(decoder);
    server.version = decoder.text();
    server.command = readTexts(decoder);
    return server;
}

void write(Encoder& encoder, const Machine& machine)
{
    encoder.text(machine.cpu);
    encoder.signedInteger(machine.cores);
    encoder.unsignedInteger(machine.memoryBytes);
    encoder.text(machine.kernel);
    encoder.real(machine.loadBefore);
    encoder.boolean(machine.isShared);
    encoder.real(machine.stealPercent);
}

Machine readMachine(Decoder& decoder)
{
    Machine machine;
    machine.cpu = decoder.text();
    machine.cores = static_cast<int>(decoder.signedInteger());
    machine.memoryBytes = decoder.unsignedInteger();
    machine.kernel = decoder.text();
    machine.loadBefore = decoder.real();
    machine.isShared = decoder.boolean();
    machine.stealPercent = decoder.real();
    return machine;
}

void write(Encoder& encoder, const RecordedBehaviour& behaviour)
{
    encoder.text(behaviour.name);
    write(encoder, behaviour.parameters);
    encoder.real(behaviour.weight);
    encoder.boolean(behaviour.role == Role::Culprit);
}

RecordedBehaviour readBehaviour(Decoder& decoder)
{
    RecordedBehaviour behaviour;
    behaviour.name = decoder.text();
    behaviour.parameters = readPairs(decoder);
    behaviour.weight = decoder.real();
    behaviour.role = decoder.boolean() ? Role::Culprit : Role::Innocent;
    return behaviour;
}

void write(Encoder& encoder, const std::vector<RecordedPhase>& phases)
{
    encoder.unsignedInteger(phases.size());
    for (const RecordedPhase& phase : phases) {
        encoder.text(phase.name);
        encoder.real(phase.from);
        encoder.real(phase.to);
    }
}

std::vector<RecordedPhase> readPhases(Decoder& decoder)
{
    std::vector<RecordedPhase> phases;
    for (std::size_t left = decoder.count(17); left > 0; --left) {
        RecordedPhase phase;
        phase.name = decoder.text();
        phase.from = decoder.real();
        phase.to = decoder.real();
        phases.push_back(phase);
    }
    return phases;
}

void write(Encoder& encoder, const StopReport& stop)
{
    encoder.text(stop.signal);
    encoder.real(stop.seconds);
    encoder.unsignedInteger(stop.leftovers.size());
    for (const Leftover& leftover : stop.leftovers) {
        encoder.signedInteger(leftover.pid);
        encoder.text(leftover.command);
    }
    encoder.boolean(stop.listening);
    encoder.signedInteger(stop.daemonPid);
    write(encoder, stop.files);
}

StopReport readStop(Decoder& decoder)
{
    StopReport stop;
    stop.signal = decoder.text();
    stop.seconds = decoder.real();
    for (std::size_t left = decoder.count(2); left > 0; --left) {
        Leftover leftover;
        leftover.pid = decoder.signedInteger();
        leftover.command = decoder.text();
        stop.leftovers.push_back(leftover);
    }
    stop.listening = decoder.boolean();
    stop.daemonPid = decoder.signedInteger();
    stop.files = readTexts(decoder);
    return stop;
}

void write(Encoder& encoder, const ClientReport& client)
{
    encoder.real(client.cpuSeconds);
    encoder.unsignedInteger(client.largestRssBytes);
    encoder.boolean(client.saturated);
    encoder.text(client.evidence);
}

ClientReport readClient(Decoder& decoder)
{
    ClientReport client;
    client.cpuSeconds = decoder.real();
    client.largestRssBytes = decoder.unsignedInteger();
    client.saturated = decoder.boolean();
    client.evidence = decoder.text();
    return client;
}

}

void RunLogWriter::entry(std::uint8_t kind, const Encoder& content)
{
    Encoder whole;
    whole.unsignedInteger(kind);
    whole.text(content.bytes());
    m_bytes += whole.bytes();
}

QByteArray RunLogWriter::take()
{
    const QByteArray bytes = QByteArray::fromStdString(m_bytes);
    m_bytes.clear();
    return bytes;
}

void RunLogWriter::begin(const RunRecord& record)
{
    Encoder content;
    content.text(QJsonDocument(toJson(record.plan)).toJson(QJsonDocument::Compact).toStdString());
    write(content, record.server);
    write(content, record.machine);
    content.signedInteger(record.startedMs);
    content.unsignedInteger(record.recording.behaviours().size());
    for (const RecordedBehaviour& behaviour : record.recording.behaviours())
        write(content, behaviour);
    write(content, record.recording.plannedPhases());
    entry(KindBegin, content);
    Encoder origin;
    write(origin, record.labour);
    write(origin, record.group);
    origin.real(record.innocentTimeoutS);
    entry(KindOrigin, origin);
}

void RunLogWriter::add(const Interval& interval)
{
    Encoder content;
    write(content, interval);
    entry(KindInterval, content);
}

void RunLogWriter::add(const TreeSample& sample)
{
    Encoder content;
    content.real(sample.t);
    content.real(sample.cpuPercent);
    content.boolean(sample.listenQueue.has_value());
    content.unsignedInteger(sample.listenQueue.value_or(0));
    write(content, sample.processes);
    entry(KindSample, content);
}

void RunLogWriter::add(const MemoryReading& reading)
{
    Encoder content;
    content.real(reading.t);
    content.text(reading.phase);
    write(content, reading.processes);
    entry(KindMemory, content);
}

void RunLogWriter::add(const Event& event)
{
    Encoder content;
    content.real(event.t);
    content.text(event.kind);
    content.signedInteger(event.pid);
    content.text(event.detail);
    write(content, event.log);
    entry(KindEvent, content);
}

void RunLogWriter::add(const std::vector<RequestEnd>& ends)
{
    Encoder content;
    write(content, ends);
    entry(KindRequestEnds, content);
    m_endsWritten += ends.size();
}

void RunLogWriter::addOutput(const QString& text)
{
    Encoder content;
    write(content, text);
    entry(KindOutput, content);
}

void RunLogWriter::setEventLog(std::size_t event, const std::vector<std::string>& lines)
{
    Encoder content;
    content.unsignedInteger(event);
    write(content, lines);
    entry(KindEventLog, content);
}

void RunLogWriter::end(const RunRecord& record)
{
    const Recording& recording = record.recording;
    Encoder content;
    content.unsignedInteger(static_cast<std::uint8_t>(record.end));
    write(content, record.failure);
    write(content, record.log);
    write(content, record.machine);
    content.signedInteger(record.startedMs);
    content.real(recording.durationS());
    content.boolean(recording.interrupted());
    content.boolean(recording.isResentKnown());
    for (std::size_t i = 0; i < recording.behaviours().size(); ++i) {
        const Tally tally = recording.tally(i);
        content.unsignedInteger(tally.unfinished);
        content.unsignedInteger(tally.resent);
    }
    content.boolean(recording.stop().has_value());
    write(content, recording.stop().value_or(StopReport()));
    write(content, recording.client());
    content.unsignedInteger(recording.events().size());
    for (const Event& event : recording.events())
        write(content, event.log);
    content.real(record.innocentTimeoutS);
    const auto written = static_cast<std::ptrdiff_t>(std::min(m_endsWritten, record.ends.size()));
    write(content, std::vector<RequestEnd>(record.ends.begin() + written, record.ends.end()));
    entry(KindEnd, content);
}

bool RunLogReader::read(std::string_view piece)
{
    Decoder decoder(piece);
    while (!m_isBroken && !decoder.done()) {
        const auto kind = decoder.bounded<std::uint8_t>();
        const std::string bytes = decoder.text();
        Decoder content(bytes);
        m_isBroken = decoder.failed() || !readEntry(kind, content);
    }
    return !m_isBroken;
}

bool RunLogReader::readEntry(std::uint8_t kind, Decoder& content)
{
    if (m_hasEnded || (kind == KindBegin) == m_hasBegun)
        return false;
    Recording& recording = m_record.recording;
    switch (kind) {
    case KindBegin:
        readBegin(content);
        break;
    case KindInterval: {
        const Interval interval = readInterval(content);
        if (!content.failed())
            recording.add(interval);
        break;
    }
    case KindSample: {
        TreeSample sample;
        sample.t = content.real();
        sample.cpuPercent = content.real();
        const bool isListening = content.boolean();
        const auto queue = content.bounded<std::uint32_t>();
        if (isListening)
            sample.listenQueue = queue;
        sample.processes = readReadings(content);
        recording.add(sample);
        break;
    }
    case KindMemory: {
        MemoryReading reading;
        reading.t = content.real();
        reading.phase = content.text();
        reading.processes = readReadings(content);
        recording.add(reading);
        break;
    }
    case KindEvent: {
        Event event;
        event.t = content.real();
        event.kind = content.text();
        event.pid = content.signedInteger();
        event.detail = content.text();
        event.log = readTexts(content);
        recording.add(event);
        break;
    }
    case KindOrigin:
        m_record.labour = readText(content);
        m_record.group = readText(content);
        m_record.innocentTimeoutS = content.real();
        break;
    case KindRequestEnds:
        readEnds(content);
        break;
    case KindOutput:
        m_record.log = QString(m_record.log + readText(content)).right(longestOutput);
        break;
    case KindEventLog: {
        const auto event = content.bounded<std::uint32_t>();
        if (event >= recording.events().size())
            return false;
        recording.setEventLog(event, readTexts(content));
        break;
    }
    case KindEnd:
        readEnd(content);
        break;
    default:
        return false;
    }
    return content.done();
}

void RunLogReader::readBegin(Decoder& content)
{
    const QByteArray plan = QByteArray::fromStdString(content.text());
    QList<Problem> problems;
    const Result<Plan> read = planFromJson(
        JsonPlace::fromObject(QJsonDocument::fromJson(plan).object(), QStringLiteral("the run's plan"), problems),
        problems);
    if (!read)
        return content.fail();
    m_record.plan = *read;
    if (m_record.plan.servers.size() != 1)
        return content.fail();
    m_record.server = readServer(content);
    m_record.machine = readMachine(content);
    m_record.startedMs = content.signedInteger();
    std::vector<RecordedBehaviour> behaviours;
    for (std::size_t left = content.count(11); left > 0 && behaviours.size() <= mostBehaviours; --left)
        behaviours.push_back(readBehaviour(content));
    std::vector<RecordedPhase> phases = readPhases(content);
    if (behaviours.size() > mostBehaviours || phases.size() > mostPhases
        || behaviours.size() * std::max<std::size_t>(phases.size(), 1) > mostTallies)
        return content.fail();
    m_record.recording = Recording(std::move(behaviours), std::move(phases));
    m_hasBegun = true;
}

void RunLogReader::readEnd(Decoder& content)
{
    Recording& recording = m_record.recording;
    const auto end = content.bounded<std::uint8_t>();
    if (end > static_cast<std::uint8_t>(RunEnd::HelperFailed))
        return content.fail();
    m_record.end = static_cast<RunEnd>(end);
    m_record.failure = readText(content);
    m_record.log = readText(content);
    m_record.machine = readMachine(content);
    m_record.startedMs = content.signedInteger();
    const double durationS = content.real();
    if (!(durationS >= 0) || durationS > longestS)
        return content.fail();
    recording.setDuration(durationS);
    recording.setInterrupted(content.boolean());
    if (!content.boolean())
        recording.setResentUnknown();
    for (std::size_t i = 0; i < recording.behaviours().size() && !content.failed(); ++i) {
        recording.addUnfinished(i, content.unsignedInteger());
        recording.setResent(i, content.unsignedInteger());
    }
    const bool hasStop = content.boolean();
    const StopReport stop = readStop(content);
    if (hasStop)
        recording.setStop(stop);
    recording.setClient(readClient(content));
    const std::size_t events = content.count();
    if (events != recording.events().size())
        return content.fail();
    for (std::size_t i = 0; i < events; ++i)
        recording.setEventLog(i, readTexts(content));
    m_record.innocentTimeoutS = content.real();
    readEnds(content);
    m_hasEnded = !content.failed();
}

void RunLogReader::readEnds(Decoder& content)
{
    const std::vector<RequestEnd> ends = readRequestEnds(content);
    const auto isNobodys = [&](const RequestEnd& each) {
        return each.behaviour >= m_record.recording.behaviours().size();
    };
    if (content.failed() || std::any_of(ends.begin(), ends.end(), isNobodys))
        content.fail();
    else
        m_record.ends.insert(m_record.ends.end(), ends.begin(), ends.end());
}

Result<RunRecord> RunLogReader::record() const
{
    if (!m_hasBegun)
        return Error { QStringLiteral("nothing of the run was written") };
    RunRecord record = m_record;
    if (!m_hasEnded) {
        record.end = RunEnd::Interrupted;
        record.failure = QStringLiteral("Labour itself ended while this run was going on; what was written is here");
        record.recording.setInterrupted(true);
        record.isCutOff = true;
    }
    return record;
}

}
