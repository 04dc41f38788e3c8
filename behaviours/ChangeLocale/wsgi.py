# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes the locale of the process, then answers."""

import locale


def respond(call):
    try:
        locale.setlocale(locale.LC_ALL, call.parameters["name"])
    except (locale.Error, ValueError) as error:
        return call.refuse(400, "ChangeLocale cannot set its locale: %s." % error)
    return call.reply(200, b"Changed.")
