#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but the run's own client makes a server misbehave: what strangers send to a server under Labour, and what they
can learn of its token."""

import glob
import http.client
import os
import pwd
import re
import signal
import subprocess
import sys
import time
import unittest
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "formats"))
from program import Program, read  # noqa: E402

DEADLINE_SECONDS = 30


class Served:
    """A server that labour serve has started."""

    def __init__(self, labour):
        self.process = labour.start("serve", "--server", "wsgiref")
        self.said = ""
        while not (found := re.search(r"answers at http://127\.0\.0\.1:(\d+)\nIts token is in (\S+);", self.said)):
            line = self.process.stdout.readline().decode()
            if not line:
                raise AssertionError(f"labour serve ended, and said: {self.said}")
            self.said += line
        self.port, self.token_file = int(found[1]), found[2]
        self.token = read(self.token_file).decode().strip()

    def ask(self, target, **headers):
        """The status, and the worker that answered: its pid and when it started."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.putrequest("GET", target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            reply = connection.getresponse()
            reply.read()
            worker = reply.headers["X-Labour-Worker"]
            return reply.status, worker.split()[:2] if worker else None
        finally:
            connection.close()

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=DEADLINE_SECONDS)


class Strangers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.labour = Program()
        earlier = Served(cls.labour)
        cls.earlier_token = earlier.token
        earlier.stop()
        cls.server = Served(cls.labour)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.labour.remove()

    def refused(self, **headers):
        _, before = self.server.ask("/PlainResponse", X_Labour_Token=self.server.token)
        self.assertIsNotNone(before)
        for target in ("/OsExit", "/SIGKILL", "/LeakMemory", "/ChangeDirectory"):
            status, worker = self.server.ask(target, **headers)
            self.assertEqual((status, worker), (403, None), target)
        status, after = self.server.ask("/PlainResponse", X_Labour_Token=self.server.token)
        self.assertEqual((status, after), (200, before), "the worker is another one")

    def test_a_page_of_another_site_is_refused(self):
        self.refused(Origin="https://site.example", Referer="https://site.example/", Sec_Fetch_Site="cross-site",
                     Cookie="X-Labour-Token=" + self.server.token)

    def test_a_rebound_name_is_refused(self):
        self.refused(Host=f"site.example:{self.server.port}")

    def test_a_wrong_token_is_refused(self):
        wrong = self.server.token[:-1] + ("0" if self.server.token[-1] != "0" else "1")
        for token in (wrong, "", self.server.token[:-1], self.server.token + "0", self.server.token.upper() + "A"):
            self.refused(X_Labour_Token=token)

    def test_an_earlier_runs_token_is_refused(self):
        self.assertNotEqual(self.earlier_token, self.server.token)
        self.refused(X_Labour_Token=self.earlier_token)

    def test_a_token_in_the_query_is_refused(self):
        for query in ("token=", "X-Labour-Token=", "HTTP_X_LABOUR_TOKEN="):
            status, _ = self.server.ask("/OsExit?" + query + self.server.token)
            self.assertEqual(status, 403)

    def test_it_is_drawn_anew_with_128_bits(self):
        for token in (self.server.token, self.earlier_token):
            self.assertRegex(token, r"^[0-9a-f]{32,}$")

    def test_it_listens_on_loopback_only(self):
        wanted, listeners = f":{self.server.port:04X}", []
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in read(table).decode().splitlines()[1:]:
                address, state = line.split()[1], line.split()[3]
                if address.endswith(wanted) and state == "0A":
                    listeners.append(address)
        self.assertEqual(listeners, ["0100007F" + wanted])

    def test_another_user_cannot_read_it(self):
        if os.geteuid() != 0:
            self.skipTest("needs root, to be another user")
        nobody = pwd.getpwnam("nobody")
        pids = [self.server.process.pid]
        for pid in pids:
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                pids += [int(child) for child in children.read().split()]
        self.assertGreater(len(pids), 2, "the warden and the server")
        secrets = [self.server.token_file, os.path.dirname(self.server.token_file)]
        secrets += [f"/proc/{pid}/environ" for pid in pids]
        for path in secrets:
            reader = subprocess.run(["/usr/bin/python3", "-c", "import os, sys; p = sys.argv[1]\n"
                                     "print(os.listdir(p) if os.path.isdir(p) else open(p, 'rb').read(1))", path],
                                    user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[], capture_output=True, cwd="/")
            self.assertIn(b"PermissionError", reader.stderr, path)
            self.assertEqual(reader.stdout, b"", path)

    def test_no_command_line_has_it(self):
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                self.assertNotIn(self.server.token.encode(), read(path), path)
            except (FileNotFoundError, ProcessLookupError):
                pass


class Kept(unittest.TestCase):
    """What remains of a run does not have its token."""

    def setUp(self):
        self.labour = Program()
        self.addCleanup(self.labour.remove)

    def token_of(self, process):
        deadline = time.monotonic() + DEADLINE_SECONDS
        while time.monotonic() < deadline:
            for path in glob.glob(self.labour.path("labour-*", "token")):
                if token := read(path).strip():
                    self.labour.wait_for_load(process)
                    return token
            time.sleep(0.02)
        raise AssertionError("no token was seen")

    def test_no_file_of_a_run_has_its_token(self):
        names = {"--json": "run.json", "--html": "run.html", "--markdown": "run.md", "--junit": "run.xml", "--csv": "csv",
                 "--history": "history.sqlite"}
        arguments = [word for option, name in names.items() for word in (option, self.labour.path(name))]
        process = self.labour.start("run", "--server", "wsgiref", "--duration", "1s", *arguments)
        token = self.token_of(process)
        said = b"".join(process.communicate(timeout=60))
        self.assertEqual(process.returncode, 0, said)
        self.labour.run("history", "--history", self.labour.path("history.sqlite"), "--export", "1", "--to",
                        self.labour.path("one.labour-run"))
        self.assertNotIn(token, said)
        packed = read(self.labour.path("one.labour-run"))
        self.assertNotIn(token, zlib.decompress(packed[packed.index(b"\n") + 5:]))
        written = [path for path in glob.glob(self.labour.path("**"), recursive=True) if os.path.isfile(path)]
        self.assertGreater(len(written), 12)
        for path in written:
            self.assertNotIn(token, read(path), path)


if __name__ == "__main__":
    unittest.main()
