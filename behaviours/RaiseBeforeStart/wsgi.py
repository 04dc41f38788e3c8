# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Raises before start_response is called."""


def respond(call):
    raise RuntimeError("as the behaviour RaiseBeforeStart was asked to")
