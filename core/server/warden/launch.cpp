// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/warden/launch.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <vector>

namespace labour {

namespace {

constexpr rlim_t openFiles = 4096;
constexpr rlim_t usualStack = 8 << 20; ///< of a thread
constexpr std::string_view defaultPath = "/usr/local/bin:/usr/bin:/bin";

struct Found {
    std::string path;
    int error = ENOENT;
};

/// 0, or why it cannot be run.
int whyNotProgram(const std::string& path)
{
    struct stat info { };
    if (::stat(path.c_str(), &info) != 0)
        return errno;
    if (S_ISDIR(info.st_mode))
        return EISDIR;
    return ::access(path.c_str(), X_OK) == 0 ? 0 : EACCES;
}

std::string_view searchPath(const std::vector<std::string>& environment)
{
    constexpr std::string_view prefix = "PATH=";
    for (const std::string_view variable : environment) {
        if (variable.starts_with(prefix))
            return variable.substr(prefix.size());
    }
    return defaultPath;
}

Found findProgram(const std::string& name, const std::vector<std::string>& environment)
{
    if (name.find('/') != std::string::npos)
        return { name, whyNotProgram(name) };
    Found found { name, ENOENT };
    std::string_view path = searchPath(environment);
    while (!path.empty() && found.error != 0) {
        const std::size_t end = std::min(path.find(':'), path.size());
        const std::string candidate = std::string(path.substr(0, end)) + '/' + name;
        path.remove_prefix(std::min(end + 1, path.size()));
        if (candidate.front() == '/' && ::access(candidate.c_str(), F_OK) == 0)
            found = { candidate, whyNotProgram(candidate) };
    }
    return found;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

void limit(decltype(RLIMIT_CORE) resource, rlim_t value)
{
    rlimit now {};
    if (::getrlimit(resource, &now) != 0)
        return;
    const rlim_t allowed = std::min(value, now.rlim_max);
    const rlimit wanted { allowed, allowed };
    ::setrlimit(resource, &wanted);
}

rlim_t stackOfAThread()
{
    rlimit stack {};
    return ::getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur != RLIM_INFINITY ? stack.rlim_cur : usualStack;
}

void limitResources(std::uint64_t memoryCeiling)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, openFiles);
    // The ceiling counts what is used, this limit what is reserved, and thus all of every thread's stack. A server with
    // a thread a connection is to run out of files before it runs out of this, which only has to stop a process that
    // outruns the ceiling between two looks.
    limit(RLIMIT_DATA, std::max<rlim_t>(2 * memoryCeiling, memoryCeiling) + openFiles * stackOfAThread());
    const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    [[maybe_unused]] const ssize_t written =
        ::write(score, "800", 3); // before the desktop, should memory run out all the same
    ::close(score);
}

void resetSignals()
{
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// In the child, between fork and exec.
[[noreturn]] void become(const WardenSetup& setup, const char* program, char** arguments, char** environment,
    pid_t parent, int output, int failure)
{
    const auto giveUp = [failure] {
        const int error = errno;
        [[maybe_unused]] const ssize_t written = ::write(failure, &error, sizeof error);
        ::_exit(127);
    };
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(127);
    ::setsid();
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (::dup2(nothing, STDIN_FILENO) < 0 || ::dup2(output, STDOUT_FILENO) < 0 || ::dup2(output, STDERR_FILENO) < 0
        || ::chdir(setup.workingDirectory.c_str()) != 0)
        giveUp();
    limitResources(setup.memoryCeilingBytes);
    resetSignals();
    ::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    ::execve(program, arguments, environment);
    giveUp();
    ::_exit(127);
}

}

Launch launch(const WardenSetup& setup)
{
    Launch launched;
    const auto fail = [&](int error) {
        launched.error = "Cannot start '" + setup.command.front() + "': " + std::strerror(error) + '.';
        return std::move(launched);
    };
    if (setup.command.empty()) {
        launched.error = "The command is empty.";
        return launched;
    }
    const Found program = findProgram(setup.command.front(), setup.environment);
    if (program.error != 0)
        return fail(program.error);

    std::array<int, 2> output {};
    std::array<int, 2> failure {};
    if (::pipe2(output.data(), O_CLOEXEC) != 0)
        return fail(errno);
    launched.output = FileDescriptor(output[0]);
    FileDescriptor outputEnd(output[1]);
    if (::pipe2(failure.data(), O_CLOEXEC) != 0)
        return fail(errno);
    const FileDescriptor failureSeen(failure[0]);
    FileDescriptor failureEnd(failure[1]);

    std::vector<std::string> command = setup.command;
    std::vector<std::string> variables = setup.environment;
    const std::vector<char*> arguments = pointersTo(command);
    const std::vector<char*> environment = pointersTo(variables);
    const pid_t self = ::getpid();
    launched.pid = ::fork();
    if (launched.pid < 0)
        return fail(errno);
    if (launched.pid == 0)
        become(setup, program.path.c_str(), const_cast<char**>(arguments.data()),
            const_cast<char**>(environment.data()), self, outputEnd.get(), failureEnd.get());

    outputEnd.reset();
    failureEnd.reset();
    int error = 0;
    ssize_t count = 0;
    while ((count = ::read(failureSeen.get(), &error, sizeof error)) < 0 && errno == EINTR) { }
    if (count == static_cast<ssize_t>(sizeof error)) {
        ::waitpid(launched.pid, nullptr, 0);
        return fail(error);
    }
    return launched;
}

}
