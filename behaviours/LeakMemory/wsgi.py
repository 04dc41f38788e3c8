# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allocates many small objects that nothing ever lets go, then answers."""

import sys

ALLOCATED = 112
SLOT = 8

LEAKED = []


def payload_size():
    """How long a byte string has to be for Python to allocate ALLOCATED bytes for it."""
    try:
        return ALLOCATED - sys.getsizeof(b"")
    except (AttributeError, TypeError):
        return ALLOCATED - 33


PAYLOAD = payload_size()


def respond(call):
    objects = call.parameters["how_many"] // (ALLOCATED + SLOT)
    leak = [None] * objects
    for index, _ in enumerate(leak):
        leak[index] = b"\xa5" * PAYLOAD
    LEAKED.append(leak)
    return call.reply(200, b"Leaked.")
