// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/synthetic_run.h"

namespace labour::test {

Interval replies(std::uint32_t slot, std::uint16_t status, std::uint32_t count, std::uint64_t latencyUs)
{
    Interval interval;
    interval.slot = slot;
    interval.endings.push_back({ 0, Outcome::Replied, Wrong::Nothing, true, status, count });
    interval.latencies.push_back(
        { 0, latencyUs * count, latencyUs, latencyUs, 100 * count, { { Histogram::indexOf(latencyUs), count } } });
    return interval;
}

Interval endings(std::uint32_t slot, Outcome outcome, std::uint32_t count)
{
    Interval interval;
    interval.slot = slot;
    interval.endings.push_back({ 1, outcome, Wrong::Nothing, outcome == Outcome::Closed, 0, count });
    return interval;
}

TreeSample sample(double t, std::uint64_t rssBytes, int processes)
{
    TreeSample sample;
    sample.t = t;
    for (int i = 0; i < processes; ++i)
        sample.processes.push_back({ 100 + i, 1, rssBytes / static_cast<std::uint64_t>(processes), 0 });
    return sample;
}

Recording emptyRecording()
{
    return Recording({ { "PlainResponse", {}, 98, Role::Innocent }, { "SIGSEGV", {}, 2, Role::Culprit } });
}

Recording crashingRecording(int seconds)
{
    Recording recording = emptyRecording();
    for (int slot = 0; slot < 10 * seconds; ++slot) {
        const auto index = static_cast<std::uint32_t>(slot);
        const double t = 0.1 * slot;
        recording.add(replies(index, 200, 20, 5000));
        recording.add(sample(t, 50U << 20U, 3));
        if (slot % 10 == 5) {
            recording.add(endings(index, Outcome::Closed, 1));
            recording.add(Event { t, events::workerExited, 100, "process 100 was ended by SIGSEGV" });
            recording.add(Event { t + 0.1, events::workerStarted, 101, "process 101" });
        }
    }
    recording.setDuration(seconds);
    return recording;
}

std::shared_ptr<const RunRecord> recordOf(const Recording& recording)
{
    auto record = std::make_shared<RunRecord>();
    record->recording = recording;
    record->server.name = "gunicorn";
    record->server.variant = "sync";
    record->server.version = "20.1.0";
    record->plan.servers = { ServerChoice { QStringLiteral("gunicorn"), QStringLiteral("sync"), {} } };
    record->plan.load.durationS = recording.durationS();
    record->plan.test = QStringLiteral("SIGSEGV");
    record->startedMs = 1'700'000'000'000;
    return record;
}

}
