# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed for the desktop, held to what the desktop's own tools say of it; and the data beside it."""

import json
import os
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True

from program import ROOT, Program, read

NAME = "org.labour.workbench"
BUILD = os.path.dirname(os.environ["LABOUR_BIN"])


def setUpModule():
    global labour
    labour = Program()
    for component in ("desktop", "data"):
        run("cmake", "--install", BUILD, "--prefix", labour.path("usr"), "--component", component)


def tearDownModule():
    labour.remove()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout


def shared(*names):
    return labour.path("usr", "share", *names)


class Desktop(unittest.TestCase):
    def test_the_desktop_entry(self):
        file = shared("applications", f"{NAME}.desktop")
        self.assertEqual(run("desktop-file-validate", file), "")
        entry = dict(line.split("=", 1) for line in read(file).decode().splitlines() if "=" in line)
        self.assertTrue(os.path.exists(shared("icons", "hicolor", "scalable", "apps", f"{entry['Icon']}.svg")))
        run("update-desktop-database", shared("applications"))
        cache = read(shared("applications", "mimeinfo.cache")).decode()
        self.assertIn(f"application/x-labour-plan+json={NAME}.desktop;", cache)

    def test_the_metainfo_pedantically(self):
        file = shared("metainfo", f"{NAME}.metainfo.xml")
        self.assertIn("successful", run("appstreamcli", "validate", "--pedantic", "--no-net", file))
        version = subprocess.run([os.path.join(os.environ["LABOUR_BIN"], "labour"), "--version"], capture_output=True, text=True)
        self.assertIn(f'<release version="{version.stdout.split()[1]}"', read(file).decode())
        self.assertIn(f"<launchable type=\"desktop-id\">{NAME}.desktop<", read(file).decode())

    def test_the_types_of_files(self):
        run("update-mime-database", shared("mime"))
        globs = read(shared("mime", "globs2")).decode().splitlines()
        self.assertIn("50:application/x-labour-plan+json:*.labour", globs)
        self.assertIn("50:application/x-labour-run:*.labour-run", globs)
        self.assertIn(b"labour.run-file/", read(shared("mime", "magic")))
        self.assertIn("application/x-labour-plan+json application/json", read(shared("mime", "subclasses")).decode())


class Data(unittest.TestCase):
    def test_it_is_whole_and_found(self):
        def files(folder):
            return {os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names
                    if "__pycache__" not in at}

        for folder in ("servers", "behaviours", "resources/tests", "resources/schemas"):
            self.assertEqual(files(shared("labour", folder)), files(os.path.join(ROOT, folder)))
        tests = json.loads(labour.run("tests", "--json", LABOUR_DATADIR=shared("labour")))["tests"]
        self.assertEqual(len(tests), len(os.listdir(os.path.join(ROOT, "resources", "tests"))))
        listed = labour.run("schemas", LABOUR_DATADIR=shared("labour")).decode()
        self.assertIn(shared("labour", "resources", "schemas", "labour.run-1.schema.json"), listed)


if __name__ == "__main__":
    unittest.main()
