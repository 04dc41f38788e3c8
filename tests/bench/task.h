// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <limits>

namespace bench {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// What is sent: GET requests for a time.
struct Task {
    quint16 port = 0;
    QString target = QStringLiteral("/");
    bool isOurs = false; ///< the server answers as Labour's application does, so that replies can be verified
    int connections = 64;
    double seconds = 5;
    bool keepAlive = true; ///< else a connection a request

    QString url() const { return QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(target); }
};

struct Measured {
    double requests = 0;
    double seconds = 0;
    double cpuSeconds = 0; ///< of the client with all its processes
    double memoryBytes = unknown; ///< its largest resident set
    double p50Ms = unknown;
    double p99Ms = unknown;
    double failed = 0;

    double perSecond() const { return requests / seconds; }
    double perCpuSecond() const { return requests / cpuSeconds; }
    double cpuPercent() const { return 100 * cpuSeconds / seconds; }
};

}
