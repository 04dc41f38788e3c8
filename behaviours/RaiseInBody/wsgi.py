# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises when the first piece of the body is out."""

FIRST = b"This is the first of two pieces.\n"
SECOND = b"This one never comes.\n"


def first_piece_only():
    yield FIRST
    raise RuntimeError("as the behaviour RaiseInBody was asked to")


def respond(call):
    headers = call.identity() + [("Content-Type", "text/plain"), call.claim(FIRST + SECOND)]
    if call.parameters["announced"]:
        headers.append(("Content-Length", str(len(FIRST + SECOND))))
    call.start_response("200 OK", headers)
    return first_piece_only()
