# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Matches a regular expression that backtracks over every way to divide the text."""

import re

match = re.compile(r"(?:a+)+\Z").match


def respond(call):
    match("a" * call.parameters["length"] + "b")
    return call.reply(200, b"Matched nothing.")
