# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a body in several pieces, with pauses between them."""

import time

import labour_blocks


def paused(pieces, pause):
    for index, piece in enumerate(pieces):
        if index:
            time.sleep(pause)
        yield piece


def respond(call):
    size = call.parameters["size"]
    length = call.parameters["pieces"] * size
    call.start_response("200 OK", call.identity() + [("Content-Type", "text/plain"), labour_blocks.claim(length)])
    return paused(labour_blocks.pieces(length, size), call.parameters["pause"])
