# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a body that may be longer than memory, without holding it."""

import labour_blocks


def respond(call):
    length = call.parameters["length"]
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(length)), labour_blocks.claim(length)])
    return labour_blocks.pieces(length)
