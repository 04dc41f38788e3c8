# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes work for the garbage collector, and has it done at once."""

import gc
import itertools


def make_cycles(count):
    """Containers that refer to themselves, in one that keeps them all for now."""
    kept = []
    for _ in itertools.repeat(None, count):
        cycle = []
        cycle.append(cycle)
        kept.append(cycle)
    return kept


def respond(call):
    make_cycles(call.parameters["containers"])
    gc.collect()
    return call.reply(200, b"Collected.")
