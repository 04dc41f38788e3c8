# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends the worker by a segmentation fault."""

import ctypes
import os
import signal
import time

GRACE_SECONDS = 1

string_at = ctypes.string_at  # an interpreter without it cannot load this behaviour, and says so


def dereference():
    """Reads address 0. A handler written in Python never gets to run: the fault comes again before it could."""
    string_at(0)


def send_signal():
    """What the original did. Returns only if the server handles the signal."""
    os.kill(os.getpid(), signal.SIGSEGV)
    time.sleep(GRACE_SECONDS)


WAYS = {"dereference": dereference, "signal": send_signal}


def respond(call):
    WAYS[call.parameters["how"]]()
    return call.reply(200, b"Still alive.")
