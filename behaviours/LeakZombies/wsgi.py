# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts child processes that end at once and that nobody waits for, then answers."""

import os

fork = os.fork  # an interpreter without it cannot load this behaviour, and says so

MOST_IN_A_WORKER = 1024

LEAKED = []


def start_zombie():
    pid = fork()
    if pid == 0:
        os._exit(0)
    LEAKED.append(pid)


def respond(call):
    count = call.parameters["count"]
    allowed = min(count, MOST_IN_A_WORKER - len(LEAKED))
    for done in range(allowed):
        try:
            start_zombie()
        except OSError as error:
            return call.refuse(500, "LeakZombies could start %d of %d processes: %s." % (done, count, error))
    return call.reply(200, ("Leaked %d of %d." % (max(allowed, 0), count)).encode("ascii"))
