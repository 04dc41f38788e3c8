# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends the worker's process by C's abort()."""

import os

abort = os.abort  # an interpreter without it cannot load this behaviour, and says so


def respond(call):
    abort()
