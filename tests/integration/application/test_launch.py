# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is particular to one server or another: that its options reach it, and what they do. Python 3 only."""

import contextlib
import http.client
import os
import pwd
import select
import signal
import socket
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True

from harness import ID, TOKEN, await_condition, in_threads
from launching import HOST, REQUEST_TIMEOUT_SECONDS
from launching import LaunchTest as AnyLaunchTest

STOP_SECONDS = 30
NAP_SECONDS = 1


def nap_together(server, number):
    """Has as many requests sleep at once. Seconds until all have been answered."""
    began = time.monotonic()
    in_threads(number, lambda: server.get("/Sleeping?sleep_duration=%d" % NAP_SECONDS))
    return time.monotonic() - began


class LaunchTest(AnyLaunchTest):
    def assert_replaces_its_worker(self, server, path):
        """It has one worker; the request ends that, and another one takes its place."""
        before = server.get("/PlainResponse").worker()
        self.assert_ends_without_reply(server, path)
        self.assertTrue(await_condition(server.answers), server.log())
        self.assertNotEqual(before[0], server.get("/PlainResponse").worker()[0])
        self.assertIsNone(server.process.poll())

    def assert_changes_its_worker(self, server):
        """It has one worker, which is replaced after some requests."""
        first = server.get("/PlainResponse").worker()[0]
        self.assertTrue(await_condition(
            lambda: server.answers() and server.get("/PlainResponse").worker()[0] != first), server.log())

    def assert_waits_together(self, server):
        self.assertLess(nap_together(server, 2), 2 * NAP_SECONDS)

    def assert_waits_in_turn(self, server, number):
        self.assertGreaterEqual(nap_together(server, number), 2 * NAP_SECONDS)


class WSGIRef(LaunchTest):
    def test_one_request_at_a_time_and_a_thread_each(self):
        for variant, in_turn, duration in (("default", True, 1), ("threading", False, 30)):
            with self.server("wsgiref", variant) as server:
                connection = http.client.HTTPConnection(HOST, server.port, timeout=REQUEST_TIMEOUT_SECONDS)
                with contextlib.closing(connection):
                    connection.request("GET", "/Sleeping?sleep_duration=%d" % duration, headers={
                        "X-Labour-Token": TOKEN, "X-Labour-Id": ID, "X-Labour-Note": "1"})
                    self.assertTrue(await_condition(server.run.journal))
                    with contextlib.closing(socket.create_connection((HOST, server.port))) as other:
                        other.sendall(("GET /PlainResponse HTTP/1.0\r\nX-Labour-Token: %s\r\n\r\n" % TOKEN).encode())
                        first = wait_for_first(connection.sock, other)
                    self.assertEqual(first is connection.sock, in_turn, variant)

    def test_a_segmentation_fault_ends_it(self):
        with self.server("wsgiref") as server:
            self.assert_ends_without_reply(server, "/SIGSEGV")
            self.assertEqual(server.process.wait(STOP_SECONDS), -signal.SIGSEGV)


def wait_for_first(*sockets):
    """The first of the sockets that has something to read."""
    readable = select.select(sockets, [], [], REQUEST_TIMEOUT_SECONDS)[0]
    return readable[0] if readable else None


class Gunicorn(LaunchTest):
    def test_workers_are_as_many_as_asked_for(self):
        for variant, workers in (("default", 1), ("sync", 2), ("gthread", 2)):
            with self.server("gunicorn", variant) as server:
                self.assertTrue(await_condition(lambda: len(server.processes()) == workers + 1), server.log())

    def test_a_segmentation_fault_costs_a_worker(self):
        for way in ("dereference", "signal"):
            with self.server("gunicorn", workers=1) as server:
                before = server.get("/PlainResponse").worker()
                self.assert_ends_without_reply(server, "/SIGSEGV?how=" + way)
                self.assertTrue(await_condition(server.answers), server.log())
                after = server.get("/PlainResponse").worker()
                self.assertNotEqual(before[0], after[0])
                self.assertGreaterEqual(after[1], before[1])
                self.assertIsNone(server.process.poll())

    def test_a_wedge_is_ended_by_the_timeout(self):
        with self.server("gunicorn", timeout=1) as server:
            before = server.get("/PlainResponse").worker()
            self.assert_ends_without_reply(server, "/PythonWedge")
            self.assertTrue(await_condition(server.answers), server.log())
            self.assertNotEqual(before[0], server.get("/PlainResponse").worker()[0])

    def test_a_preloaded_application_survives_the_fork(self):
        with self.server("gunicorn", "sync", preload=True) as server:
            worker = server.get("/PlainResponse", X_Labour_Note="1").worker()
            self.assertNotEqual(worker[0], server.process.pid)
            self.assertEqual(server.run.journal()[-1][3], str(worker[0]))

    def test_its_options_are_taken(self):
        with self.server("gunicorn", max_requests=3, max_requests_jitter=1, keep_alive=1, graceful_timeout=1,
                         backlog=10) as server:
            first = server.get("/PlainResponse").worker()[0]
            self.assertTrue(await_condition(
                lambda: server.answers() and server.get("/PlainResponse").worker()[0] != first), server.log())


