# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a server that is a folder under servers/ as its manifest says, asks it, stops it. Python 3 only."""

import contextlib
import http.client
import importlib.util
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import unittest

from harness import ID, SERVERS, TOKEN, Reply, Run, await_condition

HOST = "127.0.0.1"
PROGRAM_PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
REQUEST_TIMEOUT_SECONDS = 30
REST_SECONDS = 0.2
SETTLE_SECONDS = 3


def read_manifest(name):
    with io.open(os.path.join(SERVERS, name, "server.json"), encoding="utf-8") as file:
        return json.load(file)


MANIFESTS = dict((name, read_manifest(name)) for name in sorted(os.listdir(SERVERS))
                 if os.path.isfile(os.path.join(SERVERS, name, "server.json")))


def variant_of(manifest, name):
    return next(each for each in manifest["variants"] if each["name"] == name)


def missing(manifest, variant="default"):
    """What the manifest and its variant require and this machine, with this interpreter, has not."""
    absent = []
    for requires in (manifest["requires"], variant_of(manifest, variant).get("requires", {})):
        version = requires.get("python_version", sys.version_info[0])
        if version != sys.version_info[0]:
            absent.append("Python %d" % version)
        absent.extend(module for module in requires.get("python", ()) if importlib.util.find_spec(module) is None)
        absent.extend(name for name in requires.get("programs", ()) if shutil.which(name, path=PROGRAM_PATH) is None)
        for each in requires.get("files", ()):
            paths = each if isinstance(each, list) else [each]
            if not any(os.path.exists(path) for path in paths):
                absent.append(paths[0])
    return absent


