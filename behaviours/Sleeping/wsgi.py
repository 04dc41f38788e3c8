# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sleeps, then answers."""

import time


def respond(call):
    time.sleep(call.parameters["sleep_duration"])
    return call.reply(200, b"Slept.")
