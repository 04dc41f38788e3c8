# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has the process ignore the signals that servers use, then answers.

By the C library, since Python's own signal.signal() works in the main thread alone.
"""

import ctypes
import signal

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGABRT, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM,
           signal.SIGTERM, signal.SIGCHLD, signal.SIGWINCH)
SIG_IGN = 1

set_handler = ctypes.CDLL(None).signal
set_handler.argtypes = [ctypes.c_int, ctypes.c_void_p]
set_handler.restype = ctypes.c_void_p


def respond(call):
    for number in SIGNALS:
        set_handler(number, SIG_IGN)
    return call.reply(200, b"Ignored.")
