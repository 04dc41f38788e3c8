# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with very long headers."""

LONGEST = 4096
OVERHEAD = len("X-Labour-Filling-00: \r\n")
BODY = b"Those were the headers.\n"


def filling(size):
    """Headers that take so many bytes, to within the overhead of one."""
    headers = []
    while size > OVERHEAD:
        length = min(size, LONGEST)
        headers.append(("X-Labour-Filling-%02d" % len(headers), "x" * (length - OVERHEAD)))
        size -= length
    return headers


def respond(call):
    return call.reply(200, BODY, filling(call.parameters["size"]))
