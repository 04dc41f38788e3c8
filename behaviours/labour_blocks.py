# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of any length that nobody has to hold: one block over and over, whose checksum is known beforehand.

For behaviours, on Python 2.7 and 3.
"""

import struct
import zlib

LINE = b"Labour's block: it comes over and over, until there is enough of it.\n"
BLOCK_LENGTH = 64 * 1024
CANCELLING = 0x6dd90a9d  # a text's CRC-32, xor this, makes four bytes after which the CRC of the whole is 0


def make_block():
    """A block with a CRC-32 of 0, so that any number of them before a text leaves the text's CRC as it is."""
    text = (LINE * (BLOCK_LENGTH // len(LINE) + 1))[:BLOCK_LENGTH - 4]
    return text + struct.pack("<I", zlib.crc32(text) & 0xffffffff ^ CANCELLING)


BLOCK = make_block()
TWO_BLOCKS = BLOCK + BLOCK


def claim(length):
    """The header that says what body is meant to arrive, as Call.claim() makes it."""
    return ("X-Labour-Body", "%d %08x" % (length, zlib.crc32(BLOCK[:length % BLOCK_LENGTH]) & 0xffffffff))


def pieces(length, size=BLOCK_LENGTH):
    """The body of this length in pieces of this size, which is at most that of a block."""
    done = 0
    while done < length:
        start = done % BLOCK_LENGTH
        piece = TWO_BLOCKS[start:start + min(size, length - done)]
        done += len(piece)
        yield piece
