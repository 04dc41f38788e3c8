# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every JSON that the real program writes is what the published schemas say, and they say no to anything else."""

import copy
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True

from jsonschema import Draft202012Validator

from program import LABOUR, ROOT, STORM, Program, read
from schemas import BY_FILE, BY_NAME, problems, validator


def setUpModule():
    global labour, storm
    labour = Program()
    storm = labour.json(*STORM)


def tearDownModule():
    labour.remove()


# Objects whose keys are names of things, any of which may be missing; and keys that may be.
MAPS = {"options", "parameters", "outcomes", "statuses", "culprit_outcomes", "culprit_statuses", "culprit_workers", "grades"}
OPTIONAL = {("reference",), ("events", "log"), ("options", "choices"), ("parameters", "choices")}


def shortest(document):
    """The same with one object a list, the one that says most, and no long list of values."""
    if isinstance(document, dict):
        return {key: shortest(value) for key, value in document.items()}
    if isinstance(document, list) and document and isinstance(document[0], dict):
        return [shortest(max(document, key=lambda element: len(json.dumps(element))))]
    if isinstance(document, list):
        return document[:2]
    return document


def places_in(document, place=()):
    yield place
    if isinstance(document, (dict, list)):
        for key, value in document.items() if isinstance(document, dict) else enumerate(document):
            yield from places_in(value, place + (key,))


def changed(document, place, change):
    """A copy in which `change` was made of the value at that place."""
    whole = copy.deepcopy({"document": document})
    at, key = whole, "document"
    for step in place:
        at, key = at[key], step
    change(at, key)
    return whole["document"]


def replace(at, key):
    at[key] = {"surprise": True}


def remove(at, key):
    del at[key]


def add(at, key):
    at[key]["surprise"] = []


class FormatsTest(unittest.TestCase):
    def check(self, document, name=None):
        self.assertEqual(problems(document, name), [])
        return document

    def check_strictly(self, document):
        """A schema that let anything pass would prove nothing: an unknown key anywhere, a value of another type and a
        missing key are refused."""
        name, short = document["schema"], shortest(document)
        self.check(short)
        schema = validator(name)
        for place in list(places_in(short))[1:]:
            names = tuple(key for key in place if isinstance(key, str))
            changes = [replace]
            if isinstance(place[-1], str) and not MAPS & set(names[-2:-1]) and names[-2:] not in OPTIONAL \
                    and "plan" not in names[:-1]:
                changes.append(remove)
            value = short
            for key in place:
                value = value[key]
            if isinstance(value, dict):
                changes.append(add)
            for change in changes:
                self.assertFalse(schema.is_valid(changed(short, place, change)), f"{name}: {place} {change.__name__}")
        self.assertFalse(schema.is_valid(dict(short, surprise=1)))
        return document


class Schemas(FormatsTest):
    def test_they_are_schemas_named_after_what_they_describe(self):
        for file, schema in BY_FILE.items():
            Draft202012Validator.check_schema(schema)
            self.assertEqual(file, schema["title"].replace("/", "-") + ".schema.json")
            self.assertEqual(schema["$id"], file)

    def test_there_is_one_for_every_schema_that_the_sources_name(self):
        named = set()
        for file in glob.glob(os.path.join(ROOT, "core", "**", "*.cpp"), recursive=True):
            named |= set(re.findall(r'"(labour\.[a-z-]+/[0-9]+)"', read(file).decode()))
        self.assertGreater(len(named), 8)
        self.assertEqual(named - set(BY_NAME), set())

    def test_every_key_is_described_and_no_other_is_allowed(self):
        def walk(schema, place):
            if isinstance(schema, list):
                for each in schema:
                    walk(each, place)
            if not isinstance(schema, dict):
                return
            if schema.get("type") in ("object", ["object", "null"]):
                self.assertIn("additionalProperties", schema, place)
            for key, value in schema.items():
                if key == "properties":
                    for name, each in value.items():
                        described = "description" in each or "$ref" in each or "$ref" in schema
                        self.assertTrue(described, f"{place}/{name}")
                        walk(each, f"{place}/{name}")
                elif key not in ("enum", "const", "required", "if", "prefixItems"):
                    walk(value, place)

        for file, schema in BY_FILE.items():
            walk(schema, file)

    def test_numbers_with_a_unit_in_their_key_have_it_in_words(self):
        units = {"_ms": "ms", "_us": "µs", "_bytes": "bytes", "_s": "econds", "_percent": "per cent"}

        def walk(schema, place):
            for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema):
                if key == "properties":
                    for name, each in value.items():
                        for suffix, word in units.items():
                            if name.endswith(suffix) and each.get("type") != "object":
                                self.assertIn(word, each["description"], f"{place}/{name}")
                if isinstance(value, (dict, list)):
                    walk(value, f"{place}/{key}")

        for file, schema in BY_FILE.items():
            walk(schema, file)


