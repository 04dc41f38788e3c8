# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The application, without a server. Runs on Python 3 and on Jython 2.7."""

import io
import json
import os
import sys
import time
import unittest
from wsgiref.validate import validator

sys.dont_write_bytecode = True

from harness import (BEHAVIOURS, ID, JYTHON, SERVERS, TOKEN, ApplicationTest, Run, call, claim, environ, in_child,
                     in_threads, module_of, sources)


def setUpModule():
    global run, labour, behaviours, dispatch
    run = Run()
    run.add_behaviour("Witness", WITNESS)
    run.add_behaviour("Types", SHOWS_PARAMETERS, json.dumps({"parameters": TYPES}))
    run.add_behaviour("Greedy", CLEARS_PARAMETERS, json.dumps({"parameters": TYPES}))
    run.add_behaviour("NoModule", "import labour_has_no_such_module\n")
    run.add_behaviour("NoSyntax", "def respond(call:\n")
    run.add_behaviour("NoRespond", "pass\n")
    run.add_behaviour("NoManifest", "def respond(call):\n    return call.reply()\n", "{")
    run.add_behaviour("NoType", "def respond(call):\n    return call.reply()\n",
                      '{"parameters": [{"name": "a", "type": "colour"}]}')
    run.add_behaviour("Leaver", "raise SystemExit(3)\n")
    run.add_behaviour("RaisesBefore", "def respond(call):\n    raise KeyError('before')\n")
    run.add_behaviour("RaisesAfter", RAISES_AFTER)
    run.add_behaviour("Generates", GENERATES)
    run.add_behaviour("Writes", WRITES)
    run.add_behaviour("Lies", LIES)
    labour = run.load()
    behaviours, dispatch = sys.modules["labour_behaviours"], sys.modules["labour_dispatch"]


def tearDownModule():
    run.remove()


WITNESS = """
import os
calls = []
def respond(call):
    with open(os.path.join(call.run_directory, "journal")) as journal:
        calls.append(journal.read())
    return call.reply()
"""
SHOWS_PARAMETERS = """
def respond(call):
    return call.reply(200, repr(call.parameters).encode("ascii"))
"""
CLEARS_PARAMETERS = """
def respond(call):
    call.parameters.clear()
    return call.reply()
"""
RAISES_AFTER = """
def respond(call):
    call.reply(200, b"never sent")
    raise KeyError("after")
"""
GENERATES = """
def respond(call):
    yield call.reply(200, b"one, two")[0][:5]
    yield b"two"
"""
WRITES = """
def respond(call):
    body = b"written, returned"
    write = call.start_response("200 OK", call.identity() + [call.claim(body), ("Content-Type", "text/plain")])
    write(body[:9])
    return [body[9:]]
"""
LIES = """
def respond(call):
    call.start_response("200 Fine", call.identity() + [call.claim(b"whole"), ("Content-Length", "5")])
    return [b"who"]
"""
TYPES = [
    {"name": "whole", "type": "integer", "default": 1, "minimum": -5, "maximum": 10},
    {"name": "real", "type": "number", "default": 0.5, "minimum": 0},
    {"name": "wait", "type": "seconds", "default": 1, "maximum": 60},
    {"name": "size", "type": "bytes", "default": 7, "minimum": 0},
    {"name": "flag", "type": "boolean", "default": False},
    {"name": "way", "type": "choice", "choices": ["left", "right"], "default": "left"},
    {"name": "words", "type": "text", "default": "none"},
    {"name": "file", "type": "path", "default": None},
]


def get(path, query="", **more):
    return run.get(path, query, **more)


