# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allocates memory until there is no more."""

import itertools

BLOCK = 1024 * 1024


def respond(call):
    blocks = []
    for _ in itertools.repeat(None, call.parameters["at_most"] // BLOCK):
        blocks.append(b"\xa5" * BLOCK)
    return call.reply(200, ("Allocated %d MiB, and memory did not end." % len(blocks)).encode("ascii"))
