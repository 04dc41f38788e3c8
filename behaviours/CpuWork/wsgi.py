# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes a bounded amount of work, then answers with its result."""

import hashlib
import itertools

SEED = b"Labour"


def respond(call):
    digest = SEED
    for _ in itertools.repeat(None, call.parameters["rounds"]):
        digest = hashlib.sha256(digest).digest()
    return call.reply(200, hashlib.sha256(digest).hexdigest().encode("ascii"))