class Token(ApplicationTest):
    def test_the_right_one_is_let_in(self):
        self.assertEqual(get("/PlainResponse").status, 200)

    def test_any_other_is_not(self):
        for token in (None, "", TOKEN[:-1], TOKEN + "0", TOKEN.upper(), "0" * 32, "\xe9" * 32, " " + TOKEN):
            reply = get("/PlainResponse", HTTP_X_LABOUR_TOKEN=token)
            self.assertEqual((reply.status, reply.body), (403, b""), token)
            self.assertNotIn("X-Labour-Worker", reply.headers)
            self.assertNotIn("X-Labour-Id", reply.headers)

    def test_nothing_is_done_without_it(self):
        before = get("/PlainResponse").worker()[2]
        calls = len(module_of("Witness").calls)
        lines = len(run.journal())
        self.assertEqual(get("/Witness", HTTP_X_LABOUR_NOTE="1", HTTP_X_LABOUR_TOKEN="0" * 32).status, 403)
        self.assertEqual(len(module_of("Witness").calls), calls)
        self.assertEqual(len(run.journal()), lines)
        self.assertEqual(get("/PlainResponse").worker()[2], before + 1)

    def test_the_comparison_of_pythons_without_one(self):
        self.assertTrue(dispatch.compare_digest(TOKEN, TOKEN))
        self.assertFalse(dispatch.compare_digest(TOKEN, TOKEN[:-1]))
        self.assertFalse(dispatch.compare_digest(TOKEN[:-1] + "0", TOKEN))

    def test_there_is_no_application_without_a_token(self):
        for text in ("", "short", "g" * 32, TOKEN + TOKEN):
            other = Run()
            try:
                other.write("token", text)
                self.assertRaises(RuntimeError, other.load)
            finally:
                other.remove()

    def test_there_is_no_application_without_a_run(self):
        kept = os.environ.pop("LABOUR_RUN_DIRECTORY")
        try:
            self.assertRaises(RuntimeError, labour.find_run_directory)
        finally:
            os.environ["LABOUR_RUN_DIRECTORY"] = kept


class Identity(ApplicationTest):
    def test_the_id_comes_back(self):
        for identifier in (ID, "0" * 16, "a.-" * 13 + "f"):
            self.assertTrue(get("/PlainResponse", HTTP_X_LABOUR_ID=identifier).is_verified(identifier))

    def test_an_id_that_is_none_does_not(self):
        for identifier in ("", "0" * 15, "0" * 41, "G" * 20, ID + "\r\nX-Evil: 1", ID + "\n", ID + "\0", "\xe9" * 20):
            reply = get("/PlainResponse", HTTP_X_LABOUR_ID=identifier)
            self.assertEqual(reply.status, 400, repr(identifier))
            self.assertNotIn("X-Labour-Id", reply.headers)
            self.assertNotIn("X-Evil", "".join(name + value for name, value in reply.header_list))

    def test_a_request_may_come_without_one(self):
        reply = get("/PlainResponse", HTTP_X_LABOUR_ID=None)
        self.assertEqual(reply.status, 200)
        self.assertNotIn("X-Labour-Id", reply.headers)

    def test_the_worker_is_this_process(self):
        first = get("/PlainResponse").worker()
        second = get("/PlainResponse").worker()
        self.assertEqual(first[0], os.getpid())
        self.assertEqual(first[:2], second[:2])
        self.assertEqual(second[2], first[2] + 1)

    def test_the_start_time_is_the_processes(self):
        with open("/proc/%d/stat" % os.getpid()) as file:
            expected = int(file.read().rpartition(")")[2].split()[19])
        self.assertEqual(get("/PlainResponse").worker()[1], expected)
        self.assertGreater(expected, 0)

    def test_threads_share_the_count(self):
        counts = []

        def ask():
            counts.extend([get("/PlainResponse").worker()[2] for _ in range(500)])

        before = get("/PlainResponse").worker()[2]
        in_threads(4, ask)
        self.assertEqual(sorted(counts), list(range(before + 1, before + 2001)))

    def test_a_forked_worker_has_a_name_and_a_count_of_its_own(self):
        parent = get("/PlainResponse").worker()
        pids = set()
        for _ in range(3):
            status, text = in_child(lambda: [get("/PlainResponse").worker() + [os.getpid()] for _ in range(2)])
            self.assertEqual(status, 0)
            first, second = json.loads(text)
            self.assertEqual(first[0], first[3])
            self.assertEqual([first[2], second[2]], [1, 2])
            pids.add(first[0])
        self.assertEqual(len(pids), 3)
        self.assertNotIn(parent[0], pids)
        self.assertEqual(get("/PlainResponse").worker(), parent[:2] + [parent[2] + 1])


