# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a Content-Length that is larger than the body."""

LINE = b"There should be more than this. "


def respond(call):
    length, missing = call.parameters["length"], call.parameters["missing"]
    promised = (LINE * ((length + missing) // len(LINE) + 1))[:length + missing]
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(length + missing)), call.claim(promised)])
    return [promised[:length]]
