# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes for a while in Python code, then answers."""

import time

STEPS = 1000

now = getattr(time, "monotonic", time.time)


def respond(call):
    end = now() + call.parameters["seconds"]
    number = 1
    while now() < end:
        for _ in range(STEPS):
            number = number * 1103515245 % 2147483647
    return call.reply(200, b"Computed.")
