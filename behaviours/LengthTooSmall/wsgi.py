# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a Content-Length that is smaller than the body."""

LINE = b"There should be less than this. "


def respond(call):
    length, surplus = call.parameters["length"], call.parameters["surplus"]
    body = (LINE * ((length + surplus) // len(LINE) + 1))[:length + surplus]
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(length)), call.claim(body[:length])])
    return [body]
