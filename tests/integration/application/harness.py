# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the application share: run directories, and requests made without a server."""

import io
import os
import shutil
import sys
import tempfile
import threading
import time
import unittest
import zlib

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
BEHAVIOURS = os.path.join(ROOT, "behaviours")
SERVERS = os.path.join(ROOT, "servers")
TESTS = os.path.join(ROOT, "resources", "tests")
TOKEN = "00112233445566778899aabbccddeeff"
ID = "0123456789abcdef-1.2"

JYTHON = sys.platform.startswith("java")
NOT_ON_JYTHON = {
    "test_a_forked_worker_has_a_name_and_a_count_of_its_own": "needs os.fork",
    "test_workers_share_one_journal": "needs os.fork",
    "test_a_wedge_never_returns": "needs os.fork",
    "test_a_dereference_ends_the_process": "needs os.fork and ctypes.string_at",
    "test_a_signal_ends_the_process": "needs os.fork and ctypes.string_at",
    "test_a_handled_signal_is_seen": "needs os.fork and ctypes.string_at",
    "test_other_ways_are_refused": "needs ctypes.string_at",
    "test_ready_made_tests_ask_for_what_there_is": "needs ctypes.string_at",
    "test_every_shipped_behaviour_is_loaded": "needs ctypes.string_at",
    "test_memory_grows_by_what_was_asked_for": "needs os.fork",
    "test_pages_are_dropped_before_reading": "needs posix_fadvise",
    "test_pages_can_be_dropped_where_only_ctypes_can": "needs ctypes.CDLL",
    "test_pipes_are_not_opened": "needs os.mkfifo",
    "test_it_is_found_again_after_a_daemon_closed_it": "needs os.dup2",
    "test_it_is_made_for_the_user_alone": "needs an os.open that heeds the mode",
    "test_asgi_applications_are_refused": "needs async def",
    "test_the_applications_replies_and_labours": "needs gunicorn",
    "test_a_segmentation_fault_costs_its_worker_alone": "needs gunicorn",
    "test_without_a_token_all_reach_the_application": "needs gunicorn",
    "test_with_a_malformed_token_it_does_not_start": "needs gunicorn",
}
DEADLINE_SECONDS = 30


class Run(object):
    """A run directory with the application in it, as Labour lays it out."""

    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="labour-test-")
        self.journal_path = os.path.join(self.directory, "journal")
        self.application_folder = os.path.join(self.directory, "application")
        shutil.copytree(BEHAVIOURS, self.application_folder, ignore=shutil.ignore_patterns("*.pyc", "*.class"))
        os.mkdir(os.path.join(self.directory, "tmp"))
        self.write("token", TOKEN)

    def write(self, path, text):
        full = os.path.join(self.directory, path)
        if not os.path.isdir(os.path.dirname(full)):
            os.makedirs(os.path.dirname(full))
        with io.open(full, "wb") as file:
            file.write(text.encode("utf-8"))
        return full

    def add_behaviour(self, name, code, manifest='{"parameters": []}'):
        self.write("application/%s/behaviour.json" % name, manifest)
        self.write("application/%s/wsgi.py" % name, code)

    def environment(self):
        return {"LABOUR_RUN": "f" * 32, "LABOUR_RUN_DIRECTORY": self.directory, "PYTHONPATH": self.application_folder,
                "JYTHONPATH": self.application_folder, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1",
                "TMPDIR": os.path.join(self.directory, "tmp")}

    def load(self):
        """The application as a module of this process, freshly imported."""
        os.environ["LABOUR_RUN_DIRECTORY"] = self.directory
        sys.modules.pop("labour_application", None)
        sys.path.insert(0, self.application_folder)
        try:
            return __import__("labour_application")
        finally:
            sys.path.remove(self.application_folder)

    def get(self, path, query="", **more):
        """What the application, once loaded, answers to a request."""
        return call(sys.modules["labour_application"].application, environ(path, query, **more))

    def journal(self):
        """The journal's lines, split into their fields."""
        with io.open(self.journal_path, encoding="ascii") as file:
            return [line.split(" ") for line in file.read().splitlines()]

    def remove(self):
        shutil.rmtree(self.directory)


class ApplicationTest(unittest.TestCase):
    def setUp(self):
        if JYTHON and self._testMethodName in NOT_ON_JYTHON:
            self.skipTest(NOT_ON_JYTHON[self._testMethodName])

    def assert_refused(self, reply, status, *words):
        """It is a verified reply of this status whose body is one sentence with these words in it."""
        self.assertEqual(reply.status, status, reply.body)
        self.assertTrue(reply.is_verified())
        sentence = reply.body.decode("utf-8")
        self.assertTrue(sentence.endswith(".\n"), sentence)
        self.assertEqual(sentence.count("\n"), 1, sentence)
        for word in words:
            self.assertIn(word, sentence)


class Reply(object):
    """What a server would have received from the application."""

    def __init__(self, status, headers, body):
        self.status = int(status.split(" ")[0])
        self.header_list = headers
        self.headers = dict(headers)
        self.body = body

    def worker(self):
        """The worker's pid, start time and count."""
        return [int(field) for field in self.headers["X-Labour-Worker"].split(" ")]

    def is_verified(self, identifier=ID):
        return self.headers.get("X-Labour-Id") == identifier and self.headers.get("X-Labour-Body") == claim(self.body)


def module_of(name):
    """The module that the behaviour of this name became."""
    return sys.modules["labour_behaviour_" + name]


def await_condition(condition, seconds=DEADLINE_SECONDS):
    """Whether it came to hold before the deadline."""
    deadline = time.time() + seconds
    while time.time() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return False


def in_threads(number, act):
    """Runs act() in that many threads at once, and waits for them."""
    threads = [threading.Thread(target=act) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_child(act):
    """Runs act() in a forked process: its exit status as os.wait gives it, and what act() returned, as text."""
    import resource
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.write(writing, str(act()).encode("utf-8"))
            os._exit(0)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        text = answers.read().decode("utf-8")
    return os.waitpid(pid, 0)[1], text


def sources(folder):
    return [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(".py")]


def claim(body):
    return "%d %08x" % (len(body), zlib.crc32(body) & 0xffffffff)


def environ(path, query="", **more):
    """The environment of a valid request; a keyword that is None removes its key."""
    result = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_X_LABOUR_TOKEN": TOKEN, "HTTP_X_LABOUR_ID": ID,
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }
    result.update(more)
    return dict((key, value) for key, value in result.items() if value is not None)


def call(application, environment):
    """Calls a WSGI application as a server does: what is written comes first, then what is returned."""
    started = []
    written = []

    def start_response(status, headers, exc_info=None):
        started[:] = [status, headers]
        return written.append

    returned = application(environment, start_response)
    try:
        written.extend(returned)
    finally:
        if hasattr(returned, "close"):
            returned.close()
    return Reply(started[0], started[1], b"".join(written))
