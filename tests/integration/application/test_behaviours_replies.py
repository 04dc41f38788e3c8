# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the behaviours that leak, hunger and break the contract do, and the innocents that work, without a server.

Runs on Python 3 and on Jython 2.7. What would stay with the process is done in a child of it.
"""

import gc
import hashlib
import io
import os
import sys
import time
import unittest
import zlib

sys.dont_write_bytecode = True

from harness import (JYTHON, NOT_ON_JYTHON, ApplicationTest, Run, await_condition, claim, environ, in_child,
                     module_of)

NOT_ON_JYTHON.update({
    "test_native_memory_grows_by_what_was_asked_for": "needs os.fork",
    "test_memory_that_is_not_given_is_told": "needs os.fork",
    "test_descriptors_stay_open": "needs os.fork",
    "test_a_want_of_descriptors_is_told": "needs os.fork",
    "test_threads_stay": "needs os.fork",
    "test_a_worker_has_its_fill_of_threads": "needs os.fork",
    "test_a_want_of_threads_is_told": "needs os.fork",
    "test_processes_stay": "needs os.fork",
    "test_a_run_has_its_fill_of_processes": "needs os.fork",
    "test_a_want_of_processes_is_told": "needs os.fork",
    "test_zombies_stay": "needs os.fork",
    "test_a_worker_has_its_fill_of_zombies": "needs os.fork",
    "test_zombies_are_bounded": "needs os.fork",
    "test_memory_ends": "needs os.fork",
    "test_memory_is_used": "needs os.fork",
    "test_memory_is_let_go_when_it_does_not_end": "needs os.fork",
    "test_the_collector_has_work": "collects when the Java virtual machine likes",
})

MIB = 1 << 20


def setUpModule():
    global run
    run = Run()
    run.load()


def tearDownModule():
    run.remove()


def get(path, query="", **more):
    return run.get(path, query, **more)


def begin(path, query="", write=None):
    """What start_response was called with, in a list, and what the application returned; an exception gets out."""
    started = []

    def start_response(status, headers, exc_info=None):
        started.append((status, dict(headers)))
        return write

    return started, sys.modules["labour_application"].application(environ(path, query), start_response)


def limited(name, soft):
    """Sets a limit of this process, which is a child."""
    import resource
    which = getattr(resource, name)
    resource.setrlimit(which, (soft, resource.getrlimit(which)[1]))


def without_privileges():
    """Ends root's exemption from limits on processes."""
    if os.geteuid() == 0:
        os.setuid(65534)


def memory(field):
    """A field of this process's status, in bytes."""
    with io.open("/proc/self/status") as status:
        for line in status:
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024


def told(replies):
    """Statuses and bodies, for a child to tell."""
    return " ".join("%d %s" % (reply.status, reply.body.decode("ascii")) for reply in replies)


def children():
    """State and name of this process's children, by pid."""
    with io.open("/proc/self/task/%d/children" % os.getpid()) as file:
        pids = [int(pid) for pid in file.read().split()]
    found = {}
    for pid in pids:
        with io.open("/proc/%d/stat" % pid) as stat:
            before, _, after = stat.read().rpartition(")")
        found[pid] = after.split()[0] + " " + before.partition("(")[2]
    return found


def end_children():
    for pid in children():
        os.kill(pid, 9)
        os.waitpid(pid, 0)


class Leaks(ApplicationTest):
    def assert_leaked(self, reply, body=b"Leaked."):
        self.assertEqual((reply.status, reply.body), (200, body))
        self.assertTrue(reply.is_verified())


