# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes all listening sockets of the process, then answers."""

import ctypes
import os
import socket

getsockopt = ctypes.CDLL(None).getsockopt
getsockopt.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]


def is_listening(descriptor):
    """Asks the C library: a socket object of Python's would change the socket's mode in servers that patch it."""
    value = ctypes.c_int(0)
    size = ctypes.c_uint(ctypes.sizeof(value))
    failed = getsockopt(descriptor, socket.SOL_SOCKET, socket.SO_ACCEPTCONN, ctypes.byref(value), ctypes.byref(size))
    return not failed and value.value != 0


def respond(call):
    for name in os.listdir("/proc/self/fd"):
        if is_listening(int(name)):
            os.close(int(name))
    return call.reply(200, b"Closed.")
