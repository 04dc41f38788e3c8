// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <map>
#include <vector>

namespace labour {

/// The processes of one run of Tsung on this machine, known by a mark in their environment: Erlang's virtual machines
/// leave the group and the session that they were started in, and the port mapper (epmd) outlives them all. Each call
/// reads /proc.
class TsungProcesses
{
public:
    static constexpr char variable[] = "LABOUR_TSUNG";

    /// `mark` is what `variable` is set to for the run's first process.
    explicit TsungProcesses(const QByteArray& mark);

    /// Looks again. What has ended since keeps the figures of the last look.
    void look();
    double cpuSeconds() const;
    quint64 largestRssBytes() const; ///< of all together, at the look when it was largest

    /// SIGKILL to all, and again until none is left or half a second has passed: it takes some ms. `notReaped` is left
    /// for somebody else to wait for.
    void kill(qint64 notReaped);

private:
    std::vector<qint64> find() const;

    QByteArray m_mark;
    std::map<qint64, double> m_cpuSeconds; ///< by pid
    quint64 m_largestRssBytes = 0;
};

}
