# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Returns a body and never calls start_response."""


def respond(call):
    return [b"This body has neither status nor headers.\n"]
