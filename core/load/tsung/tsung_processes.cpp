// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/tsung/tsung_processes.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QString>

#include <algorithm>
#include <csignal>
#include <numeric>

#include <sys/wait.h>
#include <unistd.h>

namespace labour {

namespace {

constexpr int mostRounds = 50;
constexpr useconds_t betweenRoundsUs = 10'000;

QByteArray contents(qint64 pid, const char* file)
{
    QFile proc(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(file)));
    return proc.open(QIODevice::ReadOnly) ? proc.readAll() : QByteArray();
}

/// The fields of /proc/PID/stat from the third on (proc(5)); its second may hold anything.
QList<QByteArray> statFields(qint64 pid)
{
    const QByteArray stat = contents(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ');
}

std::vector<qint64> allProcesses()
{
    std::vector<qint64> pids;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isPid = false;
        const qint64 pid = name.toLongLong(&isPid);
        if (isPid)
            pids.push_back(pid);
    }
    return pids;
}

/// What Erlang started and left has become ours, where we are a subreaper, and is told from other children of ours that
/// somebody else waits for by its name alone.
void reap(qint64 notReaped)
{
    const QByteArray ours = QByteArray::number(getpid());
    for (const qint64 pid : allProcesses()) {
        const QList<QByteArray> fields = statFields(pid);
        if (pid == notReaped || fields.size() < 2 || fields.at(0) != "Z" || fields.at(1) != ours)
            continue;
        const QByteArray name = contents(pid, "comm").trimmed();
        if (name == "epmd" || name == "beam.smp" || name == "erl_child_setup" || name == "erlexec")
            waitpid(static_cast<pid_t>(pid), nullptr, WNOHANG);
    }
}

}

TsungProcesses::TsungProcesses(const QByteArray& mark)
    : m_mark(QByteArray(variable) + '=' + mark + '\0')
{
}

std::vector<qint64> TsungProcesses::find() const
{
    std::vector<qint64> found;
    for (const qint64 pid : allProcesses()) {
        if (pid != getpid() && contents(pid, "environ").contains(m_mark))
            found.push_back(pid);
    }
    return found;
}

void TsungProcesses::look()
{
    static const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    static const quint64 page = static_cast<quint64>(sysconf(_SC_PAGESIZE));
    quint64 rss = 0;
    for (const qint64 pid : find()) {
        const QList<QByteArray> fields = statFields(pid);
        if (fields.size() < 22)
            continue;
        m_cpuSeconds[pid] = (fields.at(11).toDouble() + fields.at(12).toDouble()) / ticks; // utime and stime
        rss += fields.at(21).toULongLong() * page;
    }
    m_largestRssBytes = std::max(m_largestRssBytes, rss);
}

double TsungProcesses::cpuSeconds() const
{
    return std::accumulate(m_cpuSeconds.begin(), m_cpuSeconds.end(), 0.0,
        [](double sum, const auto& process) { return sum + process.second; });
}

quint64 TsungProcesses::largestRssBytes() const
{
    return m_largestRssBytes;
}

void TsungProcesses::kill(qint64 notReaped)
{
    for (int round = 0; round < mostRounds; ++round) {
        const std::vector<qint64> left = find();
        if (left.empty())
            break;
        for (const qint64 pid : left)
            ::kill(static_cast<pid_t>(pid), SIGKILL);
        usleep(betweenRoundsUs);
    }
    reap(notReaped);
}

}
