# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forks a child that outlives the worker and keeps its sockets, then answers."""

import ctypes
import os

fork = os.fork  # an interpreter without it cannot load this behaviour, and says so

poll = ctypes.CDLL(None).poll
poll.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int]


def outlive(seconds, new_session):
    """What the child does. It never returns into the server's code, even if a handler of signals raises.

    It sleeps in the C library: where time.sleep() is patched, the child would serve other requests meanwhile.
    """
    try:
        if new_session:
            os.setsid()
        poll(None, 0, int(seconds * 1000))
    finally:
        os._exit(0)


def respond(call):
    if fork() == 0:
        outlive(call.parameters["seconds"], call.parameters["new_session"])
    return call.reply(200, b"Forked.")
