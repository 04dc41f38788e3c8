# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a body whose length nobody is told, and that goes on and on."""

import labour_blocks


def respond(call):
    length = call.parameters["length"]
    call.start_response("200 OK", call.identity() + [("Content-Type", "text/plain"), labour_blocks.claim(length)])
    return labour_blocks.pieces(length)
