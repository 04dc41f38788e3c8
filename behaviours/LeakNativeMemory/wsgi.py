# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Allocates memory from C that nothing ever frees, then answers."""

import ctypes

FILLING = 0xa5

malloc = ctypes.CDLL(None).malloc
malloc.restype = ctypes.c_void_p
malloc.argtypes = [ctypes.c_size_t]


def respond(call):
    how_many = call.parameters["how_many"]
    if how_many:
        block = malloc(how_many)
        if not block:
            return call.refuse(500, "LeakNativeMemory was given no memory.")
        ctypes.memset(block, FILLING, how_many)
    return call.reply(200, b"Leaked.")
