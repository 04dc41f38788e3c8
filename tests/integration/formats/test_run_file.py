# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A .labour-run file read as labour-run(5) describes it, by nothing of Labour's."""

import json
import struct
import sys
import unittest
import zlib
from collections import Counter

sys.dont_write_bytecode = True

from program import STORM, Program, read
from schemas import problems

BEGIN, INTERVAL, SAMPLE, MEMORY, EVENT, END, ORIGIN, REQUEST_ENDS, OUTPUT, EVENT_LOG = range(1, 11)
OUTCOMES = ["replied", "truncated", "malformed", "closed", "reset", "refused", "timeout", "connect-timeout", "tls-error",
            "foreign", "not-sent", "client-error"]


class Reader:
    """The encoding: integers as LEB128, doubles as eight bytes, texts after their length."""

    def __init__(self, content):
        self.content = content
        self.at = 0

    def left(self):
        return len(self.content) - self.at

    def raw(self, size):
        if size > self.left():
            raise EOFError
        self.at += size
        return self.content[self.at - size:self.at]

    def integer(self):
        value = shift = 0
        while True:
            byte, = self.raw(1)
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self):
        value = self.integer()
        return value >> 1 ^ -(value & 1)

    def real(self):
        return struct.unpack("<d", self.raw(8))[0]

    def text(self):
        return self.raw(self.integer()).decode("utf-8")

    def list(self, element):
        return [element() for _ in range(self.integer())]

    def entries(self):
        while self.left():
            kind = self.integer()
            yield kind, Reader(self.raw(self.integer()))


def unpacked(raw):
    header, packed = raw.split(b"\n", 1)
    if header != b"labour.run-file/1":
        raise ValueError(header)
    size, = struct.unpack(">I", packed[:4])
    content = zlib.decompress(packed[4:])
    if len(content) != size:
        raise ValueError(size)
    return Reader(content)


def counts_of(interval):
    """(behaviour, outcome) and how often, of one interval."""
    slot, phase, under_way = interval.integer(), interval.integer(), interval.integer()
    del phase, under_way
    counts = Counter()

    def ending():
        behaviour, outcome, wrong, expected, status, count = (interval.integer() for _ in range(6))
        del wrong, expected, status
        counts[behaviour, OUTCOMES[outcome]] += count

    interval.list(ending)
    return slot, counts


def setUpModule():
    global labour, run, raw
    labour = Program()
    run = labour.json(*STORM)
    labour.run("history", "--note", "1", "--text", "after the “fix”")
    labour.run("history", "--star", "1")
    labour.run("history", "--export", "1", "--to", labour.path("run.labour-run"))
    raw = read(labour.path("run.labour-run"))


def tearDownModule():
    labour.remove()


