# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes the mask of permissions for new files, then answers."""

import os


def respond(call):
    os.umask(call.parameters["mask"])
    return call.reply(200, b"Changed.")