class Replies(ApplicationTest):
    def test_what_is_claimed_is_what_is_sent(self):
        for length in (0, 1, 64, 67, 68, 100000):
            reply = get("/PlainResponse", "length=%d" % length)
            self.assertEqual(len(reply.body), length)
            self.assertEqual(reply.headers["Content-Length"], str(length))
            self.assertTrue(reply.is_verified())

    def test_a_crc_that_is_known(self):
        self.assertEqual(dispatch.Call.claim(b"123456789"), ("X-Labour-Body", "9 cbf43926"))
        self.assertEqual(claim(b""), "0 00000000")

    def test_replies_without_a_body(self):
        for status in (204, 304):
            reply = get("/PlainResponse", "status=%d" % status)
            self.assertEqual((reply.status, reply.body), (status, b""))
            self.assertTrue(reply.is_verified())
            self.assertNotIn("Content-Length", reply.headers)

    def test_head_has_the_length_and_not_the_body(self):
        reply = get("/PlainResponse", "length=10", REQUEST_METHOD="HEAD")
        self.assertEqual((reply.status, reply.body, reply.headers["Content-Length"]), (200, b"", "10"))
        self.assertTrue(reply.is_verified())

    def test_other_methods_are_answered_alike(self):
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            self.assertTrue(get("/PlainResponse", REQUEST_METHOD=method).is_verified())

    def test_every_status_has_a_reason(self):
        for status in (200, 404, 500, 299, 599):
            line = dispatch.status_line(status)
            self.assertEqual(line[:4], "%d " % status)
            self.assertGreater(len(line), 4)

    def test_unknown_behaviours(self):
        for path in ("", "/", "/Nobody", "/plainresponse", "//PlainResponse", "/PlainResponse/", "/../PlainResponse",
                     "/labour_application", "/caf\xc3\xa9"):
            self.assert_refused(get(path), 404, "no behaviour")

    def test_the_contract_of_wsgi_is_kept(self):
        checked = validator(labour.application)
        for path, query in (("/PlainResponse", ""), ("/PlainResponse", "status=204"), ("/PlainResponse", "status=304"),
                            ("/PlainResponse", "status=599"), ("/PlainResponse", "length=0"), ("/Nobody", ""),
                            ("/PlainResponse", "a=b"), ("/Sleeping", "sleep_duration=0"), ("/NoModule", "")):
            for method in ("GET", "HEAD"):
                call(checked, environ(path, query, REQUEST_METHOD=method))
        call(checked, environ("/PlainResponse", HTTP_X_LABOUR_TOKEN="no"))


class ServersThatDiffer(ApplicationTest):
    def test_the_path_may_come_without_its_slash(self):
        self.assertTrue(get("PlainResponse", "length=3").is_verified())

    def test_the_environment_may_hold_bytes(self):
        environment = environ("PlainResponse", "length=3&status=404", HTTP_X_LABOUR_NOTE="1")
        as_bytes = dict((key, value.encode("latin-1") if isinstance(value, str) else value)
                        for key, value in environment.items())
        lines = len(run.journal())
        reply = call(labour.application, as_bytes)
        self.assertEqual((reply.status, len(reply.body)), (404, 3))
        self.assertTrue(reply.is_verified())
        self.assertEqual(len(run.journal()), lines + 1)
        as_bytes["REQUEST_METHOD"] = b"HEAD"
        self.assertEqual(call(labour.application, as_bytes).body, b"")

    def test_the_query_may_be_missing(self):
        self.assertEqual(get("/PlainResponse", QUERY_STRING=None).status, 200)


