# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same run exports to the same bytes, whatever the locale; and whole, or not at all."""

import os
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True

from program import LABOUR, STORM, Program, read


def setUpModule():
    global labour, history
    labour = Program()
    history = ["--history", labour.path("history.sqlite")]
    labour.run(*STORM, *history, "--json", labour.path("run.json"), "--csv", labour.path("csv"), "--hgrm", labour.path("hgrm"),
               "--html", labour.path("run.html"), "--markdown", labour.path("run.md"))


def tearDownModule():
    labour.remove()


def files_below(folder):
    return {os.path.relpath(os.path.join(at, name), folder): read(os.path.join(at, name))
            for at, _, names in os.walk(folder) for name in names}


class Exports(unittest.TestCase):
    maxDiff = 2000

    def exported(self, folder, **variables):
        labour.run("history", *history, "--show", "1", "--json", labour.path(folder, "run.json"), "--csv",
                   labour.path(folder, "csv"), "--hgrm", labour.path(folder, "hgrm"), "--html",
                   labour.path(folder, "run.html"), "--markdown", labour.path(folder, "run.md"), **variables)
        return files_below(labour.path(folder))

    def test_the_same_run_is_the_same_bytes_from_the_history_as_when_it_was_measured(self):
        for folder in ("once", "twice"):
            os.mkdir(labour.path(folder))
        once, twice = self.exported("once"), self.exported("twice")
        self.assertEqual(len(once), 13)
        self.assertEqual(once, twice)
        measured = {name: content for name, content in files_below(labour.home).items() if name in once}
        self.assertEqual(measured, once)

    def test_another_locale_changes_nothing(self):
        for folder in ("english", "german"):
            os.mkdir(labour.path(folder))
        english = self.exported("english", LC_ALL="C.UTF-8", TZ="UTC")
        german = self.exported("german", LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8", LANGUAGE="de", TZ="Asia/Tokyo")
        self.assertEqual(german, english)

    def test_a_list_has_no_tables(self):
        process = labour.start("history", *history, "--csv", labour.path("none"))
        self.assertEqual((process.communicate()[1].decode(), process.returncode),
                         ("labour: --csv is of one run: --show RUN says which\n", 2))
        self.assertFalse(os.path.exists(labour.path("none")))

    def test_a_full_disk_leaves_what_was_there(self):
        """On a file system of 64 KiB, which the files fill; what they replace is still there afterwards."""
        disk = labour.path("disk")
        os.mkdir(disk)
        on_small_disk = ["unshare", "--map-root-user", "--mount", "sh", "-ec"]
        mount = 'mount -t tmpfs -o size=64k small "$0"\n'
        if subprocess.run(on_small_disk + [mount, disk], capture_output=True).returncode != 0:
            self.skipTest("needs a file system of its own, which containers may forbid")
        script = mount + """cd "$0"
            mkdir csv
            for each in run.json csv/timeline.csv csv/totals.csv; do echo old > $each; done
            head -c 44000 /dev/zero > filling
            set +e
            told=$("$@" 2>&1 > /dev/null)
            echo "ended with $?
            $told" | sed 's/^ *//' >&2
            find . -type f ! -name filling | sort >&2
            cat run.json csv/* >&2"""
        sentence = "labour: {} cannot be written: No space left on device"
        for what, status, told in ((["--show", "1", "--json", f"{disk}/run.json"], 5, sentence.format(f"{disk}/run.json")),
                                   (["--show", "1", "--csv", f"{disk}/csv"], 5, sentence.format(f"{disk}/csv/[a-z]*.csv")),
                                   (["--export", "1", "--to", f"{disk}/run.json"], 2,
                                    f"labour: {disk}/run.json: No space left on device")):
            ended = subprocess.run(on_small_disk + [script, disk, LABOUR, "history", *history, *what],
                                   stderr=subprocess.PIPE, env=labour.environment)
            lines = ended.stderr.decode().splitlines()
            self.assertEqual(lines[0], f"ended with {status}")
            self.assertRegex(lines[1], f"^{told}$")
            self.assertEqual(lines[2:], ["./csv/timeline.csv", "./csv/totals.csv", "./run.json", "old", "old", "old"])


if __name__ == "__main__":
    unittest.main()
