# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a header whose value holds the end of a line and another header."""

BODY = b"Nothing was split."
NEWLINES = {"CRLF": "\r\n", "LF": "\n"}
HIDDEN = "X-Labour-Body: 0 00000000"  # the last of its name wins, so that this is the last header


def respond(call):
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(len(BODY))), call.claim(BODY),
        ("X-Labour-Split", "value" + NEWLINES[call.parameters["newline"]] + HIDDEN)])
    return [BODY]