class Manifests(FormatsTest):
    def test_those_that_are_shipped(self):
        for pattern, name in (("servers/*/server.json", "labour.server-manifest/1"),
                              ("behaviours/*/behaviour.json", "labour.behaviour-manifest/1"),
                              ("resources/tests/*.json", "labour.test-manifest/1")):
            files = glob.glob(os.path.join(ROOT, pattern))
            self.assertGreater(len(files), 3)
            for file in files:
                self.assertEqual(problems(json.loads(read(file)), name), [], file)

    def test_what_labour_refuses_of_their_form_the_schemas_refuse(self):
        server = json.loads(read(os.path.join(ROOT, "servers", "gunicorn", "server.json")))
        for change in ({"nme": 1}, {"command": []}, {"command": "sh"}, {"variants": []}, {"name": "Upper"},
                       {"interface": "cgi"}, {"stop": {"signals": ["SIGSTOP"]}}, {"options": [{"name": "a", "type": "x"}]},
                       {"options": [{"name": "port", "type": "integer"}]},
                       {"variants": [{"name": "other", "concurrency": "single"}]}):
            self.assertNotEqual(problems(dict(server, **change), "labour.server-manifest/1"), [], change)
        behaviour = json.loads(read(os.path.join(ROOT, "behaviours", "Sleeping", "behaviour.json")))
        for change in ({"role": "victim"}, {"group": "x"}, {"expect": {}}, {"expect": {"status": [99]}},
                       {"expect": {"any_of": []}}, {"expect": {"any_of": [{"status": 200}], "closed": True}}, {"side": "both"}):
            self.assertNotEqual(problems(dict(behaviour, **change), "labour.behaviour-manifest/1"), [], change)

    def test_lists_of_them(self):
        for command in ("servers", "behaviours", "tests"):
            self.check_strictly(self.check(json.loads(labour.run(command, "--json"))))


class Plans(FormatsTest):
    def test_saved_by_the_program(self):
        for arguments in ([], ["--test", "SIGSEGV", "--server", "gunicorn:sync,wsgiref"],
                          ["--rate", "10..50", "--arrivals", "poisson", "--duration", "3s", "--behaviour", "PlainResponse=1",
                           "--no-keepalive", "--timeout", "2s"],
                          ["--think", "1s", "--requests", "9", "--engine", "qt", "--policy", "repeat"],
                          ["--rate", "50", "--phases", "baseline:1s storm:2s@10..20 recovery:1s", "--behaviour",
                           "PlainResponse=9", "--behaviour", "culprit:Sleeping?sleep_duration=0.5=1"]):
            file = labour.path("plan.labour")
            labour.run("plan", *arguments, "--save", file)
            self.check(json.loads(read(file)))
            self.check(labour.json("plan", file))

    def test_what_may_be_left_out_and_what_may_not(self):
        self.check({"schema": "labour.plan/1"})
        self.check({"schema": "labour.plan/1", "seed": None, "load": {"rate": "1..5", "requests": None}})
        for wrong in ({"servers": 3}, {"load": {"conections": 1}}, {"policy": "fair"}, {"schema": "labour.plan/2"},
                      {"seed": -1}, {"load": {"connections": 1.5}}):
            self.assertNotEqual(problems(dict({"schema": "labour.plan/1"}, **wrong), "labour.plan/1"), [], wrong)


class Runs(FormatsTest):
    def test_a_graded_run_with_crashes(self):
        self.check(storm)
        self.check_strictly(storm)
        self.assertIn(storm["durability"]["grade"], ("unharmed", "degraded", "recovered", "wedged"))
        self.assertTrue(any(event["kind"] == "worker-exited" for event in storm["events"]))
        self.check(storm["plan"])

    def test_of_each_engine(self):
        self.check(labour.json("run", "--requests", "50", "--engine", "qt"))
        if shutil.which("tsung"):
            run = self.check(labour.json("run", "--duration", "2s", "--rate", "20", "--engine", "tsung", "--behaviour",
                                         "PlainResponse"))
            self.assertEqual(run["engine"], "tsung")

    def test_of_a_server_that_runs_already_and_of_tsung_by_itself(self):
        serving = labour.start("serve", "--server", "wsgiref")
        try:
            told = ""
            while not ("http://" in told and "/token" in told):
                line = serving.stdout.readline().decode()
                self.assertTrue(line, told)
                told += line
            url = re.search("http://[0-9.:]+", told)[0]
            of_it = ["--url", url, "--token-file", re.search(r"/\S+/token", told)[0], "--requests", "40", "--behaviour",
                     "PlainResponse"]
            run = self.check(labour.json("run", *of_it))
            self.assertEqual((run["server"]["name"], run["stop"]["signal"]), (url, ""))
            if not shutil.which("tsung"):
                return
            labour.run("plan", *of_it, "--tsung", labour.path("scenario.xml"))
            os.mkdir(labour.path("results"))
            subprocess.run(["tsung", "-f", labour.path("scenario.xml"), "-l", labour.path("results"), "-n", "-i",
                            str(os.getpid()), "start"], env=labour.environment, capture_output=True, check=True)
            self.assertEqual(self.check(labour.json("import", "--tsung", labour.path("results")))["totals"]["requests"], 40)
        finally:
            serving.send_signal(signal.SIGINT)
            serving.communicate(timeout=30)

    def test_repetitions_with_a_server_that_does_not_start(self):
        labour.add_server("broken", "import sys\nsys.exit('no')\n")
        runs = self.check(labour.json("run", "--server", "broken,wsgiref", "--requests", "20", "--repetitions", "2",
                                      expected=3))
        self.assertEqual(runs["schema"], "labour.runs/1")
        self.assertEqual(sorted((run["server"]["name"], run["failure"] is None) for run in runs["runs"]),
                         [("broken", False)] * 2 + [("wsgiref", True)] * 2)

    def test_an_interrupted_run(self):
        process = labour.start("run", "--duration", "60s", "--json", "-")
        labour.wait_for_load(process)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 4)
        self.assertTrue(self.check(json.loads(output))["interrupted"])

    def test_a_sweep(self):
        sweep = self.check_strictly(labour.json("run", "--sweep", "share=5,50", "--requests", "60", "--behaviour", "PlainResponse=9",
                                       "--behaviour", "SIGSEGV=1", "--server", "gunicorn:sync"))
        self.assertEqual(len(sweep["runs"]), len(sweep["points"]))

    def test_the_originals_table(self):
        self.check(labour.json("multitest", "--servers", "wsgiref", "--tests", "Plain,Basic", "--requests", "50"))

    def test_a_durability_table(self):
        file = labour.path("durability.json")
        labour.run("durability", "--servers", "wsgiref", "--behaviours", "SIGSEGV", "--dose", "1", "--quick", "--json", file)
        table = self.check_strictly(self.check(json.loads(read(file))))
        self.assertEqual(table["results"][0]["grade"], "died")


