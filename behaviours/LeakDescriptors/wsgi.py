# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens files that nothing ever closes, then answers."""

import os

LEAKED = []


def respond(call):
    count = call.parameters["count"]
    for done in range(count):
        try:
            LEAKED.append(os.open(os.devnull, os.O_RDONLY))
        except (IOError, OSError) as error:
            return call.refuse(500, "LeakDescriptors could open %d of %d files: %s." % (done, count, error))
    return call.reply(200, b"Leaked.")
