#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Completion in a real bash on a terminal: what it makes of the beginning of a command line."""

import os
import pathlib
import pty
import re
import select
import time
import unittest

BIN = os.environ["LABOUR_BIN"]
SCRIPT = pathlib.Path(__file__).resolve().parents[3] / "packaging/completion/labour.bash"


class Shell:
    """An interactive bash without anybody's settings, which has read the script."""

    def __init__(self):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(PATH=f"{BIN}:{os.environ['PATH']}", TERM="dumb", PS1="$ ")
            os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
        self.send(f"bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; stty cols 4000; "
                  f"source {SCRIPT}; echo rea''dy\n")
        self.wait_for(rb"\nready\r")

    def send(self, text):
        os.write(self.terminal, text.encode())

    def wait_for(self, pattern):
        seen, deadline = b"", time.monotonic() + 30
        while not (found := re.search(pattern, seen)):
            if not select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))[0]:
                raise AssertionError(f"{pattern!r} was not seen in {seen!r}")
            seen += os.read(self.terminal, 65536)
        return found

    def completions(self, line):
        """All of them are put into the line (Meta-*), which echo then shows."""
        self.send(f"{line}\033*\001echo SE''EN \005; echo DO''NE\n")
        return self.wait_for(rb"\nSEEN labour (.*)\r\nDONE\r").group(1).decode().strip()

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Completion(unittest.TestCase):
    def setUp(self):
        try:
            self.shell = Shell()
        except OSError:
            self.skipTest("no pseudo-terminal can be had here")
        self.addCleanup(self.shell.close)

    def complete(self, line, expected):
        with self.subTest(line):
            self.assertEqual(self.shell.completions(line), expected)

    def test_commands_and_their_options(self):
        self.complete("labour ru", "run")
        self.complete("labour s", "schemas serve servers")
        self.complete("labour run --repet", "run --repetitions")
        self.complete("labour history --sor", "history --sort")

    def test_servers_their_variants_and_options(self):
        self.complete("labour run --server wait", "run --server waitress")
        self.complete("labour run --server gunicorn:t", "run --server gunicorn:tornado")
        self.complete("labour run --server waitress,thr", "run --server waitress,threads=")
        self.complete("labour run --server waitress,threads=4,wsgiref:", "run --server waitress,threads=4,wsgiref:threading")
        self.complete("labour durability --servers waitress,aio", "durability --servers waitress,aiohttp-wsgi")

    def test_behaviours_and_their_parameters(self):
        self.complete("labour run --behaviour SIGSE", "run --behaviour SIGSEGV")
        self.complete("labour run --behaviour culprit:SIGSE", "run --behaviour culprit:SIGSEGV")
        self.complete("labour run --behaviour PlainResponse?sta", "run --behaviour PlainResponse?status=")
        self.complete("labour run --behaviour 'PlainResponse?sta", "run --behaviour PlainResponse?status=")
        self.complete("labour durability --behaviours SIGSEGV,Regex", "durability --behaviours SIGSEGV,RegexWedge")

    def test_what_else_there_is(self):
        self.complete("labour run --test Bas", "run --test Basic")
        self.complete("labour run --engine t", "run --engine tsung")
        self.complete("labour schemas labour.sw", "schemas labour.sweep/1")
        self.complete(f"labour run --plan {SCRIPT.parent}/lab", f"run --plan {SCRIPT}")


if __name__ == "__main__":
    unittest.main()