class Journal(ApplicationTest):
    def test_a_note_is_written_before_the_behaviour_acts(self):
        before = time.time()
        self.assertEqual(get("/Witness", HTTP_X_LABOUR_NOTE="1", HTTP_X_LABOUR_ID="f" * 16).status, 200)
        seen = module_of("Witness").calls[-1].splitlines()[-1].split(" ")
        self.assertEqual(seen, run.journal()[-1])
        self.assertEqual(seen[1:], ["f" * 16, "Witness", str(os.getpid())])
        self.assertEqual(len(seen[0].split(".")[1]), 6)
        self.assertTrue(before - 0.01 <= float(seen[0]) <= time.time() + 0.01, seen)

    def test_only_those_who_ask_and_start_are_noted(self):
        lines = len(run.journal())
        get("/Witness")
        get("/Witness", HTTP_X_LABOUR_NOTE="0")
        get("/Witness", "no=1", HTTP_X_LABOUR_NOTE="1")
        get("/Nobody", HTTP_X_LABOUR_NOTE="1")
        get("/NoModule", HTTP_X_LABOUR_NOTE="1")
        get("/Witness", HTTP_X_LABOUR_NOTE="1", HTTP_X_LABOUR_ID="bad")
        self.assertEqual(len(run.journal()), lines)

    def test_a_note_without_an_id(self):
        get("/PlainResponse", HTTP_X_LABOUR_NOTE="1", HTTP_X_LABOUR_ID=None)
        self.assertEqual(run.journal()[-1][1:3], ["-", "PlainResponse"])

    def test_the_target_is_noted_as_it_was_requested(self):
        get("/PlainResponse", "length=3&status=404", HTTP_X_LABOUR_NOTE="1")
        self.assertEqual(run.journal()[-1][2], "PlainResponse?length=3&status=404")

    def test_lines_of_threads_do_not_mix(self):
        lines = len(run.journal())

        def ask():
            for _ in range(100):
                get("/PlainResponse", HTTP_X_LABOUR_NOTE="1")

        in_threads(4, ask)
        added = run.journal()[lines:]
        self.assertEqual([line[1:] for line in added], [[ID, "PlainResponse", str(os.getpid())]] * 400)

    def test_workers_share_one_journal(self):
        lines = len(run.journal())
        get("/PlainResponse", HTTP_X_LABOUR_NOTE="1")
        _, child = in_child(lambda: get("/PlainResponse", HTTP_X_LABOUR_NOTE="1").worker()[0])
        get("/PlainResponse", HTTP_X_LABOUR_NOTE="1")
        self.assertEqual([line[3] for line in run.journal()[lines:]], [str(os.getpid()), child, str(os.getpid())])

    def test_nothing_is_done_that_cannot_be_noted(self):
        calls = len(module_of("Witness").calls)
        journal = labour.JOURNAL
        kept = journal.descriptor
        journal.descriptor = os.open(run.journal_path, os.O_RDONLY)
        try:
            self.assert_refused(get("/Witness", HTTP_X_LABOUR_NOTE="1"), 409, "journal")
        finally:
            os.close(journal.descriptor)
            journal.descriptor = kept
        self.assertEqual(len(module_of("Witness").calls), calls)

    def test_it_is_found_again_after_a_daemon_closed_it(self):
        path = run.write("somebody else's file", u"")
        lines = len(run.journal())
        other = os.open(path, os.O_RDWR)
        os.dup2(other, labour.JOURNAL.descriptor)
        get("/PlainResponse", HTTP_X_LABOUR_NOTE="1")
        os.close(other)
        self.assertEqual((len(run.journal()), os.path.getsize(path)), (lines + 1, 0))
        os.close(labour.JOURNAL.descriptor)
        get("/PlainResponse", HTTP_X_LABOUR_NOTE="1")
        self.assertEqual(len(run.journal()), lines + 2)


