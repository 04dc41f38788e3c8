// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proc/proc_files.h"

#include "core/measure/clock.h"
#include "core/server/proc/process_stat.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <memory>

namespace labour {

namespace {

constexpr std::size_t longestCommand = 200;
constexpr std::uint64_t bytesPerKibibyte = 1024;

using PathBuffer = std::array<char, 96>;

PathBuffer procPath(pid_t pid, const char* name)
{
    PathBuffer path;
    std::snprintf(path.data(), path.size(), "/proc/%d/%s", static_cast<int>(pid), name);
    return path;
}

std::string readAll(int fd)
{
    std::string text;
    std::array<char, 4096> piece;
    ssize_t count = 0;
    while ((count = ::read(fd, piece.data(), piece.size())) > 0)
        text.append(piece.data(), static_cast<std::size_t>(count));
    return text;
}

template <typename Visit>
void forEachEntry(const char* folder, Visit visit)
{
    const auto close = [](DIR* dir) { ::closedir(dir); };
    const std::unique_ptr<DIR, decltype(close)> dir(::opendir(folder), close);
    if (!dir)
        return;
    while (const dirent* entry = ::readdir(dir.get())) {
        if (!visit(entry->d_name))
            return;
    }
}

template <typename Visit>
void forEachNumber(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc())
            visit(number);
        text.remove_prefix(std::max<std::size_t>(1, static_cast<std::size_t>(end - text.data())));
    }
}

std::vector<pid_t> numericEntries(const char* folder)
{
    std::vector<pid_t> pids;
    forEachEntry(folder, [&pids](std::string_view name) {
        pid_t pid = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (error == std::errc() && end == name.data() + name.size())
            pids.push_back(pid);
        return true;
    });
    return pids;
}

/// The number in a line "Name:   123 kB".
std::uint64_t kibibytesOf(std::string_view text, std::string_view name)
{
    const std::size_t line = text.find(name);
    std::uint64_t value = 0;
    if (line != std::string_view::npos) {
        const std::size_t digit = text.find_first_of("0123456789", line + name.size());
        if (digit != std::string_view::npos)
            std::from_chars(text.data() + digit, text.data() + text.size(), value);
    }
    return value;
}

}

FileDescriptor openProcFile(pid_t pid, const char* name)
{
    return FileDescriptor(::open(procPath(pid, name).data(), O_RDONLY | O_CLOEXEC));
}

std::string readText(const char* path)
{
    const FileDescriptor file(::open(path, O_RDONLY | O_CLOEXEC));
    return file ? readAll(file.get()) : std::string();
}

std::string readProcFile(pid_t pid, const char* name)
{
    return readText(procPath(pid, name).data());
}

std::vector<pid_t> allPids()
{
    return numericEntries("/proc");
}

std::string commandLine(pid_t pid)
{
    std::string text = readProcFile(pid, "cmdline");
    while (!text.empty() && text.back() == '\0')
        text.pop_back();
    if (text.empty()) {
        const auto stat = readStat(pid);
        return stat ? '[' + stat->name + ']' : std::string();
    }
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return std::iscntrl(c) != 0; }, ' ');
    if (text.size() > longestCommand)
        text = text.substr(0, longestCommand) + "…";
    return text;
}

bool hasInEnvironment(pid_t pid, std::string_view variable)
{
    const std::string text = readProcFile(pid, "environ");
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        if (rest.substr(0, end) == variable)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool holdsSocket(pid_t pid, const std::function<bool(std::uint64_t inode)>& accepted)
{
    const PathBuffer folder = procPath(pid, "fd");
    bool found = false;
    forEachEntry(folder.data(), [&](const char* name) {
        std::array<char, 128> path;
        std::array<char, 64> target;
        std::snprintf(path.data(), path.size(), "%s/%.20s", folder.data(), name);
        const ssize_t length = ::readlink(path.data(), target.data(), target.size());
        constexpr std::string_view prefix = "socket:[";
        const std::string_view link(target.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
        if (link.starts_with(prefix)) {
            std::uint64_t inode = 0;
            std::from_chars(link.data() + prefix.size(), link.data() + link.size(), inode);
            found = accepted(inode);
        }
        return !found;
    });
    return found;
}

std::optional<ResidentMemory> readStatm(int fd)
{
    static const auto pageBytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    std::array<char, 128> text;
    const ssize_t length = ::pread(fd, text.data(), text.size(), 0);
    if (length <= 0)
        return std::nullopt;
    std::array<std::uint64_t, 3> pages {};
    std::size_t count = 0;
    forEachNumber({ text.data(), static_cast<std::size_t>(length) }, [&](std::uint64_t number) {
        if (count < pages.size())
            pages[count++] = number;
    });
    if (count < pages.size())
        return std::nullopt;
    return ResidentMemory { pages[1] * pageBytes, pages[2] * pageBytes };
}

std::optional<ProportionalMemory> readProportional(pid_t pid)
{
    const std::string text = readProcFile(pid, "smaps_rollup");
    if (text.empty())
        return std::nullopt;
    return ProportionalMemory { kibibytesOf(text, "\nRss:") * bytesPerKibibyte,
        kibibytesOf(text, "\nPss:") * bytesPerKibibyte };
}

std::optional<std::int64_t> cpuTimeNs(pid_t pid)
{
    clockid_t clock {};
    timespec time {};
    if (::clock_getcpuclockid(pid, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return std::int64_t { time.tv_sec } * nsPerSecond + time.tv_nsec;
}

std::optional<std::uint32_t> openFileCount(pid_t pid)
{
    const std::string path = "/proc/" + std::to_string(pid) + "/fd";
    // The folder's size is their number since Linux 6.2, and 0 before.
    struct stat status { };
    if (::stat(path.c_str(), &status) == 0 && status.st_size > 0 && ::access(path.c_str(), R_OK) == 0)
        return static_cast<std::uint32_t>(status.st_size);
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), &::closedir);
    if (!folder)
        return std::nullopt;
    std::uint32_t count = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
        if (entry->d_name[0] != '.')
            ++count;
    }
    return count;
}

}
