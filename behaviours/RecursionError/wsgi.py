# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recurses in Python until the interpreter raises an error, which nothing here catches."""


def recurse(depth):
    return recurse(depth + 1)


def respond(call):
    return recurse(0)