class Parameters(ApplicationTest):
    def values(self, query=""):
        reply = get("/Types", query)
        self.assertEqual(reply.status, 200, reply.body)
        return eval(reply.body.decode("ascii"))

    def test_defaults(self):
        self.assertEqual(self.values(), dict((each["name"], each["default"]) for each in TYPES))

    def test_defaults_with_units(self):
        for type_name, text, value in (
                ("seconds", "500ms", 0.5), ("seconds", "2 min", 120.0), ("seconds", "1.5", 1.5), ("seconds", "3s", 3.0),
                ("bytes", "64k", 65536), ("bytes", "1.5MiB", 1572864), ("bytes", "2MB", 2000000), ("bytes", "7 B", 7),
                ("integer", "12", 12), ("number", "1e3", 1000.0), ("text", "500ms", "500ms")):
            parameter = behaviours.Parameter({"name": "it", "type": type_name, "default": text})
            self.assertEqual((parameter.default, type(parameter.default)), (value, type(value)))

    def test_each_type(self):
        values = self.values("whole=-5&real=2.5e1&wait=.5&size=1000&flag=true&way=right"
                             "&words=a%20b%26c%3D%25+d&file=/a=b")
        self.assertEqual(values, {"whole": -5, "real": 25.0, "wait": 0.5, "size": 1000, "flag": True, "way": "right",
                                  "words": "a b&c=%+d", "file": "/a=b"})
        self.assertTrue(isinstance(values["whole"], int))
        self.assertTrue(isinstance(values["wait"], float))
        self.assertIs(self.values("flag=0")["flag"], False)
        self.assertEqual(self.values("words=")["words"], "")

    def test_values_that_are_none(self):
        for query, expected in (
                ("whole=", "a whole number"), ("whole=1.0", "a whole number"), ("whole=1_0", "a whole number"),
                ("whole=%201", "a whole number"), ("whole=" + "9" * 5000, "a whole number"),
                ("whole=%D9%A3", "a whole number"), ("whole=1%0A", "a whole number"), ("whole=-6", "at least -5"),
                ("whole=11", "at most 10"), ("real=nan", "a number"), ("real=inf", "a number"),
                ("real=1e999", "a number"), ("real=-0.1", "at least 0"), ("wait=1s", "a number"),
                ("wait=60.5", "at most 60"),
                ("size=1KiB", "a whole number"), ("size=-1", "at least 0"), ("flag=maybe", "true or false"),
                ("flag=True", "true or false"), ("way=up", "one of left, right"), ("words=a%00b", "without NUL"),
                ("words=" + "x" * 4097, "at most 4096 characters"), ("file=%00", "without NUL")):
            self.assert_refused(get("/Types", query), 400, "Types", query.split("=")[0], expected)

    def test_parameters_that_are_none(self):
        self.assert_refused(get("/Types", "colour=red"), 400, "no parameter 'colour'", "whole")
        self.assert_refused(get("/Witness", "colour=red"), 400, "it has: none")
        self.assert_refused(get("/Types", "whole=1&whole=2"), 400, "twice")
        self.assert_refused(get("/Types", "whole"), 400, "without a value")
        self.assert_refused(get("/Types", "whole=1&"), 400, "no parameter ''")

    def test_wrong_ones_stay_wrong(self):
        for _ in range(2):
            self.assert_refused(get("/Types", "whole=x"), 400)

    def test_a_behaviour_cannot_change_them_for_others(self):
        for _ in range(2):
            get("/Greedy")
            get("/Greedy", "whole=2")
        behaviour = labour.BEHAVIOURS["Greedy"]
        self.assertEqual(behaviour.read("")["whole"], 1)
        self.assertEqual(behaviour.read("whole=2")["whole"], 2)

    def test_only_so_many_queries_are_remembered(self):
        for length in range(behaviours.REMEMBERED_QUERIES + 10):
            self.assertEqual(len(get("/PlainResponse", "length=%d" % length).body), length)
        remembered = labour.BEHAVIOURS["PlainResponse"]._remembered
        self.assertTrue(len(remembered) <= behaviours.REMEMBERED_QUERIES, len(remembered))


class Loading(ApplicationTest):
    def test_one_that_cannot_be_loaded_says_why_when_asked(self):
        for name, reason in (("NoModule", "labour_has_no_such_module"), ("NoSyntax", "SyntaxError"),
                             ("NoRespond", "respond"), ("NoManifest", "NoManifest"), ("NoType", "colour"),
                             ("Leaver", "SystemExit")):
            self.assert_refused(get("/" + name), 404, name + " cannot be used here", reason)

    def test_behaviours_may_break_the_contract(self):
        self.assertRaises(KeyError, get, "/RaisesBefore")
        self.assertRaises(KeyError, get, "/RaisesAfter")
        self.assertTrue(get("/Writes").is_verified())
        self.assertEqual(get("/Generates").body, b"one, two")
        self.assertTrue(get("/Generates").is_verified())
        self.assertFalse(get("/Lies").is_verified())

    def test_every_source_compiles(self):
        # Only these servers live on Python 2.7; the other launchers may be Python 3.
        servers = ("cogen", "fapws3", "wsgiref") if JYTHON else ("",)
        found = sources(BEHAVIOURS)
        for name in servers:
            found.extend(sources(os.path.join(SERVERS, name)))
        self.assertGreater(len(found), 6)
        for path in found:
            with io.open(path, "rb") as source:
                compile(source.read(), path, "exec", 0, True)


if __name__ == "__main__":
    unittest.main()
