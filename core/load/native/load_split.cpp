// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/native/load_split.h"

#include <algorithm>

namespace labour {

namespace {

std::size_t usefulProcesses(const Load& load)
{
    auto processes = static_cast<quint64>(std::clamp(load.processes, 1, std::max(load.connections, 1)));
    if (load.requests)
        processes = std::min(processes, std::max<quint64>(*load.requests, 1));
    return static_cast<std::size_t>(processes);
}

}

std::vector<HammerSetup> split(const Load& load, const Target& target, const QByteArray& run)
{
    const std::size_t processes = usefulProcesses(load);
    std::vector<HammerSetup> setups;
    for (std::size_t i = 0; i < processes; ++i) {
        HammerSetup setup;
        setup.host = target.host.toStdString();
        setup.port = target.port;
        setup.authority = target.authority.toStdString();
        setup.isTls = target.tls.has_value();
        if (target.tls) {
            setup.tlsName = target.tls->name;
            setup.verifiesTls = target.tls->verifies;
        }
        setup.token = target.token.toStdString();
        const QByteArray number = QByteArray::number(static_cast<quint64>(i), 16).rightJustified(4, '0');
        setup.idPrefix = run.toStdString() + '-' + number.toStdString() + '-';
        setup.connections = shareOf(static_cast<std::uint32_t>(load.connections), i, processes);
        setup.keepAlive = load.keepAlive;
        setup.requestsPerConnection = load.requestsPerConnection;
        setup.thinkNs = load.thinkNs;
        setup.policy = load.policy;
        setup.seed = seedOfProcess(load.seed, static_cast<std::uint32_t>(i));
        setup.process = static_cast<std::uint32_t>(i);
        setup.processes = static_cast<std::uint32_t>(processes);
        if (load.requests)
            setup.requests = shareOf(std::uint64_t { *load.requests }, i, processes);
        if (load.durationNs)
            setup.durationNs = *load.durationNs;
        setup.isOpen = load.isOpen;
        setup.arrivals = load.arrivals;
        setup.phases = load.phases;
        setup.mix = load.mix;
        setups.push_back(std::move(setup));
    }
    return setups;
}

}
