# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises SystemExit within the application."""

import sys


def respond(call):
    sys.exit(call.parameters["code"])