def free_port():
    """A port that nobody listens on, below those that the kernel gives to clients."""
    with open("/proc/sys/net/ipv4/ip_local_port_range") as file:
        ephemeral = int(file.read().split()[0])
    while True:
        port = random.randrange(ephemeral // 2, ephemeral)
        with contextlib.closing(socket.socket()) as listener, contextlib.suppress(OSError):
            listener.bind((HOST, port))
            return port


def fill(element, values):
    """The words that an element of a command becomes: a list falls away with the option that it is about."""
    words = element if isinstance(element, list) else [element]
    named = [name for word in words for name in re.findall(r"{\??(\w+)}", word)]
    tested = [name for word in words for name in re.findall(r"{\?(\w+)}", word)]
    if isinstance(element, list):
        if any(values[name] is None for name in named) or not all(values[name] for name in tested):
            return []
    filled = [re.sub(r"{(\w+)}", lambda match: str(values[match.group(1)]), re.sub(r"{\?\w+}", "", word))
              for word in words]
    return [word for word, pattern in zip(filled, words) if word or not pattern.startswith("{?")]


def command_of(manifest, variant, given, values):
    values = dict(values)
    values.update((option["name"], option["default"]) for option in manifest["options"])
    values.update(variant_of(manifest, variant)["set"])
    values.update(given)
    return [word for element in manifest["command"] for word in fill(element, values)]


class Server(object):
    """A server under way in a session and a run of its own; stopped and gone at the end of a with block."""

    def __init__(self, name, variant="default", interpreter=sys.executable, module_path=(), **options):
        self.stopping = MANIFESTS[name]["stop"]
        self.port = free_port()
        self.run = Run()
        self.log_path = os.path.join(self.run.directory, "log")
        values = {"python": interpreter, "host": HOST, "port": self.port, "run": self.run.directory,
                  "application": self.run.application_folder, "server": os.path.join(SERVERS, name)}
        try:
            self.process = self.begin(command_of(MANIFESTS[name], variant, options, values), module_path)
        except Exception:
            self.run.remove()
            raise

    def begin(self, command, module_path):
        environment = dict(os.environ, PATH=PROGRAM_PATH, **self.run.environment())
        for path in ("PYTHONPATH", "JYTHONPATH"):
            environment[path] = os.pathsep.join([environment[path], *module_path])
        with open(self.log_path, "ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                    env=environment, cwd=self.run.directory, start_new_session=True,
                                    preexec_fn=limit_core_files)

    def __enter__(self):
        if not await_condition(lambda: self.process.poll() is not None or self.answers()):
            log = self.log()
            self.__exit__()
            raise AssertionError("no answer in time:\n" + log)
        if self.process.poll() is not None:
            log = self.log()
            self.__exit__()
            raise AssertionError("it did not start:\n" + log)
        return self

    def __exit__(self, *_):
        self.sweep()
        self.run.remove()

    def log(self):
        with open(self.log_path, errors="replace") as file:
            return file.read()

    def processes(self):
        """The pids of the run that are alive: those in the server's session, and those with the run's environment."""
        found = []
        for name in os.listdir("/proc"):
            with contextlib.suppress(OSError):
                if name.isdigit():
                    with open("/proc/%s/stat" % name) as stat:
                        state, _, _, session = stat.read().rpartition(")")[2].split()[:4]
                    if state not in "ZX" and (int(session) == self.process.pid or self.is_marked(name)):
                        found.append(int(name))
        return found

    def cpu_ticks(self):
        """The CPU time that its processes have used so far."""
        ticks = 0
        for pid in self.processes():
            with contextlib.suppress(OSError):
                with open("/proc/%d/stat" % pid) as stat:
                    ticks += sum(map(int, stat.read().rpartition(")")[2].split()[11:13]))
        return ticks

    def is_at_rest(self):
        """Nothing computes in it, so that no worker is still being born: one of Gunicorn's is deaf to signals then."""
        before = self.cpu_ticks()
        time.sleep(REST_SECONDS)
        return self.cpu_ticks() - before <= 1

    def is_marked(self, pid):
        """Whether the process has the run's environment, which one that is about to exit has no more."""
        with open("/proc/%s/environ" % pid, "rb") as environ:
            return ("LABOUR_RUN_DIRECTORY=" + self.run.directory).encode() in environ.read().split(b"\0")

    def request(self, connection, path, method="GET", identifier=ID, **headers):
        """Asks over this connection. Whatever case the server gives the names of headers, they are X-Labour-Id here."""
        sent = {"X-Labour-Token": TOKEN, "X-Labour-Id": identifier}
        sent.update((name.replace("_", "-"), value) for name, value in headers.items())
        connection.request(method, path, headers=sent)
        response = connection.getresponse()
        body = response.read()
        return Reply("%d" % response.status, [(name.title(), value) for name, value in response.getheaders()], body)

    def connection(self, timeout=REQUEST_TIMEOUT_SECONDS):
        return contextlib.closing(http.client.HTTPConnection(HOST, self.port, timeout=timeout))

    def get(self, path, method="GET", timeout=REQUEST_TIMEOUT_SECONDS, **headers):
        with self.connection(timeout) as connection:
            return self.request(connection, path, method, **headers)

    def answers(self, timeout=REQUEST_TIMEOUT_SECONDS):
        try:
            return self.get("/PlainResponse", timeout=timeout).status == 200
        except (OSError, http.client.HTTPException):
            return False

    def is_refusing(self):
        """Whether nobody listens on its port any more: not at once, for the kernel closes what the dead had open."""
        def is_refused():
            with contextlib.closing(socket.socket()) as client:
                return client.connect_ex((HOST, self.port)) != 0
        return await_condition(is_refused, SETTLE_SECONDS)

    def stop(self):
        """Stops it as its manifest says: the next signal if the grace has passed. Gunicorn, for one, waits for a worker
        that was born as SIGTERM came and never heard of it. What it took: the last signal, and seconds; no signal if it
        was dead already."""
        began = time.monotonic()
        sent = "none"
        for name in self.stopping["signals"]:
            if self.process.poll() is not None:
                break
            os.kill(self.process.pid, getattr(signal, name))
            sent = name
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.stopping["grace_seconds"])
        self.process.wait(REQUEST_TIMEOUT_SECONDS)
        return sent, time.monotonic() - began

    def leftovers(self):
        """The processes that are still there some time after the stop."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while True:
            left = self.processes()
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.05)

    def sweep(self):
        """Kills whatever is left of it, until nothing is."""
        def is_gone():
            for pid in self.processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            return self.process.poll() is not None and not self.processes()
        if not await_condition(is_gone):
            raise AssertionError("these cannot be killed: %s" % self.processes())


def limit_core_files():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class LaunchTest(unittest.TestCase):
    def server(self, name, variant="default", **options):
        absent = missing(MANIFESTS[name], variant)
        if absent:
            self.skipTest("%s is not installed: %s" % (name, ", ".join(absent)))
        return Server(name, variant, **options)

    def assert_ends_without_reply(self, server, path):
        with self.assertRaises((ConnectionError, http.client.HTTPException)):
            server.get(path)