class LeakNativeMemory(Leaks):
    def test_it_answers(self):
        for how_many in (0, 1, 5000):
            self.assert_leaked(get("/LeakNativeMemory", "how_many=%d" % how_many))

    def test_native_memory_grows_by_what_was_asked_for(self):
        for how_many, times in ((MIB, 20), (50000, 400), (32 * MIB, 1)):
            def leak():
                for _ in range(max(1, 8 * MIB // how_many)):  # what other tests left free is taken first
                    get("/LeakNativeMemory", "how_many=%d" % how_many)
                before = memory("VmRSS")
                for _ in range(times):
                    get("/LeakNativeMemory", "how_many=%d" % how_many)
                return memory("VmRSS") - before
            grown = int(in_child(leak)[1]) / float(how_many * times)
            self.assertTrue(0.9 <= grown <= 1.1, grown)

    def test_memory_that_is_not_given_is_told(self):
        def leak():
            limited("RLIMIT_AS", memory("VmSize") + 16 * MIB)
            return told([get("/LeakNativeMemory", "how_many=%d" % (64 * MIB))])
        self.assertEqual(in_child(leak)[1], "500 LeakNativeMemory was given no memory.\n")

    def test_bounds(self):
        for query in ("how_many=-1", "how_many=268435457"):
            self.assert_refused(get("/LeakNativeMemory", query), 400)


class LeakDescriptors(Leaks):
    def test_it_answers(self):
        self.assert_leaked(get("/LeakDescriptors"))

    def test_descriptors_stay_open(self):
        def leak():
            before = len(os.listdir("/proc/self/fd"))
            for query in ("count=0", "count=1", "count=20"):
                get("/LeakDescriptors", query)
            gc.collect()
            return len(os.listdir("/proc/self/fd")) - before
        self.assertEqual(in_child(leak)[1], "21")

    def test_a_want_of_descriptors_is_told(self):
        def leak():
            free = os.open(os.devnull, os.O_RDONLY)  # the lowest that is free; those below it are in use
            os.closerange(free, 1024)
            limited("RLIMIT_NOFILE", free + 5)
            replies = [get("/LeakDescriptors", "count=8"), get("/LeakDescriptors", "count=1")]
            os.closerange(free, free + 5)
            return told(replies)
        self.assertEqual(in_child(leak)[1],
                         "500 LeakDescriptors could open 5 of 8 files: [Errno 24] Too many open files: '/dev/null'.\n"
                         " 500 LeakDescriptors could open 0 of 1 files: [Errno 24] Too many open files: '/dev/null'.\n")

    def test_bounds(self):
        for query in ("count=-1", "count=4097"):
            self.assert_refused(get("/LeakDescriptors", query), 400)


class LeakThreads(Leaks):
    def test_it_answers(self):
        self.assert_leaked(get("/LeakThreads", "count=0"), b"Leaked 0 of 0.")
        if JYTHON:  # which has no child to leak a thread in, as test_threads_stay does
            self.assert_leaked(get("/LeakThreads"), b"Leaked 1 of 1.")

    def test_threads_stay(self):
        def leak():
            before = len(os.listdir("/proc/self/task"))
            replies = [get("/LeakThreads", query) for query in ("", "count=20")]
            time.sleep(0.1)
            return "%s %d" % (told(replies), len(os.listdir("/proc/self/task")) - before)
        self.assertEqual(in_child(leak)[1], "200 Leaked 1 of 1. 200 Leaked 20 of 20. 21")

    def test_a_worker_has_its_fill_of_threads(self):
        def leak():
            module_of("LeakThreads").MOST_IN_A_WORKER = len(module_of("LeakThreads").LEAKED) + 3
            return told(get("/LeakThreads", "count=2") for _ in range(3))
        self.assertEqual(in_child(leak)[1], "200 Leaked 2 of 2. 200 Leaked 1 of 2. 200 Leaked 0 of 2.")

    def test_a_want_of_threads_is_told(self):
        def leak():
            limited("RLIMIT_AS", memory("VmSize") + 64 * MIB)
            return told([get("/LeakThreads", "count=1000")])
        text = in_child(leak)[1]
        self.assertTrue(text.startswith("500 LeakThreads could start "), text)
        self.assertTrue(text.endswith(" of 1000 threads: can't start new thread.\n"), text)

    def test_bounds(self):
        for query in ("count=-1", "count=1025"):
            self.assert_refused(get("/LeakThreads", query), 400)


class LeakProcesses(Leaks):
    def test_it_answers(self):
        self.assert_leaked(get("/LeakProcesses", "count=0"), b"Leaked 0 of 0.")

    def test_processes_stay(self):
        def leak():
            try:
                replies = [get("/LeakProcesses", query) for query in ("", "count=2")]
                gc.collect()
                await_condition(lambda: set(children().values()) == set(["S sleep"]))
                return told(replies) + " " + ", ".join(children().values())
            finally:
                end_children()
        self.assertEqual(in_child(leak)[1], "200 Leaked 1 of 1. 200 Leaked 2 of 2. S sleep, S sleep, S sleep")

    def test_a_run_has_its_fill_of_processes(self):
        def leak():
            count = os.path.join(run.directory, "LeakProcesses-count")
            module_of("LeakProcesses").MOST_IN_A_RUN = (os.path.getsize(count) if os.path.exists(count) else 0) + 3
            try:
                return told(get("/LeakProcesses", "count=2") for _ in range(3)) + " %d" % len(children())
            finally:
                end_children()
        self.assertEqual(in_child(leak)[1], "200 Leaked 2 of 2. 200 Leaked 1 of 2. 200 Leaked 0 of 2. 3")

    def test_a_want_of_processes_is_told(self):
        def leak():
            module_of("LeakProcesses").PROGRAM = ["/nowhere/at/all"]
            return told([get("/LeakProcesses", "count=2")])
        text = in_child(leak)[1]
        self.assertTrue(text.startswith("500 LeakProcesses could start 0 of 2 processes: [Errno 2]"), text)

    def test_bounds(self):
        for query in ("count=-1", "count=65"):
            self.assert_refused(get("/LeakProcesses", query), 400)


class LeakZombies(Leaks):
    def test_zombies_stay(self):
        def leak():
            replies = [get("/LeakZombies", query) for query in ("", "count=2")]
            await_condition(lambda: all(child.startswith("Z ") for child in children().values()))
            states = [child[0] for child in children().values()]
            end_children()
            return told(replies) + " " + "".join(states)
        self.assertEqual(in_child(leak)[1], "200 Leaked 1 of 1. 200 Leaked 2 of 2. ZZZ")

    def test_a_worker_has_its_fill_of_zombies(self):
        def leak():
            module_of("LeakZombies").MOST_IN_A_WORKER = 3
            replies = [get("/LeakZombies", "count=2") for _ in range(3)]
            end_children()
            return told(replies)
        self.assertEqual(in_child(leak)[1], "200 Leaked 2 of 2. 200 Leaked 1 of 2. 200 Leaked 0 of 2.")

    def test_a_want_of_processes_is_told(self):
        def leak():
            without_privileges()
            limited("RLIMIT_NPROC", 0)
            return told([get("/LeakZombies", "count=2")])
        text = in_child(leak)[1]
        self.assertTrue(text.startswith("500 LeakZombies could start 0 of 2 processes: [Errno 11]"), text)

    def test_zombies_are_bounded(self):
        for query in ("count=-1", "count=257"):
            self.assert_refused(get("/LeakZombies", query), 400)


class LeakFiles(Leaks):
    def files(self):
        folder = os.path.join(run.directory, "tmp")
        paths = [os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("LeakFiles-")]
        return sorted(os.path.getsize(path) for path in paths)

    def setUp(self):
        ApplicationTest.setUp(self)
        for name in os.listdir(os.path.join(run.directory, "tmp")):
            os.unlink(os.path.join(run.directory, "tmp", name))

    def test_files_stay(self):
        self.assert_leaked(get("/LeakFiles"), b"Leaked 1 of 1.")
        self.assert_leaked(get("/LeakFiles", "count=2&size=10000"), b"Leaked 2 of 2.")
        self.assert_leaked(get("/LeakFiles", "size=0"), b"Leaked 1 of 1.")
        self.assertEqual(self.files(), [0, 4096, 10000, 10000])

    def test_the_folder_is_made_where_there_is_none(self):
        module = module_of("LeakFiles")
        folder = os.path.join(run.directory, "private")
        os.mkdir(folder)
        for _ in range(2):
            self.assertTrue(os.path.isdir(module.folder_for_files(folder)))

    def test_a_run_has_its_fill_of_files(self):
        module = module_of("LeakFiles")
        kept = module.MOST_BLOCKS_IN_A_RUN
        count = os.path.join(run.directory, "LeakFiles-count")
        module.MOST_BLOCKS_IN_A_RUN = (os.path.getsize(count) if os.path.exists(count) else 0) + 5
        try:
            bodies = [get("/LeakFiles", query).body for query in ("size=4097", "size=4096&count=2", "size=1&count=2",
                                                                  "size=0")]
        finally:
            module.MOST_BLOCKS_IN_A_RUN = kept
        self.assertEqual(bodies, [b"Leaked 1 of 1.", b"Leaked 2 of 2.", b"Leaked 1 of 2.", b"Leaked 0 of 1."])
        self.assertEqual(self.files(), [1, 4096, 4096, 4097])

    def test_what_cannot_be_written_is_told(self):
        labour = sys.modules["labour_application"]
        kept = labour.RUN_DIRECTORY
        labour.RUN_DIRECTORY = os.path.join(kept, "gone")
        try:
            self.assert_refused(get("/LeakFiles"), 500, "LeakFiles could write 0 of 1 files: ")
        finally:
            labour.RUN_DIRECTORY = kept

    def test_bounds(self):
        for query in ("count=-1", "count=1001", "size=-1", "size=1048577"):
            self.assert_refused(get("/LeakFiles", query), 400)


class ExhaustMemory(ApplicationTest):
    def test_memory_ends(self):
        def exhaust():
            limited("RLIMIT_AS", memory("VmSize") + 64 * MIB)
            try:
                get("/ExhaustMemory")
            except MemoryError:
                return "ended"
        self.assertEqual(in_child(exhaust), (0, "ended"))

    def test_memory_is_used(self):
        def exhaust():
            before = memory("VmRSS")
            get("/ExhaustMemory", "at_most=%d" % (64 * MIB))
            return memory("VmHWM") - before
        grown = int(in_child(exhaust)[1])
        self.assertTrue(60 * MIB <= grown <= 72 * MIB, grown)

    def test_memory_is_let_go_when_it_does_not_end(self):
        def exhaust():
            before = memory("VmRSS")
            get("/ExhaustMemory", "at_most=%d" % (64 * MIB))
            return memory("VmRSS") - before
        self.assertTrue(int(in_child(exhaust)[1]) < 8 * MIB)

    def test_what_does_not_end_is_told(self):
        reply = get("/ExhaustMemory", "at_most=%d" % (2 * MIB))
        self.assertEqual((reply.status, reply.body), (200, b"Allocated 2 MiB, and memory did not end."))
        self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for query in ("at_most=1048575", "at_most=68719476737"):
            self.assert_refused(get("/ExhaustMemory", query), 400)


class RaisedMemoryError(ApplicationTest):
    def test_it_is_raised(self):
        self.assertRaises(MemoryError, begin, "/MemoryError")


class Blocks(ApplicationTest):
    def setUp(self):
        self.blocks = sys.modules["labour_blocks"]

    def test_a_block_leaves_the_checksum_as_it_is(self):
        self.assertEqual(zlib.crc32(self.blocks.BLOCK), 0)

    def test_bodies_are_what_is_claimed_of_them(self):
        for length in (0, 1, 65535, 65536, 65537, 200000):
            for size in (1000, 65535, 65536):
                pieces = list(self.blocks.pieces(length, size))
                self.assertEqual([len(piece) for piece in pieces[:-1]], [size] * (len(pieces) - 1))
                self.assertEqual(self.blocks.claim(length), ("X-Labour-Body", claim(b"".join(pieces))))


class Streams(ApplicationTest):
    """Those whose bodies are made as they are sent."""

    def assert_not_held(self, path, query):
        _, body = begin(path, query)
        self.assertEqual(len(next(iter(body))), 65536)
        self.assertFalse(hasattr(body, "__len__"))

    def test_a_gigantic_reply(self):
        for length in (0, 1, 200000):
            reply = get("/GiganticReply", "length=%d" % length)
            self.assertEqual((reply.status, len(reply.body)), (200, length))
            self.assertEqual(reply.headers["Content-Length"], str(length))
            self.assertTrue(reply.is_verified())
        self.assert_not_held("/GiganticReply", "length=17179869184")

    def test_an_endless_stream(self):
        reply = get("/EndlessStream", "length=200000")
        self.assertEqual((reply.status, len(reply.body)), (200, 200000))
        self.assertNotIn("Content-Length", reply.headers)
        self.assertTrue(reply.is_verified())
        self.assert_not_held("/EndlessStream", "length=1099511627776")

    def test_a_slow_stream(self):
        start = time.time()
        started, body = begin("/SlowStream", "length=5&interval=0.02")
        pieces = list(body)
        self.assertTrue(time.time() - start >= 0.09)
        self.assertEqual([len(piece) for piece in pieces], [1] * 5)
        self.assertEqual((started[0][0], started[0][1]["Content-Length"]), ("200 OK", "5"))
        self.assertEqual(started[0][1]["X-Labour-Body"], claim(b"".join(pieces)))
        for length in (0, 30):
            self.assertTrue(get("/SlowStream", "interval=0&length=%d" % length).is_verified())

    def test_streaming(self):
        start = time.time()
        started, body = begin("/Streaming", "pieces=4&size=100&pause=0.02")
        pieces = list(body)
        self.assertTrue(time.time() - start >= 0.05)
        self.assertEqual([len(piece) for piece in pieces], [100] * 4)
        self.assertNotIn("Content-Length", started[0][1])
        self.assertEqual(started[0][1]["X-Labour-Body"], claim(b"".join(pieces)))
        for query in ("", "pieces=0", "pieces=1&size=65536", "pieces=3&size=50000"):
            reply = get("/Streaming", query)
            self.assertEqual(reply.status, 200)
            self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for path, queries in (("/GiganticReply", ("length=-1", "length=17179869185")),
                              ("/EndlessStream", ("length=0", "length=1099511627777")),
                              ("/SlowStream", ("length=-1", "length=65537", "interval=-1", "interval=61")),
                              ("/Streaming", ("pieces=-1", "pieces=1001", "size=0", "size=65537", "pause=61"))):
            for query in queries:
                self.assert_refused(get(path, query), 400)


class GcPause(ApplicationTest):
    def test_it_answers(self):
        for query in ("containers=0", "containers=1000"):
            reply = get("/GcPause", query)
            self.assertEqual((reply.status, reply.body), (200, b"Collected."))
            self.assertTrue(reply.is_verified())

    def test_the_collector_has_work(self):
        collected = []

        class Collector(object):
            @staticmethod
            def collect():
                collected.append(gc.collect())

        module_of("GcPause").gc = Collector
        try:
            get("/GcPause", "containers=50000")
        finally:
            module_of("GcPause").gc = gc
        self.assertEqual(len(collected), 1)
        self.assertTrue(collected[0] >= 50000, collected)

    def test_bounds(self):
        for query in ("containers=-1", "containers=2000001"):
            self.assert_refused(get("/GcPause", query), 400)


class Raising(ApplicationTest):
    def test_before_the_reply_begins(self):
        started = []
        self.assertRaises(RuntimeError, sys.modules["labour_application"].application, environ("/RaiseBeforeStart"),
                          lambda *arguments: started.append(arguments))
        self.assertEqual(started, [])

    def test_after_the_reply_began(self):
        started = []
        self.assertRaises(RuntimeError, sys.modules["labour_application"].application, environ("/RaiseAfterStart"),
                          lambda *arguments: started.append(arguments))
        self.assertEqual([status for status, _ in started], ["200 OK"])

    def test_within_the_body(self):
        for query, announced in (("", True), ("announced=true", True), ("announced=false", False)):
            started, body = begin("/RaiseInBody", query)
            pieces = iter(body)
            first = next(pieces)
            self.assertRaises(RuntimeError, next, pieces)
            headers = started[0][1]
            claimed = int(headers["X-Labour-Body"].split(" ")[0])
            self.assertTrue(0 < len(first) < claimed)
            self.assertEqual(headers.get("Content-Length"), str(claimed) if announced else None)

    def test_at_the_close(self):
        started, body = begin("/RaiseInClose")
        whole = b"".join(body)
        self.assertRaises(RuntimeError, body.close)
        self.assertEqual(started[0][0], "200 OK")
        self.assertEqual(started[0][1]["Content-Length"], str(len(whole)))
        self.assertEqual(started[0][1]["X-Labour-Body"], claim(whole))


class Lengths(ApplicationTest):
    def test_too_large(self):
        reply = get("/LengthTooLarge", "length=100&missing=28")
        self.assertEqual((reply.status, len(reply.body), reply.headers["Content-Length"]), (200, 100, "128"))
        self.assertFalse(reply.is_verified())
        self.assertEqual(len(get("/LengthTooLarge").body), 64)

    def test_too_small(self):
        started, body = begin("/LengthTooSmall", "length=100&surplus=28")
        self.assertEqual([len(piece) for piece in body], [128])
        self.assertEqual(started[0][1]["Content-Length"], "100")
        self.assertEqual(started[0][1]["X-Labour-Body"], claim(body[0][:100]))

    def test_bounds(self):
        for path, queries in (("/LengthTooLarge", ("length=0", "length=16777217", "missing=0", "missing=16777217")),
                              ("/LengthTooSmall", ("length=0", "length=16777217", "surplus=0", "surplus=16777217"))):
            for query in queries:
                self.assert_refused(get(path, query), 400)


class BrokenReplies(ApplicationTest):
    def test_no_start(self):
        started, body = begin("/NoStart")
        self.assertEqual(started, [])
        self.assertTrue(b"".join(body))

    def test_a_body_of_text(self):
        started, body = begin("/StrBody")
        self.assertEqual([type(piece) for piece in body], [type(u"")])
        self.assertRaises(UnicodeError, body[0].encode, "latin-1")
        self.assertEqual(started[0][1]["X-Labour-Body"], claim(body[0].encode("utf-8")))

    def test_a_header_with_a_newline(self):
        for query, newline in (("", "\r\n"), ("newline=CRLF", "\r\n"), ("newline=LF", "\n")):
            reply = get("/HeaderWithNewline", query)
            self.assertEqual((reply.status, reply.body), (200, b"Nothing was split."))
            self.assertTrue(reply.is_verified())
            name, value = reply.header_list[-1]
            self.assertEqual(name, "X-Labour-Split")
            self.assertEqual(value.split(newline), ["value", "X-Labour-Body: 0 00000000"])
        self.assert_refused(get("/HeaderWithNewline", "newline=CR"), 400)

    def test_huge_headers(self):
        for size in (0, 22, 23, 4096, 4097, 49152, 61440):
            reply = get("/HugeHeaders", "size=%d" % size)
            filling = [each for each in reply.header_list if each[0].startswith("X-Labour-Filling-")]
            sizes = [len("%s: %s\r\n" % each) for each in filling]
            self.assertTrue(0 <= size - sum(sizes) <= 23, (size, sizes))
            self.assertTrue(max(sizes + [0]) <= 4096)
            self.assertEqual(len(set(name for name, _ in filling)), len(filling))
            self.assertEqual(reply.status, 200)
            self.assertTrue(reply.is_verified())
        for query in ("size=-1", "size=61441"):
            self.assert_refused(get("/HugeHeaders", query), 400)


class WriteCallable(ApplicationTest):
    def test_the_body_is_written(self):
        written = []
        started, returned = begin("/WriteCallable", "pieces=3&size=40000", written.append)
        self.assertEqual((list(returned), [len(piece) for piece in written]), ([], [40000] * 3))
        self.assertEqual(started[0][1]["Content-Length"], "120000")
        for query in ("", "pieces=0"):
            reply = get("/WriteCallable", query)
            self.assertEqual(reply.status, 200)
            self.assertTrue(reply.is_verified())

    def test_bounds(self):
        for query in ("pieces=-1", "pieces=1001", "size=0", "size=65537"):
            self.assert_refused(get("/WriteCallable", query), 400)


class Input(object):
    """An input like a socket's: it gives less than was asked for, and notes how much it gave."""

    def __init__(self, body, at_once=7):
        self._body = io.BytesIO(body)
        self._at_once = at_once
        self.given = 0

    def read(self, size):
        part = self._body.read(min(size, self._at_once))
        self.given += len(part)
        return part


class Bodies(ApplicationTest):
    """Those that are sent a body."""

    def post(self, path, body, query="", length=None, **more):
        """The reply, and what was read of the body."""
        source = Input(body)
        length = str(len(body)) if length is None else length
        reply = get(path, query, REQUEST_METHOD="POST", CONTENT_LENGTH=length, **dict(more, **{"wsgi.input": source}))
        return reply, source.given

    def test_a_body_is_left_unread(self):
        reply, read = self.post("/UnreadBody", b"x" * 100)
        self.assertEqual((reply.status, reply.body, read), (200, b"Left 100 bytes unread.", 0))
        self.assertTrue(reply.is_verified())
        for length in ("", None):
            self.assertEqual(get("/UnreadBody", CONTENT_LENGTH=length).body, b"Left 0 bytes unread.")

    def test_a_body_is_echoed(self):
        for body in (b"", b"hello", bytes(bytearray(range(256))) * 10):
            reply, read = self.post("/Echo", body + b"of the next request", length=str(len(body)))
            self.assertEqual((reply.status, reply.body, read), (200, body, len(body)))
            self.assertTrue(reply.is_verified())
        for length in ("", None):
            self.assertEqual(get("/Echo", CONTENT_LENGTH=length, **{"wsgi.input": Input(b"x")}).body, b"")

    def test_a_body_of_unknown_length_is_echoed_if_the_server_ends_it(self):
        ended = {"wsgi.input_terminated": True}
        self.assertEqual(self.post("/Echo", b"chunked", length="", **ended)[0].body, b"chunked")
        self.assertEqual(self.post("/Echo", b"chunked", "at_most=7", "", **ended)[0].body, b"chunked")
        self.assert_refused(self.post("/Echo", b"chunked", "at_most=6", "", **ended)[0], 413)

    def test_a_body_over_the_bound_is_refused(self):
        self.assertEqual(self.post("/Echo", b"x" * 10, "at_most=10")[0].status, 200)
        reply, _ = self.post("/Echo", b"x" * 1000, "at_most=10")
        self.assert_refused(reply, 413, "Echo reads 10 bytes at most.")
        self.assert_refused(get("/Echo", "at_most=67108865"), 400)

    def test_a_body_that_ends_early_is_refused(self):
        reply, _ = self.post("/Echo", b"x" * 10, length="20")
        self.assert_refused(reply, 400, "Echo was sent 10 bytes of 20.")


class CpuWork(ApplicationTest):
    def test_the_result_is_that_of_the_work(self):
        digest = b"Labour"
        for rounds in range(3):
            reply = get("/CpuWork", "rounds=%d" % rounds)
            self.assertEqual((reply.status, reply.body), (200, hashlib.sha256(digest).hexdigest().encode("ascii")))
            self.assertTrue(reply.is_verified())
            digest = hashlib.sha256(digest).digest()
        self.assertEqual(get("/CpuWork", "rounds=20000").body, get("/CpuWork", "rounds=20000").body)

    def test_bounds(self):
        for query in ("rounds=-1", "rounds=100000001"):
            self.assert_refused(get("/CpuWork", query), 400)


if __name__ == "__main__":
    unittest.main()