class RunFile(unittest.TestCase):
    def head_and_log(self):
        reader = unpacked(raw)
        head = [reader.text(), reader.text(), reader.integer(), reader.text()]
        log = Reader(reader.raw(reader.integer()))
        self.assertEqual(reader.left(), 0)
        return head, log

    def test_the_head_says_which_run_it_is(self):
        (uuid, version, starred, note), _ = self.head_and_log()
        listed, = labour.json("history")["runs"]
        self.assertEqual((uuid, version, starred, note), (listed["uuid"], listed["labour"], 1, "after the “fix”"))

    def test_the_entries_in_their_order(self):
        _, log = self.head_and_log()
        kinds = [kind for kind, _ in log.entries()]
        self.assertEqual((kinds[0], kinds[-1], kinds.count(BEGIN), kinds.count(END)), (BEGIN, END, 1, 1))
        self.assertTrue(set(kinds) <= set(range(BEGIN, EVENT_LOG + 1)), kinds)
        self.assertEqual(kinds.count(EVENT), len(run["events"]))
        self.assertEqual(kinds.count(MEMORY), len(run["memory"]))
        self.assertGreater(kinds.count(SAMPLE), 10)

    def test_the_plan_and_the_server(self):
        _, log = self.head_and_log()
        _, begin = next(log.entries())
        plan = json.loads(begin.text())
        self.assertEqual(problems(plan), [])
        self.assertEqual(plan, run["plan"])
        name, variant = begin.text(), begin.text()
        options = dict(begin.list(lambda: (begin.text(), begin.text())))
        self.assertEqual((name, variant, options), ("gunicorn", "sync", run["server"]["options"]))
        self.assertEqual((begin.text(), begin.list(begin.text)), (run["server"]["version"], run["server"]["command"]))
        self.assertEqual((begin.text(), begin.signed(), begin.integer(), begin.text()),
                         tuple(run["machine"][key] for key in ("cpu", "cores", "memory_bytes", "kernel")))
        begin.real(), begin.integer(), begin.real(), begin.signed()  # load, shared, steal, started
        behaviours = begin.list(lambda: (begin.text(), begin.list(lambda: (begin.text(), begin.text())), begin.real(),
                                         begin.integer()))
        self.assertEqual(behaviours, [("PlainResponse", [], 9.0, 0), ("SIGSEGV", [], 1.0, 1)])
        phases = begin.list(lambda: (begin.text(), begin.real(), begin.real()))
        self.assertEqual(phases, [("baseline", 0, 1), ("storm", 1, 2), ("recovery", 2, 5)])
        self.assertEqual(begin.left(), 0)

    def test_the_intervals_hold_every_request(self):
        _, log = self.head_and_log()
        counts, slots = Counter(), set()
        for kind, content in log.entries():
            if kind == INTERVAL:
                slot, more = counts_of(content)
                counts += more
                slots.add(slot)
        for index, behaviour in enumerate(run["behaviours"]):
            self.assertEqual({outcome: count for (of, outcome), count in counts.items() if of == index},
                             behaviour["outcomes"])
        self.assertLessEqual(max(slots), len(run["timeline"]))

    def test_the_events_with_their_sentences(self):
        _, log = self.head_and_log()
        events = []
        for kind, content in log.entries():
            if kind == EVENT:
                events.append((content.real(), content.text(), content.signed(), content.text()))
        events.sort(key=lambda event: event[0])
        self.assertEqual([(round(t, 6), *others) for t, *others in events], [(event["t"], event["kind"], event["pid"], event["detail"]) for event in run["events"]])

    def test_a_run_whose_labour_was_killed_has_no_end_and_all_before(self):
        kept = {"LABOUR_HISTORY": labour.path("killed.sqlite")}
        process = labour.start("run", "--duration", "60s", "--json", "-", **kept)
        labour.wait_for_load(process)
        began = None
        while True:  # until a commit of what was measured is there
            listed = labour.json("history", **kept)["runs"]
            if began is None and listed:
                began = listed[0]["bytes"]
            if began is not None and listed[0]["bytes"] > began:
                break
            self.assertIsNone(process.poll())
        process.kill()
        process.communicate()
        cut = labour.json("history", "--show", "1", **kept)
        self.assertEqual(problems(cut), [])
        self.assertEqual((cut["interrupted"], cut["stop"], cut["leftovers"]), (True, None, None))
        self.assertIsNotNone(cut["failure"])
        labour.run("history", "--export", "1", "--to", labour.path("killed.labour-run"), **kept)
        reader = unpacked(read(labour.path("killed.labour-run")))
        reader.text(), reader.text(), reader.integer(), reader.text()
        counts, kinds = Counter(), []
        for kind, content in Reader(reader.raw(reader.integer())).entries():
            kinds.append(kind)
            if kind == INTERVAL:
                counts += counts_of(content)[1]
        self.assertEqual((kinds[0], kinds.count(END)), (BEGIN, 0))
        self.assertEqual(sum(counts.values()), cut["totals"]["requests"])

    def test_what_is_cut_off_or_changed_is_refused(self):
        for damaged in (raw[:len(raw) // 2], raw.replace(b"run-file/1", b"run-file/2", 1), raw[:25] + b"\0\0" + raw[27:]):
            with self.assertRaises((ValueError, EOFError, zlib.error)):
                unpacked(damaged)
            with open(labour.path("damaged.labour-run"), "wb") as file:
                file.write(damaged)
            labour.run("history", "--import", labour.path("damaged.labour-run"), expected=2,
                       LABOUR_HISTORY=labour.path("other.sqlite"))


if __name__ == "__main__":
    unittest.main()
