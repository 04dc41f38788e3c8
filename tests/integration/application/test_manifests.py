# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped manifests, as the application reads them. Runs on Python 3 and on Jython 2.7."""

import io
import json
import os
import sys
import unittest

sys.dont_write_bytecode = True

from harness import BEHAVIOURS, SERVERS, TESTS, ApplicationTest, Run, sources


def setUpModule():
    global run, labour, behaviours
    run = Run()
    labour = run.load()
    behaviours = sys.modules["labour_behaviours"]


def tearDownModule():
    run.remove()


class Manifests(ApplicationTest):
    def manifests(self, folder, name):
        for each in sorted(os.listdir(folder)):
            path = os.path.join(folder, each, name)
            if os.path.isfile(path):
                with io.open(path, encoding="utf-8") as file:
                    yield each, json.load(file)

    def test_behaviours_are_loaded_and_named_after_their_folders(self):
        names = []
        for folder, manifest in self.manifests(BEHAVIOURS, "behaviour.json"):
            names.append(folder)
            self.assertEqual(manifest["name"], folder)
            for key in ("summary", "help", "role", "group", "side", "parameters", "expect", "timeout_seconds"):
                self.assertIn(key, manifest, folder)
        expected = set(["IOBound", "LeakMemory", "PlainResponse", "PythonWedge", "SIGSEGV", "Sleeping"])
        self.assertEqual(expected - set(names), set())

    def test_every_shipped_behaviour_is_loaded(self):
        for folder, manifest in self.manifests(BEHAVIOURS, "behaviour.json"):
            if manifest["side"] == "client":
                self.assertNotIn(folder, labour.BEHAVIOURS)
                continue
            self.assertTrue(isinstance(labour.BEHAVIOURS[folder], behaviours.Behaviour), folder)

    def test_defaults_are_values_of_their_type(self):
        for folder, manifest in self.manifests(BEHAVIOURS, "behaviour.json"):
            for declared in manifest["parameters"]:
                parameter = behaviours.Parameter(declared)
                self.assertTrue(declared["help"].endswith("."), folder)
                if parameter.default is not None:
                    # json.dumps, for the wire says true and false where Python says True and False.
                    default = parameter.default
                    spelled = json.dumps(default) if isinstance(default, bool) else str(default)
                    self.assertEqual(parameter.read(spelled), default, folder)

    def test_ready_made_tests_ask_for_what_there_is(self):
        names = []
        for name in sorted(os.listdir(TESTS)):
            with io.open(os.path.join(TESTS, name), encoding="utf-8") as file:
                manifest = json.load(file)
            names.append(manifest["name"])
            self.assertEqual(manifest["name"] + ".json", name)
            self.assertIn(manifest["policy"], ("random", "repeat"))
            weights = 0
            for element in manifest["mix"]:
                behaviour, _, weight = element.rpartition("=")
                behaviour, _, query = behaviour.partition("?")
                weights += int(weight)
                self.assertTrue(os.path.isdir(os.path.join(BEHAVIOURS, behaviour)), element)
                labour.BEHAVIOURS[str(behaviour)].read(str(query))
            self.assertEqual(weights, 100, name)
        self.assertEqual(set(["Basic", "Plain", "LightSleep", "HeavySleep", "SIGSEGV"]) - set(names), set())

    def test_servers_are_named_after_their_folders(self):
        for folder, manifest in self.manifests(SERVERS, "server.json"):
            self.assertEqual(manifest["name"], folder)
            self.assertEqual(manifest["variants"][0]["name"], "default", folder)
            options = [option["name"] for option in manifest["options"]]
            for variant in manifest["variants"]:
                self.assertEqual([name for name in variant["set"] if name not in options], [], folder)

    def test_options_of_servers_reach_their_commands_and_are_explained(self):
        for folder, manifest in self.manifests(SERVERS, "server.json"):
            command = json.dumps(manifest["command"])
            for option in manifest["options"]:
                where = "%s: %s" % (folder, option["name"])
                self.assertTrue("{%s}" % option["name"] in command or "{?%s}" % option["name"] in command, where)
                self.assertTrue(option["help"].endswith("."), where)
                if option["type"] in ("integer", "number"):
                    self.assertIn("minimum", option, where)
                    self.assertIn("maximum", option, where)

    def test_what_is_hardened_has_its_like_without_the_means(self):
        for folder, manifest in self.manifests(SERVERS, "server.json"):
            variants = dict((variant["name"], variant) for variant in manifest["variants"])
            self.assertEqual("plain" in variants, "hardened" in variants, folder)
            for key in ("capacity", "concurrency"):
                self.assertEqual(variants.get("plain", {}).get(key), variants.get("hardened", {}).get(key), folder)

    def test_no_launcher_hides_what_it_imports(self):
        for folder, manifest in self.manifests(SERVERS, "server.json"):
            hidden = manifest["requires"]["python"] + [name[:-3] for name in os.listdir(BEHAVIOURS) if name[-3:] == ".py"]
            for path in sources(os.path.join(SERVERS, folder)):
                self.assertNotIn(os.path.basename(path)[:-3], hidden)


if __name__ == "__main__":
    unittest.main()
