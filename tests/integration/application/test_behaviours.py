# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shipped behaviours do and answer, without a server. Runs on Python 3 and on Jython 2.7."""

import os
import signal
import stat
import sys
import time
import unittest

sys.dont_write_bytecode = True

from harness import ApplicationTest, Run, await_condition, in_child, in_threads, module_of

PAGE = os.sysconf("SC_PAGESIZE") if hasattr(os, "sysconf") else 4096


def setUpModule():
    global run
    run = Run()
    run.load()


def tearDownModule():
    run.remove()


def get(path, query="", **more):
    return run.get(path, query, **more)


def resident_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * PAGE


class PlainResponse(ApplicationTest):
    def test_the_status_asked_for(self):
        for status in (200, 201, 302, 404, 500, 503, 599):
            reply = get("/PlainResponse", "status=%d" % status)
            self.assertEqual((reply.status, len(reply.body)), (status, 64))
            self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for query in ("status=199", "status=600", "length=-1", "length=67108865"):
            self.assert_refused(get("/PlainResponse", query), 400)


class Sleeping(ApplicationTest):
    def test_it_sleeps_and_answers(self):
        start = time.time()
        reply = get("/Sleeping", "sleep_duration=0.1")
        self.assertTrue(time.time() - start >= 0.09)
        self.assertEqual((reply.status, reply.body), (200, b"Slept."))
        self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for query in ("sleep_duration=-1", "sleep_duration=3601"):
            self.assert_refused(get("/Sleeping", query), 400)


class IOBound(ApplicationTest):
    def files(self):
        return sorted(name for name in os.listdir(run.directory) if name.startswith("IOBound-"))

    def test_a_file_of_its_own(self):
        for _ in range(2):
            reply = get("/IOBound", "length=100000")
            self.assertEqual((reply.status, reply.body), (200, b"Read 100000 bytes."))
            self.assertTrue(reply.is_verified())
        self.assertEqual(os.path.getsize(os.path.join(run.directory, "IOBound-100000")), 100000)

    def test_many_may_be_the_first_to_ask(self):
        bodies = []
        in_threads(8, lambda: bodies.append(get("/IOBound", "length=777777").body))
        self.assertEqual(bodies, [b"Read 777777 bytes."] * 8)
        self.assertEqual([name for name in self.files() if not name[len("IOBound-"):].isdigit()], [])

    def test_a_file_of_the_users(self):
        path = run.write("users file", u"0123456789")
        for length, body in ((4, b"Read 4 bytes."), (1000, b"Read 10 bytes.")):
            self.assertEqual(get("/IOBound", "length=%d&filename=%s" % (length, path.replace(" ", "%20"))).body, body)

    def test_files_that_cannot_be_read(self):
        for path in ("/nowhere/at/all", run.directory, "/dev/zero"):
            self.assert_refused(get("/IOBound", "filename=" + path), 400, "IOBound cannot read its file")

    def test_pipes_are_not_opened(self):
        path = os.path.join(run.directory, "pipe")
        os.mkfifo(path)
        self.assert_refused(get("/IOBound", "filename=" + path), 400, "not a regular file")

    def test_no_room_for_its_own_file(self):
        labour = sys.modules["labour_application"]
        kept = labour.RUN_DIRECTORY
        labour.RUN_DIRECTORY = os.path.join(kept, "gone")
        try:
            self.assert_refused(get("/IOBound"), 500, "IOBound cannot read its file")
        finally:
            labour.RUN_DIRECTORY = kept

    def test_pages_are_dropped_before_reading(self):
        module = module_of("IOBound")
        real = module.FADVISE
        dropped = []

        def advise(descriptor, *arguments):
            self.assertTrue(stat.S_ISREG(os.fstat(descriptor).st_mode))
            self.assertEqual(os.lseek(descriptor, 0, os.SEEK_CUR), 0)
            dropped.append((arguments, real(descriptor, *arguments)))

        module.FADVISE = advise
        try:
            get("/IOBound")
        finally:
            module.FADVISE = real
        self.assertEqual([arguments for arguments, _ in dropped], [(0, 0, getattr(os, "POSIX_FADV_DONTNEED", 4))])
        self.assertIn(dropped[0][1], (None, 0))

    def test_pages_can_be_dropped_where_only_ctypes_can(self):
        module = module_of("IOBound")
        real = module.os

        class Without(object):
            path = real.path

        module.os = Without
        try:
            advise = module.find_fadvise()
        finally:
            module.os = real
        with open(run.write("a file", u"text"), "rb") as file:
            self.assertEqual(advise(file.fileno(), 0, 0, module.POSIX_FADV_DONTNEED), 0)

    def test_bounds(self):
        for query in ("length=0", "length=268435457"):
            self.assert_refused(get("/IOBound", query), 400)


