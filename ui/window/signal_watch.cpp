// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/signal_watch.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace labour {

namespace {

std::array<int, 2> pipeEnds { -1, -1 }; // a handler can reach nothing but what is global

constexpr std::array watched { SIGINT, SIGTERM, SIGHUP };

void handle(int)
{
    const char byte = 0;
    // Nothing can be done in a handler about a pipe that is full, nor needs to: then it has been told already.
    [[maybe_unused]] const ssize_t written = write(pipeEnds[1], &byte, 1);
}

}

SignalWatch::SignalWatch(std::function<void()> called, QObject* parent)
    : QObject(parent)
    , m_called(std::move(called))
{
    if (pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes {};
        while (read(pipeEnds[0], bytes.data(), bytes.size()) > 0) { }
        m_called();
    });
    struct sigaction action { };
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const int signal : watched)
        sigaction(signal, &action, nullptr);
}

SignalWatch::~SignalWatch()
{
    for (const int signal : watched)
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    for (int& end : pipeEnds) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

}