class Waitress(LaunchTest):
    def test_its_options_are_taken(self):
        with self.server("waitress", threads=1, backlog=10, connection_limit=5, channel_timeout=5,
                         channel_request_lookahead=1, asyncore_use_poll=True) as server:
            self.assertTrue(server.get("/PlainResponse").is_verified())


class UWSGI(LaunchTest):
    def test_a_wedge_is_ended_by_harakiri(self):
        with self.server("uwsgi", "harakiri", timeout=1, workers=1) as server:
            self.assert_replaces_its_worker(server, "/PythonWedge")

    def test_a_segmentation_fault_costs_a_worker_of_a_master(self):
        with self.server("uwsgi", "master", workers=1) as server:
            self.assert_replaces_its_worker(server, "/SIGSEGV")

    def test_a_worker_is_replaced_after_its_requests(self):
        with self.server("uwsgi", "hardened", workers=1, max_requests=3, backlog=10) as server:
            self.assert_changes_its_worker(server)

    def test_greenlets_wait_together(self):
        with self.server("uwsgi", "gevent", workers=1) as server:
            self.assert_waits_together(server)


class ModWSGI(LaunchTest):
    def test_the_application_is_never_root(self):
        expected = pwd.getpwnam("www-data").pw_uid if os.geteuid() == 0 else os.geteuid()
        for variant in ("embedded", "daemon"):
            with self.server("mod_wsgi", variant) as server:
                worker = server.get("/PlainResponse", X_Labour_Note="1").worker()[0]
                self.assertEqual(os.stat("/proc/%d" % worker).st_uid, expected)
                self.assertEqual(server.run.journal()[0][3], str(worker))

    def test_workers_are_as_many_as_asked_for(self):
        with self.server("mod_wsgi", "embedded", workers=3, threads=2) as server:
            # Where /dev/stderr cannot be opened, its log goes through one more process.
            self.assertTrue(await_condition(lambda: self.apaches(server) == 4), server.log())

    def apaches(self, server):
        names = []
        for pid in server.processes():
            with contextlib.suppress(OSError):
                with open("/proc/%d/comm" % pid) as comm:
                    names.append(comm.read().strip())
        return len([name for name in names if name in ("apache2", "httpd")])

    def test_a_wedge_is_ended_by_the_timeout(self):
        with self.server("mod_wsgi", "hardened", workers=1, threads=1, timeout=1, graceful_timeout=1,
                         shutdown_timeout=1) as server:
            before = server.get("/PlainResponse").worker()
            self.assertGreaterEqual(server.get("/PythonWedge").status, 500)
            self.assertTrue(await_condition(server.answers), server.log())
            self.assertNotEqual(before[0], server.get("/PlainResponse").worker()[0])

    def test_a_worker_is_replaced_after_its_requests(self):
        with self.server("mod_wsgi", "hardened", workers=1, max_requests=3) as server:
            self.assert_changes_its_worker(server)


class Paste(LaunchTest):
    def test_a_thread_that_hangs_is_killed_as_requests_come_in(self):
        with self.server("paste", "hardened", timeout=1, hung_thread_limit=1) as server:
            statuses = []
            thread = threading.Thread(target=lambda: statuses.append(server.get("/PythonWedge").status))
            thread.start()
            self.assertTrue(await_condition(lambda: server.answers() and statuses), server.log())
            self.assertEqual(statuses, [500])
            thread.join()


class Daphne(LaunchTest):
    def test_a_request_that_hangs_is_answered(self):
        with self.server("daphne", "hardened", timeout=1) as server:
            self.assertEqual(server.get("/Sleeping?sleep_duration=30").status, 503)


class Tornado(LaunchTest):
    def test_a_segmentation_fault_costs_a_process(self):
        with self.server("tornado", "hardened") as server:
            workers = set(server.processes())
            self.assertEqual(len(workers), 3)
            self.assert_ends_without_reply(server, "/SIGSEGV")
            self.assertTrue(await_condition(lambda: len(set(server.processes()) - workers) == 1), server.log())
            self.assertIn(server.process.pid, server.processes())


class Werkzeug(LaunchTest):
    def test_a_segmentation_fault_costs_the_process_of_its_request(self):
        with self.server("werkzeug", "processes") as server:
            self.assert_ends_without_reply(server, "/SIGSEGV")
            self.assertTrue(server.answers())


class Greenlets(LaunchTest):
    def test_what_sleeps_lets_others_run_once_the_library_is_patched(self):
        for name in ("gevent", "eventlet"):
            with self.server(name, "patched") as server:
                self.assert_waits_together(server)


class Threads(LaunchTest):
    def test_the_pool_is_as_large_as_asked_for(self):
        for name, variant in (("twisted", "default"), ("cherrypy", "default"), ("cherrypy", "cheroot"),
                              ("aiohttp-wsgi", "default"), ("uwsgi", "threads"), ("mod_wsgi", "daemon")):
            options = {"workers": 1} if name == "mod_wsgi" else {}
            with self.server(name, variant, threads=2, **options) as server:
                self.assert_waits_together(server)
                self.assert_waits_in_turn(server, 3)


if __name__ == "__main__":
    unittest.main()
