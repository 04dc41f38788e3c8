# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes the time zone of the process, then answers."""

import os
import time

tzset = time.tzset  # an interpreter without it cannot load this behaviour, and says so


def respond(call):
    os.environ["TZ"] = call.parameters["zone"]
    tzset()
    return call.reply(200, b"Changed.")
