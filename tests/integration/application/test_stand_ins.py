# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The launchers of servers that Debian has not, tried against stand-ins for the modules that they import.

Those of Cogen and FAPWS3 are tried on Jython too where there is one. Python 3 only.
"""

import io
import json
import os
import shutil
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import stand_ins
from launching import MANIFESTS, Server
from harness import ID

JYTHON = shutil.which("jython")


class StandIns(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="labour-test-")
        self.addCleanup(shutil.rmtree, self.folder)

    def calls(self, name, variant="default", **more):
        """How the module was called by the server's folder; it has answered then."""
        stand_ins.write(name, self.folder)
        with Server(name, variant, module_path=[self.folder], **more) as server:
            reply = server.get("/PlainResponse?length=10", X_Labour_Note="1")
            self.assertEqual((reply.status, len(reply.body)), (200, 10))
            self.assertTrue(reply.is_verified())
            self.assertEqual([line[1:3] for line in server.run.journal()], [[ID, "PlainResponse?length=10"]])
            self.assertEqual([server.process.pid], server.processes())
            self.port = server.port
            with io.open(os.path.join(server.run.directory, "calls"), encoding="utf-8") as file:
                calls = json.load(file)
            self.assertNotEqual(server.stop()[0], "SIGKILL")
            self.assertEqual(server.leftovers(), [])
        return calls

    def test_bjoern(self):
        self.assertEqual(self.calls("bjoern"), [["run", ["127.0.0.1", self.port], {"listen_backlog": 1024}]])
        self.assertEqual(self.calls("bjoern", backlog=7)[0][2], {"listen_backlog": 7})

    def test_meinheld(self):
        listen = ["listen", [["127.0.0.1", 0]], {}]
        calls = self.calls("meinheld")
        listen[1][0][1] = self.port
        self.assertEqual(calls, [listen, ["run", [], {}]])
        calls = self.calls("meinheld", backlog=7, keep_alive=3, patched=True)
        listen[1][0][1] = self.port
        self.assertEqual(calls, [["patch_all", [], {}], ["set_backlog", [7], {}], ["set_keepalive", [3], {}], listen,
                                 ["run", [], {}]])

    def test_fastwsgi(self):
        self.assertEqual(self.calls("fastwsgi"), [
            ["run", ["127.0.0.1", self.port], {"workers": None, "backlog": 1024}]])
        self.assertEqual(self.calls("fastwsgi", "workers", backlog=7)[0][2], {"workers": 2, "backlog": 7})

    def test_granian(self):
        default = {"interface": "wsgi", "host": "127.0.0.1", "app": "labour_application:application", "workers": 1,
                   "backlog": 1024, "blocking_threads": None, "backpressure": None, "respawn_failed_workers": False,
                   "respawn_interval": None, "workers_lifetime": None, "workers_max_rss": None,
                   "workers_kill_timeout": None}
        calls = self.calls("granian")
        self.assertEqual(calls, [["cli", [], dict(default, port=self.port)]])
        calls = self.calls("granian", "plain")
        self.assertEqual(calls, [["cli", [], dict(default, port=self.port, workers=2, blocking_threads=4)]])
        calls = self.calls("granian", "hardened", backpressure=9)
        self.assertEqual(calls, [["cli", [], dict(
            default, port=self.port, workers=2, blocking_threads=4, backpressure=9, respawn_failed_workers=True,
            respawn_interval=0.5, workers_lifetime=3600, workers_max_rss=256, workers_kill_timeout=3)]])

    def check_fapws3(self, **more):
        self.assertEqual(self.calls("fapws3", **more), [
            ["start", ["127.0.0.1", str(self.port)], {}], ["set_base_module", ["fapws.base"], {}],
            ["wsgi_cb", ["/"], {}], ["set_debug", [0], {}], ["run", [], {}]])

    def check_cogen(self, scheduler, **more):
        self.assertEqual(self.calls("cogen", **more), [
            ["Scheduler", [], dict({"default_priority": 1, "default_timeout": 15}, **scheduler)],
            ["WSGIServer", [["127.0.0.1", self.port]], {"server_name": "127.0.0.1", "request_queue_size": 64}],
            ["add", [], {}], ["run", [], {}]])

    def test_fapws3(self):
        self.check_fapws3()

    def test_cogen(self):
        self.check_cogen({})

    @unittest.skipUnless(JYTHON, "jython is not installed")
    def test_fapws3_on_jython(self):
        self.check_fapws3(interpreter=JYTHON)

    @unittest.skipUnless(JYTHON, "jython is not installed")
    def test_cogen_on_jython(self):
        self.check_cogen({"proactor": "SelectProactor"}, interpreter=JYTHON)

    def test_each_is_still_not_in_debian(self):
        for name in stand_ins.STAND_INS:
            self.assertEqual(MANIFESTS[name]["install"]["debian"], [])


if __name__ == "__main__":
    unittest.main()
