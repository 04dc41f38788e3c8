# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removes all environment variables of the process, then answers."""

import os


def respond(call):
    os.environ.clear()
    return call.reply(200, b"Cleared.")