class LeakMemory(ApplicationTest):
    def test_it_answers(self):
        reply = get("/LeakMemory", "how_many=1000")
        self.assertEqual((reply.status, reply.body), (200, b"Leaked."))
        self.assertTrue(reply.is_verified())

    def test_it_leaks_many_objects(self):
        leaks = len(module_of("LeakMemory").LEAKED)
        get("/LeakMemory", "how_many=120000")
        leak = module_of("LeakMemory").LEAKED[leaks]
        self.assertEqual(len(leak), 1000)
        self.assertEqual(len(set(id(each) for each in leak)), 1000)

    def test_memory_grows_by_what_was_asked_for(self):
        for how_many, times in ((1 << 20, 20), (100000, 200), (32 << 20, 1)):
            def leak():
                before = resident_bytes()
                for _ in range(times):
                    get("/LeakMemory", "how_many=%d" % how_many)
                return resident_bytes() - before
            grown = int(in_child(leak)[1]) / float(how_many * times)
            self.assertTrue(0.9 <= grown <= 1.1, grown)

    def test_bounds(self):
        for query in ("how_many=-1", "how_many=268435457"):
            self.assert_refused(get("/LeakMemory", query), 400)


class PythonWedge(ApplicationTest):
    def test_a_wedge_never_returns(self):
        def ticks(pid):
            with open("/proc/%d/stat" % pid) as file:
                return int(file.read().rpartition(")")[2].split()[11])

        pid = os.fork()
        if pid == 0:
            try:
                get("/PythonWedge", HTTP_X_LABOUR_NOTE="1")
            finally:
                os._exit(1)
        try:
            self.assertTrue(await_condition(lambda: run.journal() and run.journal()[-1][3] == str(pid)))
            noted = ticks(pid)
            self.assertTrue(await_condition(lambda: ticks(pid) >= noted + 10))
            self.assertEqual(os.waitpid(pid, os.WNOHANG), (0, 0))
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


class Segfault(ApplicationTest):
    def assert_killed(self, status):
        self.assertTrue(os.WIFSIGNALED(status), status)
        self.assertEqual(os.WTERMSIG(status), signal.SIGSEGV)

    def test_a_dereference_ends_the_process(self):
        self.assert_killed(in_child(lambda: get("/SIGSEGV"))[0])
        self.assert_killed(in_child(lambda: get("/SIGSEGV", "how=dereference"))[0])

    def test_a_signal_ends_the_process(self):
        self.assert_killed(in_child(lambda: get("/SIGSEGV", "how=signal"))[0])

    def test_a_handled_signal_is_seen(self):
        def act():
            signal.signal(signal.SIGSEGV, lambda *arguments: None)
            return get("/SIGSEGV", "how=signal").body.decode("ascii")
        self.assertEqual(in_child(act), (0, "Still alive."))

    def test_other_ways_are_refused(self):
        self.assert_refused(get("/SIGSEGV", "how=politely"), 400, "one of dereference, signal")


if __name__ == "__main__":
    unittest.main()
