# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers with a whole body whose close() raises."""

BODY = b"This body is whole; closing it fails.\n"


class Body(object):
    """Yields one piece, and cannot be closed."""

    def __iter__(self):
        return iter([BODY])

    def close(self):
        raise RuntimeError("as the behaviour RaiseInClose was asked to")


def respond(call):
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(len(BODY))), call.claim(BODY)])
    return Body()
