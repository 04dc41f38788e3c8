# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every server that is a folder under servers/, in every variant: replies, load, a crash, a wedge, the stop.

Each variant has three lives. The first is asked for all kinds of replies and for 200 requests of LightSleep, then
stopped: nothing may be left of it. The second is sent a SIGSEGV and the third a PythonWedge; they are then stopped
however they took it. Several variants live at once; a table at the end says what each of them did.
"""

import concurrent.futures
import http.client
import os
import random
import sys
import time
import unittest

sys.dont_write_bytecode = True

from harness import ID, await_condition, in_threads
from launching import MANIFESTS, LaunchTest, missing

LIVES_AT_ONCE = 4
CONNECTIONS = 4
LIGHT_SLEEP = ["/PlainResponse"] * 198 + ["/Sleeping?sleep_duration=0.5"] * 2
PATIENCE_SECONDS = 2
WEDGE_SECONDS = 1

# What is known of a variant and is not as expected: the check's name, and why it fails.
ORPHANS = {"leftovers": "its parent process ends without ending the others, which go on answering"}
DEVIATIONS = {
    ("tornado", "prefork"): ORPHANS,
    ("tornado", "plain"): ORPHANS,
    ("tornado", "hardened"): ORPHANS,
}
# What holds or not as it happens: each connection has a process of its own, which ends with it.
CHANCES = {("werkzeug", "processes"): ["worker"]}


class Checks(object):
    """The checks of a life that failed, by name."""

    def __init__(self):
        self.failed = {}

    def check(self, name, condition, detail=""):
        if not condition:
            self.failed.setdefault(name, detail)

    def attempt(self, name, act):
        """A check that fails if act() is false, or ends without a reply."""
        try:
            self.check(name, act())
        except (OSError, http.client.HTTPException) as error:
            self.check(name, False, repr(error))


def ask_everything(server, checks):
    """All kinds of replies, each in a connection of its own."""
    def has_status(status, path, **more):
        reply = server.get(path, **more)
        return reply.status == status and reply.is_verified()

    def is_long():
        reply = server.get("/PlainResponse?length=100000")
        return reply.status == 200 and len(reply.body) == 100000 and reply.is_verified()

    def is_noted():
        worker = server.get("/PlainResponse", X_Labour_Note="1").worker()
        return [line[1:] for line in server.run.journal()] == [[ID, "PlainResponse", str(worker[0])]]

    checks.attempt("worker", lambda: server.get("/PlainResponse").worker()[0] in server.processes())
    checks.attempt("long", is_long)
    for status in (204, 304, 404, 500):
        checks.attempt(str(status), lambda: has_status(status, "/PlainResponse?status=%d" % status))
    checks.attempt("HEAD", lambda: has_status(200, "/PlainResponse", method="HEAD"))
    checks.attempt("Sleeping", lambda: has_status(200, "/Sleeping?sleep_duration=0.01"))
    checks.attempt("IOBound", lambda: server.get("/IOBound").body == b"Read 1048576 bytes.")
    checks.attempt("LeakMemory", lambda: server.get("/LeakMemory").body == b"Leaked.")
    checks.attempt("wrong parameter", lambda: has_status(400, "/PlainResponse?length=oops"))
    checks.attempt("no such behaviour", lambda: has_status(404, "/Nobody"))
    checks.attempt("wrong token", lambda: server.get("/PlainResponse", X_Labour_Token="0" * 32).status == 403)
    checks.check("empty journal", server.run.journal() == [])
    checks.attempt("journal", is_noted)


def ask_light_sleep(server, checks):
    """200 requests over several connections that are kept where the server keeps them. Seconds that they took."""
    paths = list(LIGHT_SLEEP)
    random.Random(1).shuffle(paths)
    numbered = iter(list(enumerate(paths)))
    failures = []

    def load():
        with server.connection() as connection:
            for number, path in numbered:
                identifier = "%032x" % number
                try:
                    reply = server.request(connection, path, identifier=identifier)
                    if reply.status != 200 or not reply.is_verified(identifier):
                        failures.append("%s: %d" % (path, reply.status))
                except (OSError, http.client.HTTPException) as error:
                    failures.append("%s: %r" % (path, error))
                    connection.close()

    began = time.monotonic()
    in_threads(CONNECTIONS, load)
    checks.check("LightSleep", not failures, "%d failed: %s" % (len(failures), failures[:3]))
    return time.monotonic() - began


def ending_of(server, path, timeout):
    """What the client of such a request sees."""
    try:
        return str(server.get(path, timeout=timeout).status)
    except TimeoutError:
        return "hangs"
    except (OSError, http.client.HTTPException):
        return "closed"


def state_of(server):
    """What is left of the server some time after the request."""
    if await_condition(lambda: server.process.poll() is not None or server.answers(timeout=0.3), PATIENCE_SECONDS):
        return "serves" if server.process.poll() is None else "dead"
    return "stuck"


class EveryServer(LaunchTest):
    """One test a variant is added below."""

    name = variant = life = None

    def live(self):
        """The three lives: the checks that failed, and a row of the table."""
        checks = Checks()
        row = ["%s:%s" % (self.name, self.variant)]
        with self.server(self.name, self.variant) as server:
            ask_everything(server, checks)
            row.append("%.1f s" % ask_light_sleep(server, checks))
            checks.check("rest", await_condition(server.is_at_rest))
            stopped = server.stop()
            row.append("%s %.1f s" % stopped)
            checks.check("stop", stopped[0] != "SIGKILL", "it had to be killed")
            left = server.leftovers()
            checks.check("leftovers", not left, "%d processes" % len(left))
            server.sweep()
            checks.check("port", server.is_refusing())
            checks.check("temporary files", not os.listdir(os.path.join(server.run.directory, "tmp")))
        for path in ("/SIGSEGV", "/PythonWedge"):
            with self.server(self.name, self.variant) as server:
                row.append("%s, %s" % (ending_of(server, path, WEDGE_SECONDS), state_of(server)))
                row[-1] += ", %s %.1f s" % server.stop()
                left = server.leftovers()
                if left:
                    row[-1] += ", left %d" % len(left)
                server.sweep()
                checks.check("port after " + path[1:], server.is_refusing())
        return checks.failed, row

    def check(self):
        absent = missing(MANIFESTS[self.name], self.variant)
        if absent:
            self.skipTest("%s is not installed: %s" % (self.name, ", ".join(absent)))
        failed, row = self.life.result() if self.life else self.live()
        TABLE.append(row)
        known = DEVIATIONS.get((self.name, self.variant), {})
        for chance in CHANCES.get((self.name, self.variant), ()):
            failed.pop(chance, None)
        self.assertEqual(sorted(failed), sorted(known), failed)


TABLE = []
LIVES = concurrent.futures.ThreadPoolExecutor(LIVES_AT_ONCE)


def add_variant(name, variant):
    def test(self):
        self.name, self.variant = name, variant
        self.check()
    test.__name__ = "test_%s_%s" % (name.replace("-", "_"), variant)
    test.server, test.variant = name, variant
    setattr(EveryServer, test.__name__, test)


for each_name, each_manifest in MANIFESTS.items():
    for each_variant in each_manifest["variants"]:
        add_variant(each_name, each_variant["name"])


def each_test(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each_test(test)
        else:
            yield test


def load_tests(_loader, tests, _pattern):
    """Begins the lives of all the variants that were chosen, several at once; each test then awaits its own."""
    for test in each_test(tests):
        method = getattr(test, test._testMethodName)
        test.name, test.variant = method.server, method.variant
        if not missing(MANIFESTS[test.name], test.variant):
            test.life = LIVES.submit(test.live)
    return tests


def tearDownModule():
    heads = ["variant", "LightSleep", "stop", "after SIGSEGV", "after PythonWedge"]
    widths = [max(len(row[i]) for row in [heads] + TABLE) for i in range(len(heads))]
    for row in [heads] + TABLE:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip(), file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
