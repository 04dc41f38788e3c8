# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers at once."""

LINE = b"Labour's plain response: all is well here, and nothing was broken.\n"


def respond(call):
    length = call.parameters["length"]
    return call.reply(call.parameters["status"], (LINE * (length // len(LINE) + 1))[:length])
