# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The behaviours as middleware before somebody's own application. Runs on Python 3 and on Jython 2.7."""

import contextlib
import logging
import os
import socket
import stat
import subprocess
import sys
import tempfile
import unittest
from wsgiref.validate import validator

try:
    from http.client import HTTPConnection, HTTPException
except ImportError:
    from httplib import HTTPConnection, HTTPException

sys.dont_write_bytecode = True

from harness import ID, TOKEN, ApplicationTest, Reply, Run, await_condition, call, environ, in_threads, module_of

HOST = "127.0.0.1"
TIMEOUT_SECONDS = 30
OTHER_TOKEN = "f" * 32

WITNESS = """
import io
import os
seen = []
def respond(call):
    with io.open(os.environ["WITNESSED_JOURNAL"], encoding="ascii") as journal:
        seen.append(journal.read())
    return call.reply()
"""

OWN_APPLICATION = """
import os

def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Own", str(os.getpid()))])
    return [("own " + environ["PATH_INFO"]).encode("latin-1")]

from labour_middleware import misbehave
application = misbehave(application)
"""


def setUpModule():
    global run, middleware, records
    run = Run()
    run.add_behaviour("Witness", WITNESS)
    run.add_behaviour("NoModule", "import labour_has_no_such_module\n")
    os.environ["WITNESSED_JOURNAL"] = run.journal_path
    os.environ["XDG_DATA_HOME"] = os.path.join(run.directory, "share")
    sys.path.insert(0, run.application_folder)
    try:
        middleware = __import__("labour_middleware")
    finally:
        sys.path.remove(run.application_folder)
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    middleware.LOGGER.addHandler(handler)
    middleware.LOGGER.setLevel(logging.INFO)
    middleware.LOGGER.propagate = False


def tearDownModule():
    run.remove()


class Own(object):
    """Somebody's own application, which remembers what it was given and what became of what it returned."""

    def __init__(self):
        self.given = []
        self.returned = None

    def __call__(self, environment, start_response):
        self.given.append((environment, start_response))
        start_response("200 OK", [("Content-Type", "text/plain")])
        self.returned = Closing([b"own"])
        return self.returned


class Closing(list):
    closed = 0

    def close(self):
        self.closed += 1


@contextlib.contextmanager
def variables(**values):
    """The environment with these variables, and no others of Labour's."""
    kept = dict((name, os.environ.pop(name)) for name in list(os.environ)
                if name.startswith("LABOUR_") or name in values)
    os.environ.update(values)
    try:
        yield
    finally:
        for name in values:
            del os.environ[name]
        os.environ.update(kept)


def wrap(application, **values):
    with variables(**(values or {"LABOUR_TOKEN": TOKEN})):
        return middleware.misbehave(application)


class MiddlewareTest(ApplicationTest):
    def setUp(self):
        ApplicationTest.setUp(self)
        self.own = Own()

    def assert_reaches_own(self, application, environment):
        calls = len(self.own.given)
        self.assertEqual(call(application, environment).body, b"own")
        self.assertEqual(len(self.own.given), calls + 1)

    def assert_error(self, error, *words, **values):
        """To wrap it fails, with one sentence that has these words in it."""
        with self.assertRaises(error) as caught:
            wrap(self.own, **values)
        sentence = str(caught.exception)
        self.assertTrue(sentence.endswith("."), sentence)
        self.assertNotIn("\n", sentence)
        for word in words:
            self.assertIn(word, sentence)
        return sentence


