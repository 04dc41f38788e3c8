# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes the descriptors of the standard streams, then answers."""

import os

close_range = os.closerange  # an interpreter without it cannot load this behaviour, and says so

CLOSED = []


def respond(call):
    if not CLOSED:  # later, the numbers are those of somebody's connection
        CLOSED.append(call.worker.pid)
        close_range(0, 3)
    return call.reply(200, b"Closed.")
