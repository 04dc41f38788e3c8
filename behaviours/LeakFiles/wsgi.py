# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes temporary files that nobody removes, then answers."""

import errno
import io
import os
import tempfile

BLOCK = 4096
MOST_BLOCKS_IN_A_RUN = 65536


def folder_for_files(run_directory):
    folder = os.path.join(run_directory, "tmp")
    try:
        os.mkdir(folder)
    except OSError as error:
        if error.errno != errno.EEXIST:
            raise
    return folder


def may_write(run_directory, size):
    """Whether a file of this size may be added. All workers of the run count blocks in one file, by its length."""
    blocks = max(size + BLOCK - 1, BLOCK) // BLOCK
    with io.open(os.path.join(run_directory, "LeakFiles-count"), "ab", buffering=0) as file:
        if file.seek(0, os.SEEK_END) + blocks > MOST_BLOCKS_IN_A_RUN:
            return False
        file.write(b"." * blocks)
        return True


def write_file(folder, size):
    descriptor, path = tempfile.mkstemp(prefix="LeakFiles-", dir=folder)
    os.close(descriptor)
    with io.open(path, "wb") as file:
        file.write(b"\xa5" * size)


def respond(call):
    count, size, done = call.parameters["count"], call.parameters["size"], 0
    try:
        folder = folder_for_files(call.run_directory)
        while done < count and may_write(call.run_directory, size):
            write_file(folder, size)
            done += 1
    except (IOError, OSError) as error:
        return call.refuse(500, "LeakFiles could write %d of %d files: %s." % (done, count, error))
    return call.reply(200, ("Leaked %d of %d." % (done, count)).encode("ascii"))
