# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes much to the standard output and to the standard error, then answers."""

import sys

LINE = "Labour floods the server's output, to see who reads it and who has to wait for it.\n"
BLOCK = LINE * 1024


def flood(stream, amount):
    while amount > 0:
        stream.write(BLOCK[:amount])
        amount -= len(BLOCK)
    stream.flush()


def respond(call):
    for stream in (sys.stdout, sys.stderr):
        flood(stream, call.parameters["amount"])
    return call.reply(200, b"Flooded.")