class Kept(FormatsTest):
    def test_the_history_its_runs_and_their_comparison(self):
        file = labour.path("kept.sqlite")
        for seed in range(1, 9):
            labour.run("run", "--requests", "40", "--test", "Plain", "--seed", str(seed), "--history", file)
        labour.run("history", "--history", file, "--note", "1", "--text", "one, “two”\nthree")
        labour.run("history", "--history", file, "--star", "2")
        runs = self.check_strictly(self.check(labour.json("history", "--history", file)))["runs"]
        self.assertEqual([run["run"] for run in runs], list(range(8, 0, -1)))
        self.check(labour.json("history", "--history", file, "--show", "3"))
        single = self.check(labour.json("compare", "1", "2", "--history", file))
        self.assertTrue(all(figure["word"] == "not enough runs" for figure in single["figures"]))
        groups = self.check_strictly(self.check(labour.json("compare", "1-4", "5-8", "--history", file)))
        several = self.check(labour.json("compare", "1-2", "3-4", "5", "--history", file))
        self.assertEqual(len(several["comparisons"]), 2)
        plans = self.check_strictly(self.check(labour.json("history", "--by-plan", "--history", file)))["plans"]
        self.assertEqual([plan["count"] for plan in plans], [8])
        self.assertTrue(any(figure["difference_ci95"] for figure in groups["figures"]))

    def test_how_runs_stand_to_a_reference(self):
        file = labour.path("reference.sqlite")
        plan = ["run", "--requests", "40", "--test", "Plain", "--history", file]
        self.assertNotIn("reference", labour.json(*plan))
        labour.run("history", "--reference", "1", "--history", file)
        run = self.check_strictly(self.check(labour.json(*plan)))
        self.assertEqual((run["reference"]["run"], run["reference"]["runs"]), (1, [1]))
        self.assertEqual(run["reference"]["comparison"]["figures"][0]["word"], "not enough runs")
        self.check(labour.json(*plan, "--repetitions", "2"))
        self.check(labour.json("history", "--show", "1", "--history", file))

    def test_two_plans_in_turn(self):
        plan = labour.path("one.labour")
        labour.run("plan", "--requests", "30", "--test", "Plain", "--save", plan)
        self.check(labour.json("ab", plan, plan, "--repetitions", "1", "--no-history"))


class Printed(FormatsTest):
    def test_the_program_prints_each_as_one_document(self):
        listed = labour.run("schemas").decode()
        for name in BY_NAME:
            self.assertIn(name, listed)
            whole = json.loads(labour.run("schemas", name))
            Draft202012Validator.check_schema(whole)
            self.assertEqual(whole["title"], name)
        whole = Draft202012Validator(json.loads(labour.run("schemas", "labour.runs/1")))
        self.assertEqual(list(whole.iter_errors({"schema": "labour.runs/1", "runs": [storm]})), [])
        wrong = dict(storm, plan=dict(storm["plan"], surprise=1))
        self.assertNotEqual(list(whole.iter_errors({"schema": "labour.runs/1", "runs": [wrong]})), [])
        labour.run("schemas", "labour.rnu/1", expected=2)

    def at(self, document, place):
        for key in place:
            document = document[key]
        return document


if __name__ == "__main__":
    unittest.main()
