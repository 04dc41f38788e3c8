# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ends the worker's process at once, with an exit status."""

import os


def respond(call):
    os._exit(call.parameters["code"])
