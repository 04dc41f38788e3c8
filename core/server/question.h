// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace labour {

/// What a program answered.
struct Answer {
    QByteArray output; ///< standard output and standard error
    QString failure; ///< a clause, "does not answer within 10 s"; empty if it ended by itself, however
};

/// Runs a program that answers quickly (a version, a probe) in the root folder, for ten seconds at most. `done` is
/// called once, in this thread's event loop; not at all if `context` is gone by then, with which the program is killed.
void askProgram(
    const QString& program, const QStringList& arguments, QObject* context, std::function<void(const Answer&)> done);

/// Where the program is: on PATH, or where administrators' programs are; empty if it is not there.
QString findProgram(const QString& name);

}
