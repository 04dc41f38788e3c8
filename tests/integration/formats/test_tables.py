# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV read by Python's csv, percentile files by a reader of our own, JUnit XML by xmllint."""

import csv
import io
import json
import os
import subprocess
import sys
import unittest
from xml.etree import ElementTree

sys.dont_write_bytecode = True

from program import STORM, Program, read

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = ["behaviours.csv", "environment.csv", "events.csv", "memory.csv", "outcomes.csv", "phases.csv", "timeline.csv",
          "totals.csv"]
WORDS = {"behaviour", "role", "outcome", "phase", "of", "kind", "detail", "server's log", "name", "value"}


def setUpModule():
    global labour, run
    labour = Program()
    labour.run(*STORM, "--csv", labour.path("csv"), "--hgrm", labour.path("hgrm"), "--json", labour.path("run.json"))
    run = json.loads(read(labour.path("run.json")))


def tearDownModule():
    labour.remove()


def table(name, folder="csv"):
    return rows_of(read(labour.path(folder, name)))


def rows_of(raw):
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))


class Csv(unittest.TestCase):
    def plain(self, raw):
        """As Python's csv would have written it: RFC 4180, to the byte."""
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
        self.assertEqual(len({len(row) for row in rows}), 1)
        again = io.StringIO(newline="")
        csv.writer(again, lineterminator="\r\n").writerows(rows)
        self.assertEqual(again.getvalue().encode("utf-8"), raw)

    def test_every_table_is_rfc_4180(self):
        self.assertEqual(sorted(os.listdir(labour.path("csv"))), TABLES)
        for name in TABLES:
            self.plain(read(labour.path("csv", name)))

    def test_numbers_are_numbers_and_their_units_are_in_the_header(self):
        for name in set(TABLES) - {"environment.csv"}:
            for row in table(name):
                for column, cell in row.items():
                    if column not in WORDS and cell:
                        float(cell)
                        self.assertNotIn("E", cell.upper())
        for column in table("timeline.csv")[0]:
            unit = {"t": "[s]", "p50": "[ms]", "p99": "[ms]", "max": "[ms]", "rss": "[bytes]", "cpu": "[%]"}
            word = column.split()[0]
            self.assertEqual(column, f"{word} {unit[word]}" if word in unit else column)

    def test_the_timeline_is_the_jsons(self):
        rows = table("timeline.csv")
        self.assertEqual(len(rows), len(run["timeline"]))
        for row, slot in zip(rows, run["timeline"]):
            self.assertAlmostEqual(float(row["t [s]"]), slot["t"])
            self.assertEqual(int(row["requests"]), slot["requests"])
            self.assertEqual(int(row["replied"]), slot["outcomes"].get("replied", 0))
            self.assertEqual(int(row["status 200"]), slot["statuses"].get("200", 0))
            self.assertEqual(row["p99 [ms]"] and float(row["p99 [ms]"]) or None, slot["p99_ms"])
            for column, key in (("rss [bytes]", "rss_bytes"), ("threads", "threads"), ("open files", "open_files")):
                self.assertEqual(row[column] and int(row[column]) or None, slot[key])

    def test_what_requests_came_to_sums_up_everywhere(self):
        totals = {row["of"]: row for row in table("totals.csv")}
        self.assertEqual(list(totals), ["all", "innocents", "culprits"])
        for of, key in (("all", "totals"), ("innocents", "innocents"), ("culprits", "culprits")):
            self.assertEqual(int(totals[of]["requests"]), run[key]["requests"])
            self.assertEqual(int(totals[of]["failed"]), run[key]["failed"])
            self.assertEqual(int(totals[of]["received [bytes]"]), run[key]["bytes_received"])
            self.assertAlmostEqual(float(totals[of]["requests [1/s]"]), run[key]["requests_per_second"], places=3)
            p90 = totals[of]["latency p90 [ms]"]
            self.assertEqual(p90 and float(p90) or None, run[key]["latency_ms"]["p90"])
        everything = run["totals"]["requests"]
        self.assertEqual(sum(int(row["requests"]) for row in table("behaviours.csv")), everything)
        self.assertEqual(sum(int(row["requests"]) for row in table("outcomes.csv")), everything)
        self.assertEqual(sum(int(row["requests"]) for row in table("timeline.csv")), everything)
        self.assertEqual(sum(int(row["requests"]) for row in table("phases.csv") if row["of"] == "all"), everything)
        self.assertEqual([row["phase"] for row in table("phases.csv")[::3]], ["baseline", "storm", "recovery"])
        closed = sum(int(row["requests"]) for row in table("outcomes.csv") if row["outcome"] == "closed")
        self.assertEqual(closed, run["totals"]["outcomes"].get("closed", 0))

    def test_events_with_their_lines_of_the_servers_log(self):
        rows = table("events.csv")
        self.assertEqual([(row["kind"], row["detail"]) for row in rows],
                         [(event["kind"], event["detail"]) for event in run["events"]])
        self.assertEqual([row["server's log"] for row in rows], ["\n".join(event.get("log", [])) for event in run["events"]])
        self.assertTrue(any("\n" in row["server's log"] for row in rows))
        self.assertTrue(any("," in row["detail"] for row in rows))

    def test_memory_a_line_a_process(self):
        readings = [(reading["phase"], process["pid"], process["pss_bytes"])
                    for reading in run["memory"] for process in reading["processes"]]
        self.assertEqual([(row["phase"], int(row["pid"]), int(row["pss [bytes]"])) for row in table("memory.csv")], readings)

    def test_the_environment_says_what_was_measured_by_whom(self):
        environment = {row["name"]: row["value"] for row in table("environment.csv")}
        self.assertEqual(environment["labour"], run["labour"])
        self.assertEqual(environment["server"], "gunicorn:sync")
        self.assertEqual(environment["server's version"], run["server"]["version"])
        self.assertEqual(environment["kernel"], run["machine"]["kernel"])
        self.assertEqual(json.loads(environment["plan"]), run["plan"])
        self.assertEqual(json.loads(environment["command"]), run["server"]["command"])
        self.assertEqual({f"option {name}": value for name, value in run["server"]["options"].items()}.items()
                         - environment.items(), set())

    def test_of_several_runs_they_are_numbered(self):
        labour.run("run", "--requests", "20", "--repetitions", "2", "--csv", labour.path("two"), "--hgrm", labour.path("two"))
        files = os.listdir(labour.path("two"))
        for number in "12":
            self.assertEqual(sum(int(row["requests"]) for row in table(f"timeline-{number}.csv", "two")), 20)
            self.assertIn(f"environment-{number}.csv", files)
            self.assertIn("innocents.hgrm", os.listdir(labour.path("two", f"run-{number}")))


