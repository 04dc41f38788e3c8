// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child.h"
#include "tests/bench/contenders.h"

#include <QCoreApplication>

namespace bench {

namespace {

std::optional<Measured> measureBareLoop(const Task& task)
{
    if (!task.keepAlive)
        return std::nullopt;
    const auto child = runToEnd(QCoreApplication::applicationDirPath() + QStringLiteral("/bench_bare"),
        { QString::number(task.port), task.target, QString::number(task.connections), QString::number(task.seconds) });
    if (!child)
        return std::nullopt;
    const QList<QByteArray> figures = child->output.simplified().split(' ');
    if (figures.size() != 2)
        return std::nullopt;
    Measured measured;
    measured.requests = figures[0].toDouble();
    measured.seconds = figures[1].toDouble();
    measured.cpuSeconds = child->cpuSeconds;
    measured.memoryBytes = child->memoryBytes;
    return measured;
}

}

Contender bareLoop()
{
    return { "bare", measureBareLoop };
}

}
