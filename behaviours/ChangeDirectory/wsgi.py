# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes the working directory of the process, then answers."""

import os


def respond(call):
    os.chdir("/")
    return call.reply(200, b"Changed.")