class PassingThrough(MiddlewareTest):
    def environments(self):
        yield environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=None)
        yield environ("/SIGSEGV", HTTP_X_LABOUR_TOKEN=None, HTTP_X_LABOUR_NOTE="1")
        for token in ("", OTHER_TOKEN, TOKEN[:-1], TOKEN + "0", TOKEN.upper(), " " + TOKEN, "\xe9" * 32):
            yield environ("/SIGSEGV", HTTP_X_LABOUR_TOKEN=token)
        for path in ("", "/", "/own", "/Nobody", "/plainresponse", "/PlainResponse/", "//PlainResponse",
                     "/own/PlainResponse", "/labour_middleware", "/caf\xc3\xa9", None):
            yield environ(path or "/", PATH_INFO=path, HTTP_X_LABOUR_ID="not one of Labour's")

    def test_the_application_gets_what_the_server_gave(self):
        application = wrap(self.own)
        for environment in self.environments():
            before = environment.copy()

            def start_response(status, headers, exc_info=None):
                pass
            returned = application(environment, start_response)
            self.assertIs(self.own.given[-1][0], environment)
            self.assertIs(self.own.given[-1][1], start_response)
            self.assertEqual(environment, before)
            self.assertIs(returned, self.own.returned)
            self.assertEqual((returned, returned.closed), ([b"own"], 0))

    def test_its_replies_bear_nothing_of_labours(self):
        reply = call(wrap(self.own), environ("/"))
        self.assertEqual(reply.header_list, [("Content-Type", "text/plain")])

    def test_its_errors_are_its_own(self):
        def failing(environment, start_response):
            raise KeyError("own")
        self.assertRaises(KeyError, call, wrap(failing), environ("/"))

    def test_nothing_of_it_is_counted_or_noted(self):
        application = wrap(self.own, LABOUR_TOKEN=TOKEN, LABOUR_JOURNAL=run.journal_path)
        before = call(application, environ("/PlainResponse")).worker()[2]
        lines = run.journal()
        for environment in self.environments():
            call(application, dict(environment, HTTP_X_LABOUR_NOTE="1"))
        self.assertEqual(call(application, environ("/PlainResponse")).worker()[2], before + 1)
        self.assertEqual(run.journal(), lines)


class Token(MiddlewareTest):
    def test_it_may_stand_in_the_environment(self):
        for text in (TOKEN, TOKEN + "\n"):
            self.assertTrue(call(wrap(self.own, LABOUR_TOKEN=text), environ("/PlainResponse")).is_verified())

    def test_it_may_stand_in_a_file(self):
        for text in (TOKEN, " %s\r\n" % TOKEN):
            application = wrap(self.own, LABOUR_TOKEN_FILE=run.write("own token", text))
            self.assertTrue(call(application, environ("/PlainResponse")).is_verified())
            self.assert_reaches_own(application, environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=OTHER_TOKEN))

    def test_the_environments_comes_first(self):
        application = wrap(self.own, LABOUR_TOKEN=TOKEN, LABOUR_TOKEN_FILE=run.write("own token", OTHER_TOKEN))
        self.assertTrue(call(application, environ("/PlainResponse")).is_verified())
        self.assert_reaches_own(application, environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=OTHER_TOKEN))

    def test_without_one_the_application_stays_as_it_is(self):
        for values in ({"LABOUR_JOURNAL": "/nowhere/at/all"}, {"LABOUR_TOKEN": "", "LABOUR_TOKEN_FILE": ""},
                       {"LABOUR_RUN_DIRECTORY": run.directory}):
            self.assertIs(wrap(self.own, **values), self.own)
        for anything in (None, "not an application"):
            self.assertIs(wrap(anything, LABOUR_TOKEN=""), anything)

    def test_without_one_it_is_said_once(self):
        del records[:], middleware.SAID[:]
        for _ in range(2):
            wrap(self.own, LABOUR_TOKEN="")
        self.assertEqual([(record.name, record.levelno) for record in records], [("labour", logging.INFO)])
        self.assertIn("LABOUR_TOKEN_FILE", records[0].getMessage())

    def test_with_one_there_is_a_warning(self):
        del records[:]
        wrap(self.own)
        self.assertEqual([record.levelno for record in records], [logging.WARNING])
        self.assertNotIn(TOKEN, records[0].getMessage())

    def test_a_file_that_others_can_read_is_warned_of(self):
        path = run.write("own token", TOKEN)
        for mode, warnings in ((0o600, 1), (0o640, 2), (0o604, 2)):
            os.chmod(path, mode)
            del records[:]
            wrap(self.own, LABOUR_TOKEN_FILE=path)
            self.assertEqual([record.levelno for record in records], [logging.WARNING] * warnings)
            self.assertEqual(path in records[0].getMessage(), warnings == 2)

    def test_one_that_is_malformed_is_refused(self):
        for text in ("secret", TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "g" * 32, " ", TOKEN + " " + TOKEN):
            path = run.write("own token", text)
            for values in ({"LABOUR_TOKEN": text}, {"LABOUR_TOKEN_FILE": path}):
                expected = "%d characters where 32 hexadecimal digits (0-9, a-f) were expected" % len(text.strip())
                sentence = self.assert_error(RuntimeError, list(values)[0], expected, **values)
                self.assertNotIn(text[:5].strip() or TOKEN, sentence)

    def test_a_file_that_cannot_be_read_is_refused(self):
        for path in (os.path.join(run.directory, "absent"), run.directory):
            self.assert_error(RuntimeError, path, "LABOUR_TOKEN_FILE", "32 hexadecimal digits", LABOUR_TOKEN_FILE=path)


