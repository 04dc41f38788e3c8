#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command in the guide is run, page by page, in a home of its own, and has to end with the status that is claimed.

A command is a line of a block in `sh`; what it claims is `# exit status N` at its end, or else 0. A block in another language
that a line with the name of a file in it introduces is that file. Two things are not as a reader has them: port 8000 is a
free one, and the data are those of the build.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import unittest
import unittest.mock

import guide

LIMIT_S = 300  # of a page
AT_ONCE = 3
SERVER_OPTION = re.compile(r"--servers? (\S+)")


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def missing_servers(home):
    """Those that cannot be started here, with the reason."""
    listed = subprocess.run([guide.LABOUR, "servers", "--json"], env=environment(home), stdout=subprocess.PIPE, check=True)
    return {each["name"]: each["reason"] for each in json.loads(listed.stdout)["servers"] if not each["available"]}


def environment(home):
    values = {name: value for name, value in os.environ.items() if not name.startswith(("LABOUR_", "XDG_"))}
    return {**values, "HOME": home, "TMPDIR": home, "LC_ALL": "C.UTF-8", "PATH": f"{guide.BIN}:{os.environ['PATH']}"}


def script_of(page):
    """All commands of a page in one shell, each with a look at its status."""
    lines = []
    for block in page.blocks:
        if block.language != "sh":
            continue
        for number, command, status in block.commands():
            lines += [f"echo '{page.name}:{number}' >&2", command,
                      f"status=$?; [ $status -eq {status} ] || {{ echo '{page.name}:{number}: ended with' $status "
                      f"'and not {status}' >&2; exit 99; }}"]
    return "\n".join(lines) + "\n"


class Skip(Exception):
    """A page cannot be tried here."""


def run_page(page):
    """Raises what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="labour-guide-") as home:
        missing = missing_servers(home)
        script = script_of(page)
        named = {server.partition(":")[0] for servers in SERVER_OPTION.findall(script) for server in servers.split(",")}
        if "gunicorn --" in script:
            named.add("gunicorn")
        for name in sorted(named & set(missing)):
            raise Skip(f"{name} is not installed: {missing[name]}")
        for block in page.blocks:
            if block.file:
                path = pathlib.Path(home, block.file.removeprefix("~/"))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text(), encoding="utf-8")
        run_script(script, home)


def run_script(script, home):
    script = re.sub(r"\b8000\b", str(free_port()), script)
    script = script.replace("/usr/share/labour/behaviours", str(guide.ROOT / "behaviours"))
    shell = subprocess.Popen(["bash", "-c", script], cwd=home, env=environment(home), stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        output, _ = shell.communicate(timeout=LIMIT_S)
    except subprocess.TimeoutExpired:
        os.killpg(shell.pid, signal.SIGKILL)
        output, _ = shell.communicate()
        raise AssertionError(f"not done after {LIMIT_S} s:\n{output.decode(errors='replace')[-3000:]}") from None
    finally:
        end_daemon(home)
    if shell.returncode != 0:
        raise AssertionError(output.decode(errors="replace")[-3000:])


def end_daemon(home):
    """The server that a page started by itself, where a command before its end failed."""
    try:
        os.kill(int(pathlib.Path(home, "pid").read_text()), signal.SIGTERM)
    except (OSError, ValueError):
        pass


class Commands(unittest.TestCase):
    """Pages mostly wait, so that several are tried at once; a command is refused nothing by another page's."""

    @classmethod
    def setUpClass(cls):
        cls.pool = concurrent.futures.ThreadPoolExecutor(AT_ONCE)
        cls.addClassCleanup(cls.pool.shutdown)
        cls.tried = {page.name: cls.pool.submit(run_page, page) for page in guide.pages() if has_commands(page)}

    def outcome_of(self, page):
        try:
            self.tried[page.name].result()
        except Skip as reason:
            self.skipTest(str(reason))


def has_commands(page):
    return any(block.language == "sh" for block in page.blocks)


def add_tests():
    for page in guide.pages():
        if has_commands(page):
            name = "test_" + re.sub(r"\W", "_", page.name.removesuffix(".md"))
            setattr(Commands, name, lambda self, page=page: self.outcome_of(page))


class Blocks(unittest.TestCase):
    """What reads the pages."""

    def test_a_status_that_is_not_as_claimed_fails(self):
        page = unittest.mock.Mock()
        page.name = "made.md"
        block = guide.Block("made.md", 1, "sh", None)
        block.lines = ["true", "false   # exit status 1", "exit 3"]
        self.assertEqual([status for _, _, status in block.commands()], [0, 1, 0])
        block.lines = ["true", "false"]
        page.blocks = [block]
        ended = subprocess.run(["bash", "-c", script_of(page)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(ended.returncode, 99)
        self.assertIn(b"made.md:3: ended with 1 and not 0", ended.stdout)


add_tests()

if __name__ == "__main__":
    unittest.main()
