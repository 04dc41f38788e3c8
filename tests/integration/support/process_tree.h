// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace labour::test {

/// A process by pid and start time, so that a pid used again is not taken for it.
struct Process {
    qint64 pid = 0;
    quint64 start = 0;
    QString name;
};

/// Everything below `pid`, children of children included.
QList<Process> descendantsOf(qint64 pid);
/// Those of them that still live; zombies do not.
QList<Process> stillAlive(const QList<Process>& processes);
/// The processes named so among these ("labour-hammer": as the kernel cuts it, to fifteen characters).
QList<Process> named(const QList<Process>& processes, const QString& name);
/// Everything that carries this LABOUR_RUN in its environment.
QList<Process> ofRun(const QString& marker);
/// Everything whose environment has a variable that begins so: "TMPDIR=/tmp/x".
QList<Process> carrying(const QByteArray& beginning);
/// The LABOUR_RUN in the environment of the first of these processes that has one.
QString runMarkerOf(const QList<Process>& processes);
/// The loopback port that one of these processes listens on, 0 if none does.
quint16 listeningPortOf(const QList<Process>& processes);
/// Whether the first labour-hammer among these has told of several intervals by now.
bool isSending(const QList<Process>& processes);
qint64 residentBytes(qint64 pid);
bool isPortFree(quint16 port);

}
