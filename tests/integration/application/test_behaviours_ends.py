# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Behaviours that end the worker, hang it, or change what its requests share. Runs on Python 3 and on Jython 2.7."""

import contextlib
import ctypes
import json
import os
import select
import signal
import socket
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True

from harness import JYTHON, ApplicationTest, Run, await_condition, in_child, in_threads

needs_fork = unittest.skipIf(JYTHON, "needs os.fork")

TICK_SECONDS = 0.01
SILENCE_SECONDS = 0.3


def setUpModule():
    global run
    run = Run()
    run.load()


def tearDownModule():
    run.remove()


def get(path, query="", **more):
    return run.get(path, query, **more)


def state_of(pid):
    """The letter that the kernel has for what the process does, and the clock ticks it has computed for."""
    with open("/proc/%d/stat" % pid) as file:
        fields = file.read().rpartition(")")[2].split()
    return fields[0], int(fields[11])


def children():
    """The processes that this one has started and that are not yet awaited."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open("/proc/%s/stat" % name) as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
            except (IOError, OSError):
                continue
            if parent == os.getpid():
                found.append(int(name))
    return found


# What ends the worker -----------------------------------------------------------------------------------------------

class Raised(ApplicationTest):
    def test_an_exit_is_raised(self):
        for query, code in (("", 1), ("code=0", 0), ("code=255", 255)):
            with self.assertRaises(SystemExit) as raised:
                get("/SystemExit", query)
            self.assertEqual(raised.exception.code, code)

    def test_recursion_is_raised(self):
        with self.assertRaises(RuntimeError) as raised:
            get("/RecursionError")
        self.assertIn("recursion", str(raised.exception))

    def test_bounds(self):
        for behaviour in ("/SystemExit", "/OsExit"):
            for query in ("code=-1", "code=256"):
                self.assert_refused(get(behaviour, query), 400)


@needs_fork
class Ends(ApplicationTest):
    def assert_killed(self, by, path, query=""):
        """It ends the process from the main thread and from another."""
        for act in (lambda: get(path, query), lambda: in_threads(1, lambda: get(path, query))):
            status, _ = in_child(act)
            self.assertTrue(os.WIFSIGNALED(status), status)
            self.assertEqual(os.WTERMSIG(status), by)

    def test_an_exit_has_the_status_asked_for(self):
        for query, code in (("", 1), ("code=0", 0), ("code=255", 255)):
            for act in (lambda: get("/OsExit", query), lambda: in_threads(1, lambda: get("/OsExit", query))):
                status, text = in_child(act)
                self.assertTrue(os.WIFEXITED(status), status)
                self.assertEqual((os.WEXITSTATUS(status), text), (code, ""))

    def test_a_kill_ends_the_process(self):
        self.assert_killed(signal.SIGKILL, "/SIGKILL")

    def test_an_abort_ends_the_process(self):
        self.assert_killed(signal.SIGABRT, "/Abort")

    def test_an_abort_ends_the_process_in_spite_of_a_handler(self):
        def act():
            signal.signal(signal.SIGABRT, lambda *arguments: None)
            get("/Abort")
        self.assertEqual(os.WTERMSIG(in_child(act)[0]), signal.SIGABRT)

    def test_an_overflow_ends_the_process(self):
        self.assert_killed(signal.SIGSEGV, "/StackOverflow")

    def test_a_stop_lasts_until_the_process_is_continued(self):
        def in_thread():
            bodies = []
            in_threads(1, lambda: bodies.append(get("/SIGSTOP").body))
            return bodies[0]

        for act in (lambda: get("/SIGSTOP").body, in_thread):
            pid = os.fork()
            if pid == 0:
                try:
                    os._exit(0 if act() == b"Continued." else 1)
                finally:
                    os._exit(2)
            try:
                status = os.waitpid(pid, os.WUNTRACED)[1]
                self.assertTrue(os.WIFSTOPPED(status), status)
                self.assertEqual(os.WSTOPSIG(status), signal.SIGSTOP)
                self.assertEqual(state_of(pid)[0], "T")
            finally:
                os.kill(pid, signal.SIGCONT)
                self.assertEqual(os.waitpid(pid, 0)[1], 0)


# What hangs it ------------------------------------------------------------------------------------------------------

class Hanging(object):
    """A process whose main thread asks for the behaviour while another ticks, as a heartbeat does.

    Its handler of SIGUSR1 writes an exclamation mark among the ticks.
    """

    def __init__(self, path):
        self.reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                signal.signal(signal.SIGUSR1, lambda *arguments: os.write(writing, b"!"))
                ticker = threading.Thread(target=self.tick, args=(writing,))
                ticker.daemon = True
                ticker.start()
                get(path, HTTP_X_LABOUR_NOTE="1")
            finally:
                os._exit(1)
        os.close(writing)

    @staticmethod
    def tick(writing):
        while True:
            os.write(writing, b".")
            time.sleep(TICK_SECONDS)

    def has_begun(self):
        return bool(run.journal()) and run.journal()[-1][3] == str(self.pid)

    def read(self):
        """What was written since the last reading. Waits for something, but not for ever."""
        if not select.select([self.reading], [], [], SILENCE_SECONDS)[0]:
            return b""
        return os.read(self.reading, 65536)

    def is_silent(self):
        return self.read() == b""

    def send_signal(self):
        os.kill(self.pid, signal.SIGUSR1)

    def computed(self):
        return state_of(self.pid)[1]

    def has_ended(self):
        return os.waitpid(self.pid, os.WNOHANG) != (0, 0)

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.reading)


@needs_fork
class Hangs(ApplicationTest):
    @contextlib.contextmanager
    def hanging(self, path):
        hanging = Hanging(path)
        try:
            self.assertTrue(await_condition(hanging.has_begun))
            yield hanging
            self.assertFalse(hanging.has_ended())
        finally:
            hanging.end()

    def test_a_deadlock_lets_other_threads_go_on(self):
        with self.hanging("/Deadlock") as hanging:
            hanging.read()
            self.assertTrue(len(b"".join(hanging.read() for _ in range(20))) >= 20)
            if sys.version_info[0] > 2:
                hanging.send_signal()
                self.assertTrue(await_condition(lambda: b"!" in hanging.read()))

    def test_a_wedge_of_the_interpreters_lock_silences_threads_and_handlers(self):
        with self.hanging("/GilWedge") as hanging:
            self.assertTrue(await_condition(hanging.is_silent))
            self.assertEqual(state_of(hanging.pid)[0], "S")
            hanging.send_signal()
            self.assertTrue(hanging.is_silent())

    def test_a_regular_expression_computes_and_silences_threads_but_not_handlers(self):
        with self.hanging("/RegexWedge") as hanging:
            self.assertTrue(await_condition(hanging.is_silent))
            computed = hanging.computed()
            self.assertTrue(await_condition(lambda: hanging.computed() >= computed + 10))
            self.assertTrue(hanging.is_silent())
            hanging.send_signal()
            self.assertTrue(await_condition(lambda: b"!" in hanging.read()))


class Waits(ApplicationTest):
    def test_a_short_text_is_answered(self):
        reply = get("/RegexWedge", "length=5")
        self.assertEqual((reply.status, reply.body), (200, b"Matched nothing."))
        self.assertTrue(reply.is_verified())

    def test_each_letter_doubles_the_time(self):
        def seconds(length):
            start = time.time()
            get("/RegexWedge", "length=%d" % length)
            return time.time() - start
        # Some 250 times as long: enough for any compiler that is still warming up.
        self.assertTrue(min(seconds(20) for _ in range(3)) > 4 * min(seconds(12) for _ in range(3)))

    def test_a_blocking_call_waits_and_answers(self):
        start = time.time()
        reply = get("/BlockingCall", "seconds=0.1")
        self.assertTrue(time.time() - start >= 0.09)
        self.assertEqual((reply.status, reply.body), (200, b"Waited."))
        self.assertTrue(reply.is_verified())

    @needs_fork
    def test_a_blocking_call_heeds_no_signal(self):
        def act():
            handled = []
            signal.signal(signal.SIGALRM, lambda *arguments: handled.append(arguments))
            signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
            start = time.time()
            get("/BlockingCall", "seconds=0.3")
            return time.time() - start >= 0.29 and len(handled) > 0
        self.assertEqual(in_child(act), (0, "True"))

    def test_it_computes_and_answers(self):
        computed = os.times()[0]
        start = time.time()
        reply = get("/BurnCpu", "seconds=0.2")
        self.assertTrue(time.time() - start >= 0.19)
        self.assertTrue(os.times()[0] > computed)
        self.assertEqual((reply.status, reply.body), (200, b"Computed."))
        self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for path, query in (("/BlockingCall", "seconds=-1"), ("/BlockingCall", "seconds=3601"),
                            ("/BurnCpu", "seconds=-1"), ("/BurnCpu", "seconds=3601"),
                            ("/RegexWedge", "length=0"), ("/RegexWedge", "length=4097")):
            self.assert_refused(get(path, query), 400)


# What changes what its requests share -------------------------------------------------------------------------------

class Output(ApplicationTest):
    def flood(self, query):
        """How much was written to the standard output and to the standard error."""
        paths = [run.write(name, u"") for name in ("output", "error")]
        kept = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = [open(path, "w") for path in paths]
        try:
            reply = get("/FloodOutput", query)
            return [os.path.getsize(path) for path in paths], reply
        finally:
            sys.stdout.close()
            sys.stderr.close()
            sys.stdout, sys.stderr = kept

    def test_as_much_as_asked_for_goes_to_both(self):
        for query, amount in (("", 1048576), ("amount=0", 0), ("amount=1", 1), ("amount=200000", 200000)):
            sizes, reply = self.flood(query)
            self.assertEqual(sizes, [amount, amount])
            self.assertEqual((reply.status, reply.body), (200, b"Flooded."))
            self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for query in ("amount=-1", "amount=67108865"):
            self.assert_refused(get("/FloodOutput", query), 400)


@needs_fork
class Ambience(ApplicationTest):
    def assert_changed(self, body, path, query, look, expected):
        """The reply is verified and has this body, and look() then finds in the process what is expected."""
        def act():
            reply = get(path, query)
            return json.dumps([reply.status, reply.body.decode("ascii"), reply.is_verified(), look()])
        status, text = in_child(act)
        self.assertEqual(status, 0)
        self.assertEqual(json.loads(text), [200, body, True, expected])

    def test_signals_are_ignored(self):
        names = ("HUP", "INT", "QUIT", "ABRT", "USR1", "USR2", "ALRM", "TERM", "CHLD", "WINCH")
        numbers = [int(getattr(signal, "SIG" + name)) for name in names]

        def ignored():
            with open("/proc/self/status") as file:
                mask = int([line for line in file if line.startswith("SigIgn:")][0].split()[1], 16)
            return [number for number in numbers if mask >> (number - 1) & 1]

        def in_thread():
            signal.signal(signal.SIGTERM, lambda *arguments: os._exit(3))
            in_threads(1, lambda: get("/ReplaceSignalHandlers"))
            os.kill(os.getpid(), signal.SIGTERM)
            return json.dumps(ignored())

        self.assert_changed("Ignored.", "/ReplaceSignalHandlers", "", ignored, numbers)
        self.assertEqual(in_child(in_thread), (0, json.dumps(numbers)))

    def test_the_working_directory(self):
        self.assert_changed("Changed.", "/ChangeDirectory", "", os.getcwd, "/")

    def test_the_mask_of_new_files(self):
        def look():
            path = os.path.join(run.directory, "masked")
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            mode = os.stat(path).st_mode & 0o777
            os.unlink(path)
            return mode
        self.assert_changed("Changed.", "/ChangeUmask", "", look, 0)
        self.assert_changed("Changed.", "/ChangeUmask", "mask=18", look, 0o644)

    def test_the_environment(self):
        getenv = ctypes.CDLL(None).getenv
        getenv.restype = ctypes.c_char_p
        self.assertTrue(getenv(b"LABOUR_RUN_DIRECTORY"))
        self.assert_changed("Cleared.", "/ChangeEnvironment", "",
                            lambda: [len(os.environ), getenv(b"LABOUR_RUN_DIRECTORY")], [0, None])

    def test_the_time_zone(self):
        def look():
            return time.localtime(0).tm_hour, time.timezone
        self.assert_changed("Changed.", "/ChangeTimeZone", "", look, [14, -50400])
        self.assert_changed("Changed.", "/ChangeTimeZone", "zone=LAB3", look, [21, 10800])

    def test_what_is_opened_next_has_the_standard_streams_numbers_and_keeps_them(self):
        def look():
            opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(3)]
            get("/CloseStandardStreams")
            return opened, [os.fstat(each).st_size for each in opened]
        self.assert_changed("Closed.", "/CloseStandardStreams", "", look, [[0, 1, 2], [0, 0, 0]])

    def test_only_sockets_that_listen_are_closed(self):
        listeners = [socket.socket(), socket.socket(socket.AF_UNIX)]
        listeners[0].bind(("127.0.0.1", 0))
        listeners[1].bind("\0labour-test-%d" % os.getpid())
        for listener in listeners:
            listener.listen(5)
        client = socket.socket()
        client.connect(listeners[0].getsockname())
        accepted = listeners[0].accept()[0]

        def is_open(each):
            try:
                os.fstat(each.fileno())
                return True
            except OSError:
                return False

        def look():
            accepted.sendall(b"still here")
            return [is_open(each) for each in listeners]

        try:
            self.assert_changed("Closed.", "/CloseListener", "", look, [False, False])
            self.assertEqual(client.recv(100), b"still here")
        finally:
            for each in listeners + [client, accepted]:
                each.close()


class Locale(ApplicationTest):
    def test_it_is_set(self):
        import locale
        kept = locale.setlocale(locale.LC_ALL)
        try:
            reply = get("/ChangeLocale")
            self.assertEqual((reply.status, reply.body), (200, b"Changed."))
            self.assertTrue(reply.is_verified())
            self.assertEqual(locale.setlocale(locale.LC_ALL), "C")
        finally:
            locale.setlocale(locale.LC_ALL, kept)

    def test_one_that_is_not_installed_is_refused(self):
        self.assert_refused(get("/ChangeLocale", "name=xx_YY"), 400, "ChangeLocale cannot set its locale")


@needs_fork
class Orphan(ApplicationTest):
    def orphan(self, query):
        """The child that was left, which the test awaits."""
        before = children()
        reply = get("/OrphanChild", query)
        self.assertEqual((reply.status, reply.body), (200, b"Forked."))
        self.assertTrue(reply.is_verified())
        born = [pid for pid in children() if pid not in before]
        self.assertEqual(len(born), 1)
        return born[0]

    def test_it_keeps_the_socket_until_it_is_ended(self):
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(5)
        address = listener.getsockname()
        pid = self.orphan("seconds=60")
        try:
            listener.close()
            self.assertEqual(os.getsid(pid), os.getsid(0))
            client = socket.socket()
            client.connect(address)
            client.close()
        finally:
            os.kill(pid, signal.SIGTERM)
            self.assertEqual(os.WTERMSIG(os.waitpid(pid, 0)[1]), signal.SIGTERM)
        client = socket.socket()
        self.assertNotEqual(client.connect_ex(address), 0)
        client.close()

    def test_it_ends_by_itself(self):
        start = time.time()
        self.assertEqual(os.waitpid(self.orphan("seconds=0.2"), 0)[1], 0)
        self.assertTrue(time.time() - start >= 0.19)

    def test_handlers_that_raise_do_not_bring_it_back(self):
        def leave(*arguments):
            raise KeyError("raised by a handler")

        kept = signal.signal(signal.SIGUSR1, leave)
        try:
            pid = self.orphan("seconds=60")
        finally:
            signal.signal(signal.SIGUSR1, kept)
        self.assertTrue(await_condition(lambda: state_of(pid)[0] == "S"))
        os.kill(pid, signal.SIGUSR1)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)

    def test_a_session_of_its_own(self):
        pid = self.orphan("seconds=60&new_session=true")
        try:
            self.assertTrue(await_condition(lambda: os.getsid(pid) == pid))
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def test_bounds(self):
        for query in ("seconds=-1", "seconds=3601", "new_session=perhaps"):
            self.assert_refused(get("/OrphanChild", query), 400)


if __name__ == "__main__":
    unittest.main()
