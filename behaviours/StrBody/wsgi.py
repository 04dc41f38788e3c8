# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Returns a body of text (unicode on Python 2) where bytes are asked for."""

TEXT = u"Nobody encoded this \u2713.\n"
BODY = TEXT.encode("utf-8")


def respond(call):
    call.start_response("200 OK", call.identity() + [
        ("Content-Type", "text/plain"), ("Content-Length", str(len(BODY))), call.claim(BODY)])
    return [TEXT]
