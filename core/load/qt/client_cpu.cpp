// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/qt/client_cpu.h"

#include "core/measure/clock.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QMutex>
#include <QStringList>

#include <ctime>
#include <map>
#include <numeric>

namespace labour {

namespace {

/// "QNetworkAccessManager thread", as far as the kernel keeps it.
constexpr char networkThreadName[] = "QNetworkAccessM";
constexpr char taskFolder[] = "/proc/self/task/";

qint64 clockNs(clockid_t clock)
{
    timespec now {};
    clock_gettime(clock, &now);
    return now.tv_sec * nsPerSecond + now.tv_nsec;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

std::set<int> networkThreads()
{
    const QString folder = QLatin1String(taskFolder);
    std::set<int> threads;
    for (const QString& id : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (contents(folder + id + QLatin1String("/comm")) == networkThreadName)
            threads.insert(id.toInt());
    }
    return threads;
}

/// 0 where the kernel does not count it.
qint64 ranNs(int thread)
{
    const QByteArray schedstat =
        contents(QLatin1String(taskFolder) + QString::number(thread) + QLatin1String("/schedstat"));
    return schedstat.left(schedstat.indexOf(' ')).toLongLong();
}

}

qint64 threadCpuNs()
{
    return clockNs(CLOCK_THREAD_CPUTIME_ID);
}

qint64 cpuOfThreadsEndedBy(const std::function<void()>& end)
{
    static QMutex oneAtATime; // what ends meanwhile is somebody else's otherwise
    const QMutexLocker locker(&oneAtATime);
    std::map<int, qint64> before;
    for (const int thread : networkThreads())
        before[thread] = ranNs(thread);
    end();
    for (const int thread : networkThreads())
        before.erase(thread);
    return std::accumulate(
        before.begin(), before.end(), qint64 { 0 }, [](qint64 sum, const auto& thread) { return sum + thread.second; });
}

ClientCpu::ClientCpu()
    : m_foreign(networkThreads())
    , m_processNs(clockNs(CLOCK_PROCESS_CPUTIME_ID))
{
}

double ClientCpu::seconds(qint64 loadThreadsNs) const
{
    qint64 hiddenNs = 0;
    for (const int thread : networkThreads()) {
        if (!m_foreign.contains(thread))
            hiddenNs += ranNs(thread);
    }
    const qint64 sumNs = hiddenNs > 0 ? loadThreadsNs + hiddenNs : clockNs(CLOCK_PROCESS_CPUTIME_ID) - m_processNs;
    return static_cast<double>(sumNs) / static_cast<double>(nsPerSecond);
}

}
