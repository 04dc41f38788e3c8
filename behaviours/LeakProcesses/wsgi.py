# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts child processes that sleep, then answers."""

import io
import os
import subprocess

PROGRAM = ["sleep", "3600"]
MOST_IN_A_RUN = 512

LEAKED = []


def may_start(folder):
    """Whether one more may be started. All workers of the run, past ones too, count in one file, by its length."""
    with io.open(os.path.join(folder, "LeakProcesses-count"), "ab", buffering=0) as file:
        if file.seek(0, os.SEEK_END) >= MOST_IN_A_RUN:
            return False
        file.write(b".")
        return True


def start_process():
    with io.open(os.devnull, "r+b", buffering=0) as nothing:
        LEAKED.append(subprocess.Popen(PROGRAM, stdin=nothing, stdout=nothing, stderr=nothing, close_fds=True))


def respond(call):
    count, done = call.parameters["count"], 0
    try:
        while done < count and may_start(call.run_directory):
            start_process()
            done += 1
    except (IOError, OSError) as error:
        return call.refuse(500, "LeakProcesses could start %d of %d processes: %s." % (done, count, error))
    return call.reply(200, ("Leaked %d of %d." % (done, count)).encode("ascii"))