class DurabilityTable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        labour.run("durability", "--servers", "wsgiref,cogen", "--behaviours", "SIGSEGV?how=signal", "--dose", "1",
                   "--quick", "--csv", labour.path("cells.csv"), "--junit", labour.path("junit.xml"), "--json",
                   labour.path("cells.json"))
        cls.table = json.loads(read(labour.path("cells.json")))

    def test_its_csv(self):
        raw = read(labour.path("cells.csv"))
        Csv.plain(self, raw)
        cell, = rows_of(raw)
        result, = self.table["results"]
        self.assertEqual((cell["server"], cell["grade"], cell["labour"], cell["version"]),
                         ("wsgiref", result["grade"], self.table["labour"], result["version"]))
        self.assertAlmostEqual(float(cell["outage [s]"]), result["outage_s"])

    def test_its_junit_xml(self):
        file = labour.path("junit.xml")
        schema = os.path.join(HERE, "junit.xsd")
        checked = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, file], capture_output=True)
        self.assertEqual((checked.returncode, checked.stderr.decode()), (0, f"{file} validates\n"))
        suites = {suite.get("name"): suite for suite in ElementTree.parse(file).getroot()}
        self.assertEqual((suites["wsgiref"].get("tests"), suites["wsgiref"].get("failures")), ("1", "1"))
        self.assertEqual(len(suites["wsgiref"].findall("testcase/failure")), 1)
        properties = {each.get("name"): each.get("value") for each in suites["wsgiref"].find("properties")}
        self.assertEqual(properties["labour"], self.table["labour"])
        self.assertEqual(properties["server-version"], self.table["results"][0]["version"])
        if self.table["skipped"]:
            self.assertIsNotNone(suites["cogen"].find("testcase/skipped"))

    def test_xmllint_refuses_what_is_none(self):
        wrong = labour.path("wrong.xml")
        with open(wrong, "w") as file:
            file.write(read(labour.path("junit.xml")).decode().replace("failures=", "fialures="))
        schema = os.path.join(HERE, "junit.xsd")
        self.assertNotEqual(subprocess.run(["xmllint", "--noout", "--schema", schema, wrong], capture_output=True).returncode, 0)


