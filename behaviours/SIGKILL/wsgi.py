# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends the worker's process SIGKILL."""

import os
import signal


def respond(call):
    os.kill(os.getpid(), signal.SIGKILL)
    return call.reply(200, b"Still alive.")
