# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program in a home of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
LABOUR = os.path.join(os.environ["LABOUR_BIN"], "labour")

# A storm of crashes that gunicorn gets over, graded, with log lines, phases and what a crash leaves.
STORM = ["run", "--server", "gunicorn:sync", "--behaviour", "PlainResponse=9", "--behaviour", "SIGSEGV=1", "--rate", "60",
         "--phases", "baseline:1s storm:1s recovery:3s", "--seed", "7"]


class Program:
    """Labour with its own data, settings, history and lock."""

    def __init__(self):
        self.home = tempfile.mkdtemp(prefix="labour-formats-")
        self.environment = dict(os.environ, HOME=self.home, XDG_DATA_HOME=self.path("share"),
                                XDG_CONFIG_HOME=self.path("config"), TMPDIR=self.home)
        self.environment.pop("LABOUR_HISTORY", None)

    def path(self, *names):
        return os.path.join(self.home, *names)

    def start(self, *arguments, **variables):
        return subprocess.Popen([LABOUR, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=dict(self.environment, **variables))

    def run(self, *arguments, expected=0, **variables):
        """What it wrote to standard output, after it ended with the status that is expected."""
        process = self.start(*arguments, **variables)
        output, errors = process.communicate(timeout=120)
        if process.returncode != expected:
            raise AssertionError(f"labour {' '.join(arguments)} ended with {process.returncode}, not {expected}:\n"
                                 f"{errors.decode()}")
        return output

    def json(self, *arguments, expected=0, **variables):
        return json.loads(self.run(*arguments, "--json", "-", expected=expected, **variables))

    def wait_for_load(self, process):
        """Until the program sends requests: its load process is there."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and process.poll() is None:
            for pid in filter(str.isdigit, os.listdir("/proc")):
                try:
                    with open(f"/proc/{pid}/stat") as file:
                        name, _, rest = file.read().partition("(")[2].rpartition(")")
                except OSError:
                    continue
                if name == "labour-hammer" and int(rest.split()[1]) == process.pid:
                    return
            time.sleep(0.05)
        raise AssertionError("no load process was seen")

    def add_server(self, name, script):
        folder = self.path("share", "labour", "servers", name)
        os.makedirs(folder)
        with open(os.path.join(folder, "server.json"), "w") as file:
            json.dump({"name": name, "title": "A test's", "summary": "A test's.", "interface": "wsgi",
                       "command": ["{python}", "{server}/start.py", "{host}", "{port}"],
                       "variants": [{"name": "default", "concurrency": "single"}]}, file)
        with open(os.path.join(folder, "start.py"), "w") as file:
            file.write(script)

    def remove(self):
        shutil.rmtree(self.home, ignore_errors=True)


def read(path):
    with open(path, "rb") as file:
        return file.read()
