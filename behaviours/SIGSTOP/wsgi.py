# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends the worker's process SIGSTOP."""

import os
import signal
import time

GRACE_SECONDS = 1


def respond(call):
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(GRACE_SECONDS)  # other threads may stop first, and this one be quick enough to answer
    return call.reply(200, b"Continued.")
