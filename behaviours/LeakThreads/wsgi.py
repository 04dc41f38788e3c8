# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts threads that sleep for ever, then answers."""

import threading

try:
    from _thread import error as ThreadError
except ImportError:
    from thread import error as ThreadError

MOST_IN_A_WORKER = 4096

LEAKED = []
NEVER = threading.Event()


def start_thread():
    thread = threading.Thread(target=NEVER.wait)
    thread.daemon = True
    thread.start()
    LEAKED.append(thread)


def respond(call):
    count = call.parameters["count"]
    allowed = min(count, MOST_IN_A_WORKER - len(LEAKED))
    for done in range(allowed):
        try:
            start_thread()
        except (ThreadError, MemoryError) as error:
            return call.refuse(500, "LeakThreads could start %d of %d threads: %s." % (done, count, error))
    return call.reply(200, ("Leaked %d of %d." % (max(allowed, 0), count)).encode("ascii"))