class Wrapping(MiddlewareTest):
    def test_what_is_no_application_is_refused(self):
        for anything in (None, "text"):
            self.own = anything
            self.assert_error(TypeError, type(anything).__name__, "WSGI application")

    def test_asgi_applications_are_refused(self):
        found = {}
        exec("async def function(scope, receive, send): pass\n"
             "class Class:\n    async def __call__(self, scope, receive, send): pass\n", found)
        for self.own in (found["function"], found["Class"]()):
            self.assert_error(TypeError, "ASGI", "WSGI application")

    def test_two_applications_of_one_process(self):
        applications = [wrap(self.own), wrap(self.own, LABOUR_TOKEN=OTHER_TOKEN)]
        replies = [call(application, environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=token))
                   for application, token in zip(applications, (TOKEN, OTHER_TOKEN))]
        self.assertTrue(all(reply.is_verified() for reply in replies))
        self.assertEqual(replies[1].worker()[2], replies[0].worker()[2] + 1)
        self.assert_reaches_own(applications[0], environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=OTHER_TOKEN))

    def test_one_before_the_other(self):
        application = wrap(wrap(self.own), LABOUR_TOKEN=OTHER_TOKEN)
        for token in (TOKEN, OTHER_TOKEN):
            self.assertTrue(call(application, environ("/PlainResponse", HTTP_X_LABOUR_TOKEN=token)).is_verified())
        self.assert_reaches_own(application, environ("/"))


