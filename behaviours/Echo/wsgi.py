# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the request's body, then answers with the same."""

from labour_behaviours import Refusal, native

BLOCK = 64 * 1024


def announced_length(environ, at_most):
    """How much there is to read. Without a Content-Length nothing, unless the server ends the input itself."""
    text = native(environ.get("CONTENT_LENGTH") or "")
    if text:
        return int(text)
    return at_most + 1 if environ.get("wsgi.input_terminated") else 0


def read_body(environ, at_most):
    length = announced_length(environ, at_most)
    parts, left = [], min(length, at_most + 1)
    while left > 0:
        part = environ["wsgi.input"].read(min(BLOCK, left))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    body = b"".join(parts)
    if len(body) > at_most:
        raise Refusal(413, "Echo reads %d bytes at most." % at_most)
    if left > 0 and environ.get("CONTENT_LENGTH"):
        raise Refusal(400, "Echo was sent %d bytes of %d." % (len(body), length))
    return body


def respond(call):
    try:
        return call.reply(200, read_body(call.environ, call.parameters["at_most"]))
    except Refusal as refusal:
        return call.refuse(refusal.status, refusal.sentence)
