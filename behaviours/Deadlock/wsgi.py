# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Never answers: takes a lock that it holds already."""

import threading


def respond(call):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