class Behaviours(MiddlewareTest):
    def get(self, path, query="", **more):
        reply = call(wrap(self.own), environ(path, query, **more))
        self.assertEqual(self.own.given, [])
        return reply

    def test_replies_are_verified(self):
        for query, status, length in (("", 200, 64), ("status=404&length=7", 404, 7), ("status=500", 500, 64),
                                      ("status=204", 204, 0)):
            reply = self.get("/PlainResponse", query)
            self.assertEqual((reply.status, len(reply.body)), (status, length))
            self.assertTrue(reply.is_verified())
            self.assertEqual(reply.worker()[0], os.getpid())
        self.assertTrue(self.get("/PlainResponse", REQUEST_METHOD="HEAD").is_verified())
        self.assertEqual(self.get("/LeakMemory", "how_many=1000").body, b"Leaked.")
        self.assertEqual(self.get("/Sleeping", "sleep_duration=0").body, b"Slept.")

    def test_requests_that_are_wrong_are_refused(self):
        self.assert_refused(self.get("/PlainResponse", "length=oops"), 400, "length")
        self.assert_refused(self.get("/NoModule"), 404, "NoModule cannot be used here", "labour_has_no_such_module")
        self.assertEqual(self.get("/PlainResponse", HTTP_X_LABOUR_ID="G" * 20).status, 400)

    def test_the_contract_of_wsgi_is_kept(self):
        checked = validator(wrap(validator(lambda environment, start_response: Own()(environment, start_response))))
        for path in ("/PlainResponse", "/NoModule", "/", "/own"):
            call(checked, environ(path))

    def test_below_a_mount_point(self):
        application = wrap(self.own)
        for mount_point, path in (("/shop", "/PlainResponse"), ("/shop", "/shop/PlainResponse"),
                                  ("/shop/", "/shop/PlainResponse"), ("/", "/PlainResponse")):
            self.assertTrue(call(application, environ(path, SCRIPT_NAME=mount_point)).is_verified(), mount_point + path)
        self.assertEqual(self.own.given, [])
        for mount_point, path in (("/shop", "/"), ("/shop", ""), ("/shop", "/shop"), ("/shop", "/shops/PlainResponse"),
                                  ("", "/shop/PlainResponse")):
            environment = environ(path, SCRIPT_NAME=mount_point)
            before = environment.copy()
            self.assert_reaches_own(application, environment)
            self.assertEqual(self.own.given[-1][0], before)


class UsersBehaviours(MiddlewareTest):
    TEAPOT = 'def respond(call):\n    return call.reply(418, b"%s")\n'

    def setUp(self):
        MiddlewareTest.setUp(self)
        self.home = tempfile.mkdtemp(dir=run.directory)

    def add(self, data, name, body):
        folder = os.path.relpath(os.path.join(self.home, data, "labour", "behaviours", name), run.directory)
        run.write(os.path.join(folder, "behaviour.json"), u'{"parameters": []}')
        run.write(os.path.join(folder, "wsgi.py"), self.TEAPOT % body)

    def get(self, path, **values):
        return call(wrap(self.own, LABOUR_TOKEN=TOKEN, HOME=self.home, **values), environ(path))

    def test_they_are_found_where_labour_finds_them(self):
        self.add(".local/share", "Teapot", "at home")
        self.add("data", "Teapot", "elsewhere")
        for folder, body in (("", b"at home"), ("relative", b"at home"),
                             (os.path.join(self.home, "data"), b"elsewhere")):
            reply = self.get("/Teapot", XDG_DATA_HOME=folder)
            self.assertEqual((reply.status, reply.body), (418, body))
            self.assertTrue(reply.is_verified())

    def test_they_win_and_the_others_stay(self):
        self.add(".local/share", "PlainResponse", "mine")
        self.assertEqual(self.get("/PlainResponse", XDG_DATA_HOME="").body, b"mine")
        self.assertEqual(self.get("/IOBound", XDG_DATA_HOME="").status, 200)

    def test_without_any_the_application_is_asked(self):
        self.assertEqual(self.get("/Teapot", XDG_DATA_HOME="").body, b"own")


class PrivateFolder(MiddlewareTest):
    def setUp(self):
        MiddlewareTest.setUp(self)
        self.kept = tempfile.tempdir
        tempfile.tempdir = tempfile.mkdtemp(dir=run.directory)

    def tearDown(self):
        tempfile.tempdir = self.kept

    def get(self, path, query=""):
        return call(wrap(self.own), environ(path, query))

    def test_it_is_made_at_its_first_use_and_used_again(self):
        self.get("/PlainResponse")
        self.assertEqual(os.listdir(tempfile.tempdir), [])
        for _ in range(2):
            self.assertEqual(self.get("/IOBound", "length=100000").body, b"Read 100000 bytes.")
        folder, = os.listdir(tempfile.tempdir)
        self.assertNotIn(TOKEN, folder)
        path = os.path.join(tempfile.tempdir, folder)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o700)
        self.assertEqual(os.listdir(path), ["IOBound-100000"])

    def test_one_that_others_can_enter_is_not_used(self):
        self.get("/IOBound", "length=1")
        folder, = os.listdir(tempfile.tempdir)
        path = os.path.join(tempfile.tempdir, folder)
        os.chmod(path, 0o755)
        self.assert_refused(self.get("/IOBound", "length=1"), 500, "not a private folder")
        moved = os.path.join(run.directory, "moved " + folder)
        os.rename(path, moved)
        os.chmod(moved, 0o700)
        os.symlink(moved, path)
        self.assert_refused(self.get("/IOBound", "length=1"), 500, "not a private folder")


