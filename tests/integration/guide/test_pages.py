#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the guide names is there: pages, servers, variants, behaviours, commands and options; and the reference is current."""

import json
import re
import subprocess
import sys
import tempfile
import unittest

import guide

LANGUAGES = {"sh", "json", "python", "yaml", "text", "ini"}
SERVER = re.compile(r"^(?P<name>[a-z][a-z0-9_-]*):(?P<variant>[a-z0-9-]+)(,.*)?$")
BEHAVIOUR = re.compile(r"^(culprit:|innocent:)?(?P<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*|SIG(SEGV|KILL|STOP))([?=].*)?$")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
COMMAND = re.compile(r"^labour ([a-z]+)")


def listed(what):
    with tempfile.TemporaryDirectory() as home:
        found = subprocess.run([guide.LABOUR, what, "--json"], stdout=subprocess.PIPE, check=True,
                               env={"HOME": home, "PATH": "/usr/bin:/bin"})
    return json.loads(found.stdout)[what]


def help_of(*command):
    return subprocess.run([guide.LABOUR, *command, "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pages = guide.pages()
        cls.written = [page for page in cls.pages if not guide.is_reference(page)]
        cls.servers = {each["name"]: {variant["name"] for variant in each["variants"]} for each in listed("servers")}
        cls.behaviours = {each["name"] for each in listed("behaviours")} | {each["name"] for each in listed("tests")}
        commands = re.findall(r"^  ([a-z]+)  ", help_of(), re.MULTILINE)
        cls.options = {name: set(OPTION.findall(help_of(name))) for name in commands}
        cls.own_files = [block.text() for page in cls.written for block in page.blocks if block.file]

    def made_here(self, name):
        """A page's own example of a server or behaviour."""
        return any(re.search(rf'"name": "{re.escape(name)}"', text) for text in self.own_files)

    def test_every_block_says_its_language(self):
        for page in self.pages:
            for block in page.blocks:
                with self.subTest(f"{page.name}:{block.line}"):
                    self.assertIn(block.language, LANGUAGES)

    def test_links_lead_to_pages_and_every_page_is_linked(self):
        reached = {"index.md"}
        for page in self.pages:
            for number, target in page.links():
                with self.subTest(f"{page.name}:{number} {target}"):
                    self.assertTrue((guide.GUIDE / target).is_file())
                    reached.add(target)
        self.assertEqual({page.name for page in self.pages} - reached, set())

    def test_servers_and_behaviours_that_are_named_are_there(self):
        for page in self.written:
            for number, text in page.code():
                with self.subTest(f"{page.name}:{number} {text}"):
                    server, behaviour = SERVER.match(text), BEHAVIOUR.match(text)
                    if server and server["name"] not in ("culprit", "innocent"):
                        self.assertIn(server["name"], self.servers)
                        self.assertIn(server["variant"], self.servers[server["name"]])
                    elif behaviour and behaviour["name"] not in self.behaviours:
                        self.assertTrue(self.made_here(behaviour["name"]), "no behaviour and no test is called that")

    def test_commands_and_options_that_are_named_are_there(self):
        every = set().union(*self.options.values()) | {"--version"}
        for page in self.written:
            places = list(page.code())
            places += [(number, command) for block in page.blocks if block.language == "sh"
                       for number, command, _ in block.commands()]
            for number, text in places:
                with self.subTest(f"{page.name}:{number} {text}"):
                    command = COMMAND.match(text)
                    if command:
                        self.assertIn(command.group(1), self.options)
                        self.assertLessEqual(set(OPTION.findall(text)), self.options[command.group(1)])
                    elif text.startswith("--"):
                        self.assertIn(OPTION.match(text).group(), every)

    def test_the_reference_is_what_the_program_and_the_manifests_say(self):
        made = subprocess.run([sys.executable, guide.ROOT / "packaging/guide", "--check"], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        self.assertEqual(made.returncode, 0, made.stdout.decode())

    def test_every_server_and_behaviour_is_in_the_reference(self):
        reference = {page.name: page for page in self.pages if guide.is_reference(page)}
        headings = {name: {line.lstrip("# ") for _, line in page.prose if line.startswith("#")}
                    for name, page in reference.items()}
        self.assertLessEqual(set(self.servers), headings["reference-servers.md"])
        self.assertLessEqual({each["name"] for each in listed("behaviours")}, headings["reference-behaviours.md"])
        self.assertLessEqual({f"labour {name}" for name in self.options}, headings["reference-commands.md"])


if __name__ == "__main__":
    unittest.main()
