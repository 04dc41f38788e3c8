# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Overflows the stack of the thread by a recursion within C code."""

try:
    from itertools import ifilter
except ImportError:
    ifilter = filter

DEPTH = 500000


def nested_iterator():
    """An iterator whose next() calls itself DEPTH times, in CPython without looking at the recursion limit."""
    iterator = iter(())
    for _ in range(DEPTH):
        iterator = ifilter(None, iterator)
    return iterator


def respond(call):
    list(nested_iterator())
    return call.reply(200, b"Still alive.")
