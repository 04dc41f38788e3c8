# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises when start_response has been called, before there is a body."""

BODY = b"This body is never returned.\n"


def respond(call):
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(len(BODY))), call.claim(BODY)])
    raise RuntimeError("as the behaviour RaiseAfterStart was asked to")
