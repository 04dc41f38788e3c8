# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a body that comes a byte at a time."""

import time

LINE = b"Labour's slow stream. "


def bytes_at_intervals(body, interval):
    for index in range(len(body)):
        time.sleep(interval)
        yield body[index:index + 1]


def respond(call):
    length = call.parameters["length"]
    body = (LINE * (length // len(LINE) + 1))[:length]
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(length)), call.claim(body)])
    return bytes_at_intervals(body, call.parameters["interval"])
