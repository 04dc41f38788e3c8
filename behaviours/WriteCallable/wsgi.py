# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers through the function write() that start_response returns."""

import labour_blocks


def respond(call):
    pieces, size = call.parameters["pieces"], call.parameters["size"]
    length = pieces * size
    write = call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(length)), labour_blocks.claim(length)])
    for piece in labour_blocks.pieces(length, size):
        write(piece)
    return []
