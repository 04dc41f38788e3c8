# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers and leaves the request's body unread."""

from labour_behaviours import native


def respond(call):
    length = native(call.environ.get("CONTENT_LENGTH") or "0")
    return call.reply(200, ("Left %s bytes unread." % length).encode("ascii"))
