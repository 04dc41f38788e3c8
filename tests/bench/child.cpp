// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child.h"

#include "core/file_descriptor.h"

#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

using labour::FileDescriptor;

namespace {

constexpr int samplingMs = 100;

/// Of the program itself; getrusage() tells of what it was forked from too.
double largestResident(pid_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024;
    }
    return 0;
}

}

std::optional<ChildReport> runToEnd(const QString& program, const QStringList& arguments)
{
    const QByteArray path = QStandardPaths::findExecutable(program).toLocal8Bit();
    std::array<int, 2> ends {};
    if (path.isEmpty() || pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    FileDescriptor reading(ends[0]);
    FileDescriptor writing(ends[1]);
    std::vector<QByteArray> words { path };
    for (const QString& argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    const int error = posix_spawn(&pid, path.constData(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    writing.reset();
    if (error != 0)
        return std::nullopt;
    ChildReport report;
    std::array<char, 4096> buffer;
    pollfd readable { reading.get(), POLLIN, 0 };
    for (;;) {
        report.memoryBytes = std::max(report.memoryBytes, largestResident(pid));
        if (poll(&readable, 1, samplingMs) <= 0)
            continue;
        const ssize_t got = read(reading.get(), buffer.data(), buffer.size());
        if (got <= 0)
            break;
        report.output.append(buffer.data(), got);
    }
    int status = 0;
    rusage used {};
    if (wait4(pid, &status, 0, &used) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    report.cpuSeconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    return report;
}

}
