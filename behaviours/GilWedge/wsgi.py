# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Never answers: takes a lock of C twice, without letting go of the interpreter's lock meanwhile."""

import ctypes

allocate_lock = ctypes.pythonapi.PyThread_allocate_lock
allocate_lock.argtypes = []
allocate_lock.restype = ctypes.c_void_p

acquire_lock = ctypes.pythonapi.PyThread_acquire_lock
acquire_lock.argtypes = [ctypes.c_void_p, ctypes.c_int]
acquire_lock.restype = ctypes.c_int

WAIT = 1


def respond(call):
    lock = allocate_lock()
    acquire_lock(lock, WAIT)
    acquire_lock(lock, WAIT)