class RunJunit(unittest.TestCase):
    """What CI servers read of a run: as the schema has it, and as the exit status says."""

    def suites(self, *arguments, expected=0):
        file = labour.path("run-junit.xml")
        labour.run(*arguments, "--junit", file, expected=expected)
        schema = os.path.join(HERE, "junit.xsd")
        checked = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, file], capture_output=True)
        self.assertEqual((checked.returncode, checked.stderr.decode()), (0, f"{file} validates\n"))
        return list(ElementTree.parse(file).getroot())

    def test_a_case_for_each_behaviour_and_the_grade(self):
        suite, = self.suites("history", "--show", "1")
        self.assertEqual([case.get("name") for case in suite.findall("testcase")],
                         ["PlainResponse as expected", "SIGSEGV as expected", "grade"])
        failed = {case.get("name"): case.find("failure") for case in suite.findall("testcase")}
        self.assertEqual(failed["PlainResponse as expected"] is not None, run["innocents"]["failed"] > 0)
        self.assertIsNone(failed["grade"])
        self.assertEqual(suite.get("tests"), "3")
        self.assertAlmostEqual(float(suite.get("time")), run["duration_s"], places=2)
        properties = {each.get("name"): each.get("value") for each in suite.find("properties")}
        self.assertEqual(properties, {"labour": run["labour"], "server-version": run["server"]["version"]})

    def test_conditions_fail_as_the_exit_status_does(self):
        plain = ["run", "--requests", "20", "--test", "Plain"]
        suite, = self.suites(*plain, "--fail-if", "failed>1%", "--fail-if", "innocents.requests>10", expected=1)
        names = [case.get("name") for case in suite.findall("testcase")]
        self.assertEqual(names[-2:], ["failed>1%", "innocents.requests>10"])
        self.assertEqual((suite.get("tests"), suite.get("failures")), (str(len(names)), "1"))
        failure, = suite.findall("testcase[failure]")
        self.assertEqual(failure.get("name"), "innocents.requests>10")
        self.assertEqual(failure.find("failure").get("message"), "innocents.requests is 20 of 20")
        suite, = self.suites(*plain, "--fail-if", "failed>1%")
        self.assertEqual(suite.get("failures"), "0")

    def test_a_suite_for_each_run_also_of_one_that_did_not_start(self):
        suites = self.suites("run", "--requests", "20", "--test", "Plain", "--repetitions", "2")
        self.assertEqual([suite.get("name") for suite in suites], ["wsgiref, run 1", "wsgiref, run 2"])
        labour.add_server("mute", "import sys\nsys.exit('nothing doing')\n")
        suite, = self.suites("run", "--requests", "20", "--test", "Plain", "--server", "mute", expected=3)
        self.assertEqual(suite.get("errors"), "1")
        self.assertIn("nothing doing", suite.find("testcase/error").get("message"))


class Percentiles(unittest.TestCase):
    def lines(self, name):
        rows, comments = [], []
        for line in read(labour.path("hgrm", name)).decode().splitlines()[1:]:
            (comments if line.startswith("#") else rows).append(line)
        return [[float(cell) for cell in row.split()] for row in rows if row.strip()], comments

    def test_they_rise_and_end_with_all_replies(self):
        files = sorted(os.listdir(labour.path("hgrm")))
        self.assertEqual(files, ["1-PlainResponse.hgrm", "innocents.hgrm"])
        for name in files:
            rows, comments = self.lines(name)
            for column in (0, 1, 2):
                values = [row[column] for row in rows]
                self.assertEqual(values, sorted(values))
            innocents = run["innocents"]
            whole = innocents["outcomes"]["replied"]
            self.assertEqual(rows[-1][:3], [innocents["latency_ms"]["max"], 1.0, whole])
            self.assertAlmostEqual(rows[0][0], innocents["latency_ms"]["min"], delta=0.002)
            for row in rows[:-1]:
                self.assertAlmostEqual(row[3], 1 / (1 - row[1]), delta=0.006 * row[3])
                self.assertGreaterEqual(row[2], row[1] * whole - 1e-6)
            self.assertIn(f"Total count    = {whole:12d}]", comments[1])
            self.assertIn(f"Labour {run['labour']}, gunicorn:sync {run['server']['version']}", comments[-1])


if __name__ == "__main__":
    unittest.main()
