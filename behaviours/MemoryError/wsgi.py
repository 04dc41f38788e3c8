# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises MemoryError."""


def respond(call):
    raise MemoryError("as the behaviour MemoryError was asked to")
