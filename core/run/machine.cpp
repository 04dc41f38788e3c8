// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/machine.h"

#include <sys/utsname.h>

#include <QThread>

#include <fstream>
#include <sstream>
#include <string>

namespace labour {

namespace {

constexpr int stealField = 7; // of the line "cpu" in /proc/stat: user nice system idle iowait irq softirq steal

std::string valueIn(const char* path, const std::string& key)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(':');
        if (line.rfind(key, 0) != 0 || colon == std::string::npos)
            continue;
        const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
        return begin == std::string::npos ? std::string() : line.substr(begin);
    }
    return {};
}

}

Machine thisMachine()
{
    Machine machine;
    machine.cpu = valueIn("/proc/cpuinfo", "model name");
    machine.cores = QThread::idealThreadCount();
    std::istringstream memory(valueIn("/proc/meminfo", "MemTotal"));
    std::uint64_t kibibytes = 0;
    memory >> kibibytes;
    machine.memoryBytes = kibibytes * 1024;
    utsname name {};
    if (uname(&name) == 0)
        machine.kernel = name.release;
    std::ifstream load("/proc/loadavg");
    load >> machine.loadBefore;
    return machine;
}

CpuTimes cpuTimes()
{
    std::ifstream file("/proc/stat");
    std::string label;
    file >> label;
    CpuTimes times;
    std::uint64_t ticks = 0;
    for (int field = 0; field <= stealField && file >> ticks; ++field) {
        times.total += ticks;
        if (field == stealField)
            times.stolen = ticks;
    }
    return times;
}

double stealPercent(const CpuTimes& before, const CpuTimes& after)
{
    const std::uint64_t total = after.total - before.total;
    return total == 0 ? 0 : 100.0 * static_cast<double>(after.stolen - before.stolen) / static_cast<double>(total);
}

}
