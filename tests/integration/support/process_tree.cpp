// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/support/process_tree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QHostAddress>
#include <QSet>
#include <QTcpServer>

#include <algorithm>

namespace labour::test {

namespace {

constexpr qsizetype nameLimit = 15;

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Stat {
    Process process;
    qint64 parent = 0;
    char state = 'X';
};

Stat statOf(qint64 pid)
{
    Stat stat;
    const QByteArray text = contentsOf(QStringLiteral("/proc/%1/stat").arg(pid));
    const qsizetype open = text.indexOf('(');
    const qsizetype close = text.lastIndexOf(')');
    const QList<QByteArray> fields = text.mid(close + 2).split(' ');
    if (close < 0 || fields.size() < 20)
        return stat;
    stat.process = { pid, fields.at(19).toULongLong(), QString::fromLocal8Bit(text.mid(open + 1, close - open - 1)) };
    stat.state = fields.at(0).at(0);
    stat.parent = fields.at(1).toLongLong();
    return stat;
}

QList<qint64> allPids()
{
    QList<qint64> pids;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString& entry : entries) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        if (isPid)
            pids.append(pid);
    }
    return pids;
}

QByteArray markerIn(qint64 pid)
{
    const QList<QByteArray> variables = contentsOf(QStringLiteral("/proc/%1/environ").arg(pid)).split('\0');
    for (const QByteArray& variable : variables) {
        if (variable.startsWith("LABOUR_RUN="))
            return variable.mid(11);
    }
    return {};
}

}

QList<Process> descendantsOf(qint64 root)
{
    QHash<qint64, QList<Stat>> children;
    for (const qint64 pid : allPids()) {
        const Stat stat = statOf(pid);
        children[stat.parent].append(stat);
    }
    QList<Process> found;
    QList<qint64> open { root };
    while (!open.isEmpty()) {
        for (const Stat& child : children.value(open.takeFirst())) {
            found.append(child.process);
            open.append(child.process.pid);
        }
    }
    return found;
}

QList<Process> stillAlive(const QList<Process>& processes)
{
    QList<Process> alive;
    for (const Process& process : processes) {
        const Stat stat = statOf(process.pid);
        if (stat.process.start == process.start && stat.state != 'Z' && stat.state != 'X')
            alive.append(process);
    }
    return alive;
}

QList<Process> named(const QList<Process>& processes, const QString& name)
{
    QList<Process> found;
    for (const Process& process : processes) {
        if (process.name == name.left(nameLimit))
            found.append(process);
    }
    return found;
}

QList<Process> ofRun(const QString& marker)
{
    QList<Process> found;
    for (const qint64 pid : allPids()) {
        if (!marker.isEmpty() && markerIn(pid) == marker.toLatin1())
            found.append(statOf(pid).process);
    }
    return found;
}

QList<Process> carrying(const QByteArray& beginning)
{
    QList<Process> found;
    for (const qint64 pid : allPids()) {
        QFile environment(QStringLiteral("/proc/%1/environ").arg(pid));
        if (!environment.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> variables = environment.readAll().split('\0');
        if (std::any_of(variables.begin(), variables.end(),
                [&](const QByteArray& variable) { return variable.startsWith(beginning); }))
            found.append(statOf(pid).process);
    }
    return found;
}

QString runMarkerOf(const QList<Process>& processes)
{
    for (const Process& process : processes) {
        const QByteArray marker = markerIn(process.pid);
        if (!marker.isEmpty())
            return QString::fromLatin1(marker);
    }
    return {};
}

quint16 listeningPortOf(const QList<Process>& processes)
{
    QSet<QString> sockets;
    for (const Process& process : processes) {
        const QFileInfoList descriptors = QDir(QStringLiteral("/proc/%1/fd").arg(process.pid))
                                              .entryInfoList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
        for (const QFileInfo& descriptor : descriptors) {
            char target[64] {};
            const ssize_t size = readlink(descriptor.filePath().toLocal8Bit().constData(), target, sizeof target - 1);
            if (size > 0)
                sockets.insert(QString::fromLatin1(target));
        }
    }
    const QList<QByteArray> lines = contentsOf(QStringLiteral("/proc/net/tcp")).split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() > 9 && fields.at(3) == "0A"
            && sockets.contains(QStringLiteral("socket:[%1]").arg(QString::fromLatin1(fields.at(9)))))
            return fields.at(1).split(':').last().toUShort(nullptr, 16);
    }
    return 0;
}

bool isSending(const QList<Process>& processes)
{
    // What a hammer writes, but for its requests, are frames: one that it is ready, and one each 100 ms.
    constexpr qint64 severalFrames = 5;
    const QList<Process> hammers = named(processes, QStringLiteral("labour-hammer"));
    if (hammers.isEmpty())
        return false;
    QFile file(QStringLiteral("/proc/%1/io").arg(hammers.first().pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("syscw: "))
            return line.mid(7).toLongLong() >= severalFrames;
    }
    return false;
}

qint64 residentBytes(qint64 pid)
{
    constexpr qint64 pageBytes = 4096;
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * pageBytes : 0;
}

bool isPortFree(quint16 port)
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, port);
}

}
