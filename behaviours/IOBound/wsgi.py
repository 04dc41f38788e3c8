# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a file from the disk, in blocks, then answers."""

import io
import os
import stat
import tempfile

BLOCK = 64 * 1024
POSIX_FADV_DONTNEED = 4


def find_fadvise():
    """posix_fadvise(descriptor, offset, length, advice) of this Python; None where there is none (Jython)."""
    if hasattr(os, "posix_fadvise"):
        return os.posix_fadvise
    try:
        import ctypes
        fadvise = ctypes.CDLL(None, use_errno=True).posix_fadvise
        fadvise.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_long, ctypes.c_int]
        return fadvise
    except Exception:
        return None


FADVISE = find_fadvise()


def make_file(folder, length):
    """Labour's own file of this length, on the disk and whole: made at its first use, by whoever asks first.

    Workers that ask at once each write one, and the last to rename its own wins: they are the same.
    """
    path = os.path.join(folder, "IOBound-%d" % length)
    if not os.path.exists(path):
        descriptor, temporary = tempfile.mkstemp(prefix="IOBound-", dir=folder)
        os.close(descriptor)
        try:
            with io.open(temporary, "wb") as file:
                for start in range(0, length, BLOCK):
                    file.write(b"\xa5" * min(BLOCK, length - start))
                file.flush()
                os.fsync(file.fileno())
            os.rename(temporary, path)
        except Exception:
            os.unlink(temporary)
            raise
    return path


def read_file(path, length):
    """How many bytes of the file were read, at most length."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise IOError("it is not a regular file")
    done = 0
    with io.open(path, "rb", buffering=0) as file:
        if FADVISE:
            FADVISE(file.fileno(), 0, 0, POSIX_FADV_DONTNEED)
        while done < length:
            block = file.read(min(BLOCK, length - done))
            if not block:
                break
            done += len(block)
    return done


def respond(call):
    filename, length = call.parameters["filename"], call.parameters["length"]
    try:
        done = read_file(filename or make_file(call.run_directory, length), length)
    except (IOError, OSError, ValueError) as error:
        return call.refuse(400 if filename else 500, "IOBound cannot read its file: %s." % error)
    return call.reply(200, ("Read %d bytes." % done).encode("ascii"))
