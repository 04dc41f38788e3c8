// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruption.h"

#include "app/cli/exit_code.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>

namespace labour::cli {

namespace {

std::atomic<int> signalPipe = -1;
std::atomic<int> signalsSeen = 0;
std::atomic<int> lastSignal = 0;
std::atomic<std::int64_t> lastSignalMs = 0;
constexpr std::int64_t sameWishMs = 300;

void onSignal(int signal)
{
    const int savedErrno = errno;
    // One wish may come twice: timeout(1) sends the same signal to us and to our group.
    timespec now {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const std::int64_t nowMs = now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
    const std::int64_t beforeMs = lastSignalMs.exchange(nowMs);
    if (lastSignal.exchange(signal) == signal && nowMs - beforeMs < sameWishMs)
        return;
    if (signalsSeen.fetch_add(1) > 1)
        _exit(Interrupted);
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = write(signalPipe, &byte, 1);
    errno = savedErrno;
}

void handle(void (*handler)(int))
{
    struct sigaction action { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : { SIGINT, SIGTERM, SIGHUP }) {
        struct sigaction before { };
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal, &action, nullptr);
    }
}

}

Interruption::Interruption(QObject* parent)
    : QObject(parent)
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    signalPipe = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(m_pipe[0], &byte, 1) == 1) {
            m_hasCome = true;
            emit came();
        }
    });
    handle(onSignal);
}

Interruption::~Interruption()
{
    handle(SIG_DFL);
    m_notifier.reset();
    close(m_pipe[0]);
    close(m_pipe[1]);
}

}