class Journal(MiddlewareTest):
    def setUp(self):
        MiddlewareTest.setUp(self)
        if os.path.exists(run.journal_path):
            os.unlink(run.journal_path)

    def wrap(self):
        return wrap(self.own, LABOUR_TOKEN=TOKEN, LABOUR_JOURNAL=run.journal_path)

    def noted(self):
        return [line[1:] for line in run.journal()]

    def test_it_is_made_for_the_user_alone(self):
        self.wrap()
        self.assertEqual(stat.S_IMODE(os.stat(run.journal_path).st_mode), 0o600)
        self.assertEqual(run.journal(), [])

    def test_it_is_appended_to(self):
        run.write("journal", u"1.000000 - Earlier 1\n")
        application = self.wrap()
        call(application, environ("/PlainResponse", "length=3", HTTP_X_LABOUR_NOTE="1"))
        call(application, environ("/PlainResponse"))
        self.assertEqual(self.noted(), [["-", "Earlier", "1"], [ID, "PlainResponse?length=3", str(os.getpid())]])

    def test_a_note_is_written_before_the_behaviour_acts(self):
        call(self.wrap(), environ("/Witness", HTTP_X_LABOUR_NOTE="1"))
        self.assertIn(" %s Witness " % ID, module_of("Witness").seen[-1])

    def test_without_one_nothing_is_noted_and_nothing_fails(self):
        for application in (wrap(self.own), wrap(self.own, LABOUR_TOKEN=TOKEN, LABOUR_JOURNAL="")):
            self.assertTrue(call(application, environ("/PlainResponse", HTTP_X_LABOUR_NOTE="1")).is_verified())
        self.assertFalse(os.path.exists(run.journal_path))

    def test_one_that_cannot_be_written_is_refused(self):
        for path in (os.path.join(run.directory, "absent", "journal"), run.directory):
            self.assert_error(RuntimeError, "LABOUR_JOURNAL", path, LABOUR_TOKEN=TOKEN, LABOUR_JOURNAL=path)


