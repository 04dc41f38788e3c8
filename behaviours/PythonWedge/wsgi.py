# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Never answers: loops in Python code, where the interpreter can still switch threads and deliver signals."""


def respond(call):
    while True:
        pass
