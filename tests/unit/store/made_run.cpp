// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/store/made_run.h"

namespace labour::test {

namespace {

constexpr int slotsMade = 30;

Interval intervalOf(std::uint32_t slot)
{
    Interval interval;
    interval.slot = slot;
    interval.phase = slot < slotsMade / 2 ? 0 : 1;
    interval.inFlight = slot % 3;
    interval.endings = { { 0, Outcome::Replied, Wrong::Nothing, true, 200, 90 },
        { 0, Outcome::Timeout, Wrong::Nothing, false, 0, slot % 2 },
        { 1, Outcome::Closed, Wrong::Nothing, true, 0, 5 } };
    const std::uint64_t us = 1000 + 37 * slot;
    interval.latencies = { { 0, us * 90, us, us, 9000, { { Histogram::indexOf(us), 90 } } } };
    interval.services = { { 0, us * 45, us / 2, us / 2, 0, { { Histogram::indexOf(us / 2), 90 } } } };
    interval.scheduleErrors = { 40, 1, 3, { { 1, 20 }, { 3, 10 } } };
    interval.workers = { { 100 + slot / 10, 7 } };
    return interval;
}

}

QByteArray MadeRun::log() const
{
    return begin + pieces.join() + end;
}

MadeRun madeRun(const QString& server, qint64 startedMs)
{
    MadeRun made;
    RunRecord& record = made.record;
    record.plan.servers = *serversFromText(server);
    record.plan.mix = *mixFromTexts({ "PlainResponse=95", "SIGSEGV=5" });
    record.plan.load.durationS = 3;
    record.plan.seed = 12;
    record.server = { "gunicorn", "sync", { { "workers", "2" } }, "20.1.0", { "python3", "-m", "gunicorn" } };
    record.machine = { "A CPU", 2, 1000, "6.1", 0.5, true, 0.25 };
    record.startedMs = startedMs;
    record.labour = QStringLiteral("0.0.9");
    record.group = QStringLiteral("5c7a6c0e-0d43-4f0e-9a52-6d2f3f1f8a11");
    record.innocentTimeoutS = 5;
    const std::vector<RequestEnd> early { { 0, 10, 2000, Outcome::Replied, 200, true } };
    const std::vector<RequestEnd> late { { 1, 20, 3000, Outcome::Closed, 0, true } };
    const std::vector<std::string> traceback { "Traceback", "Segmentation fault" };
    record.recording = Recording(
        { { "PlainResponse", {}, 95, Role::Innocent }, { "SIGSEGV", { { "how", "signal" } }, 5, Role::Culprit } },
        { { "calm", 0, 1.5 }, { "storm", 1.5, 3 } });
    RunLogWriter writer;
    writer.begin(record);
    made.begin = writer.take();
    for (std::uint32_t slot = 0; slot < slotsMade; ++slot) {
        const auto add = [&](const auto& addition) {
            writer.add(addition);
            record.recording.add(addition);
        };
        add(intervalOf(slot));
        add(TreeSample { 0.1 * slot, 50, slot, { { 10, 1, 20 << 20, 0, 3, 12U }, { 11, 2, 30 << 20, 0, 1, {} } } });
        if (slot % 10 == 0) {
            add(MemoryReading { 0.1 * slot, "start", { { 10, 1, 20 << 20, 9 << 20 } } });
            add(Event { 0.1 * slot, events::workerExited, 11, "process 11 was ended by SIGSEGV" });
        }
        if (slot == 5) {
            writer.add(early);
            writer.addOutput(QStringLiteral("listening\n"));
            writer.setEventLog(0, { "Traceback" });
            writer.setEventLog(0, traceback);
        }
        made.pieces.append(writer.take());
    }
    Recording& recording = record.recording;
    recording.setEventLog(0, traceback);
    recording.setEventLog(1, traceback);
    recording.setDuration(3);
    recording.addUnfinished(0, 4);
    recording.setResent(1, 2);
    recording.setStop({ "SIGTERM", 0.2, { { 99, "orphan" } }, true, 17, { "left.txt" } });
    recording.setClient({ 0.5, 5 << 20, true, "the load processes took 98 % of their CPUs" });
    record.log = QStringLiteral("the last of what the server wrote");
    record.ends = early;
    record.ends.insert(record.ends.end(), late.begin(), late.end());
    writer.end(record);
    made.end = writer.take();
    return made;
}

}