class Gunicorn(MiddlewareTest):
    """Two workers of a real server that run an application of somebody's own."""

    def setUp(self):
        MiddlewareTest.setUp(self)
        try:
            __import__("gunicorn")
        except ImportError:
            self.skipTest("gunicorn is not installed")
        self.server = None
        self.folder = tempfile.mkdtemp(dir=run.directory)
        self.journal = os.path.join(self.folder, "journal")
        self.log = os.path.join(self.folder, "log")
        self.write("own.py", OWN_APPLICATION)

    def tearDown(self):
        if self.server:
            self.server.kill()  # its workers notice, and end
            self.server.wait()
            self.assertTrue(await_condition(self.is_port_free))

    def write(self, name, text):
        return run.write(os.path.join(os.path.basename(self.folder), name), text)

    def start(self, *options, **values):
        values = values or {"LABOUR_TOKEN_FILE": self.write("token", TOKEN), "LABOUR_JOURNAL": self.journal}
        with contextlib.closing(socket.socket()) as listener, variables(**values), open(self.log, "wb") as log:
            listener.bind((HOST, 0))
            listener.listen(100)
            self.port = listener.getsockname()[1]
            environment = dict(os.environ, PYTHONPATH=run.application_folder, PYTHONDONTWRITEBYTECODE="1",
                               TMPDIR=self.folder)
            command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", "fd://%d" % listener.fileno()]
            self.server = subprocess.Popen(command + list(options) + ["own:application"], cwd=self.folder, stdout=log,
                                           stderr=subprocess.STDOUT, env=environment, pass_fds=[listener.fileno()])

    def is_port_free(self):
        with contextlib.closing(socket.socket()) as prober:
            return prober.connect_ex((HOST, self.port)) != 0

    def get(self, path, **headers):
        with contextlib.closing(HTTPConnection(HOST, self.port, timeout=TIMEOUT_SECONDS)) as connection:
            connection.request("GET", path, headers=dict((name.replace("_", "-"), headers[name]) for name in headers))
            response = connection.getresponse()
            body = response.read()
            return Reply("%d" % response.status, response.getheaders(), body)

    def get_with_token(self, path, **headers):
        return self.get(path, X_Labour_Token=TOKEN, X_Labour_Id=ID, **headers)

    def workers(self, number):
        """The pids of that many workers, from requests that each keep one busy for a while."""
        pids = set()

        def ask():
            reply = self.get_with_token("/Sleeping?sleep_duration=0.1")
            if reply.is_verified():
                pids.add(reply.worker()[0])

        def all_are_seen():
            pids.clear()
            in_threads(number, ask)
            return len(pids) == number
        self.assertTrue(await_condition(all_are_seen), pids)
        return pids

    def noted(self):
        with open(self.journal) as journal:
            return [line.split(" ")[1:] for line in journal.read().splitlines()]

    def test_the_applications_replies_and_labours(self):
        for options in ([], ["--preload"]):
            self.start(*options)
            pids = self.workers(2)
            self.assertNotIn(self.server.pid, pids)
            for reply in (self.get("/SIGSEGV"), self.get_with_token("/own"), self.get("/", X_Labour_Token=OTHER_TOKEN)):
                self.assertEqual((reply.status, reply.body[:5]), (200, b"own /"))
                self.assertIn(int(reply.headers["X-Own"]), pids)
                self.assertNotIn("X-Labour-Worker", reply.headers)
            reply = self.get_with_token("/IOBound", X_Labour_Note="1")
            self.assertEqual(reply.body, b"Read 1048576 bytes.")
            self.assertTrue(reply.is_verified())
            self.assertEqual(self.noted()[-1], [ID, "IOBound", str(reply.worker()[0])])
            self.tearDown()
        self.assertEqual(len(self.noted()), 2)

    def test_a_segmentation_fault_costs_its_worker_alone(self):
        self.start()
        before = self.workers(2)
        with self.assertRaises((HTTPException, socket.error)):
            self.get_with_token("/SIGSEGV", X_Labour_Note="1")
        (identifier, target, pid), = self.noted()
        self.assertEqual((identifier, target), (ID, "SIGSEGV"))
        after = self.workers(2)
        self.assertEqual(before - after, set([int(pid)]))
        self.assertEqual(len(after - before), 1)
        self.assertIsNone(self.server.poll())
        self.assertEqual(self.get("/").body, b"own /")

    def test_without_a_token_all_reach_the_application(self):
        self.start(LABOUR_JOURNAL=self.journal)
        self.assertEqual(self.get_with_token("/SIGSEGV", X_Labour_Note="1").body, b"own /SIGSEGV")
        self.assertFalse(os.path.exists(self.journal))

    def test_with_a_malformed_token_it_does_not_start(self):
        self.start(LABOUR_TOKEN="oops")
        self.assertNotEqual(self.server.wait(), 0)
        with open(self.log) as log:
            self.assertIn("The token in the environment variable LABOUR_TOKEN is malformed", log.read())


if __name__ == "__main__":
    unittest.main()
