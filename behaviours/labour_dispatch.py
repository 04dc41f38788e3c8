# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings requests with the token to the behaviour that their path names: /NAME?parameters does what NAME/wsgi.py says.

For Python 2.7 and 3. Shared by labour_application.py, which is an application of its own, and labour_middleware.py,
which stands before somebody else's.
"""

import io
import itertools
import os
import re
import sys
import threading
import time
import zlib

from labour_behaviours import Refusal, native, quoted

try:
    from http.client import responses as REASONS
except ImportError:
    from httplib import responses as REASONS

try:
    from hmac import compare_digest
except ImportError:
    def compare_digest(one, other):
        """Stands in where hmac has none (Jython, before 2.7.7): takes as long whatever the first difference is."""
        difference = len(one) ^ len(other)
        for a, b in zip(bytearray(one.encode("latin-1")), bytearray(other.encode("latin-1"))):
            difference |= a ^ b
        return difference == 0

LONGEST_TOKEN_FILE = 4096

is_identifier = re.compile(r"[0-9a-f.-]{16,40}\Z").match
is_token = re.compile(r"[0-9a-f]{32}\Z").match


# The token ----------------------------------------------------------------------------------------------------------

def check_token(text, where):
    """The token that the text is; RuntimeError if it is none. Its sentence tells nothing of a secret but its length."""
    token = text.strip()
    if not is_token(token):
        raise RuntimeError("The token in %s is malformed: it has %d characters where 32 hexadecimal digits (0-9, a-f) "
                           "were expected." % (where, len(token)))
    return token


def read_token(path, where):
    """The token in the file, which messages call `where`; RuntimeError if it cannot be read or holds none."""
    try:
        with io.open(path, "rb") as file:
            text = native(file.read(LONGEST_TOKEN_FILE))
    except (IOError, OSError) as error:
        raise RuntimeError("The token, 32 hexadecimal digits, cannot be read from %s: %s."
                           % (where, error.strerror or error))
    return check_token(text, where)


# The journal --------------------------------------------------------------------------------------------------------

class Journal(object):
    """The file that is told of requests before they do harm. It stays open, for a time without descriptors to spare."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.open()

    def open(self):
        self.descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._file = self.file_behind(self.descriptor)

    @staticmethod
    def file_behind(descriptor):
        try:
            status = os.fstat(descriptor)
            return status.st_dev, status.st_ino
        except OSError:
            return None

    def write(self, line):
        """Appends the line in one write, so that those of several workers never mix."""
        if self.file_behind(self.descriptor) != self._file:
            self.open()  # a server that became a daemon closed what it had not opened; the number may be another's now
        os.write(self.descriptor, line.encode("ascii", "replace"))


# The worker ---------------------------------------------------------------------------------------------------------

def start_time():
    """When this process started, in clock ticks since the machine did (field 22 of its stat); 0 where there is none."""
    try:
        with io.open("/proc/self/stat", "rb") as stat:
            return int(stat.read().rpartition(b")")[2].split()[19])
    except (IOError, OSError, IndexError, ValueError):
        return 0


def counter():
    """A function that counts from 1, whatever thread calls it."""
    count = itertools.count(1)
    if not sys.platform.startswith("java"):
        return lambda: next(count)
    lock = threading.Lock()

    def locked():
        with lock:
            return next(count)
    return locked


class Worker(object):
    """The process that answers."""

    def __init__(self, pid):
        self.pid = pid
        self.name = "%d %d " % (pid, start_time())
        self.count = counter()


WORKERS = {}


def this_worker():
    """The worker of the process that asks: after a fork, a new one. The first thread to store it wins."""
    pid = os.getpid()
    return WORKERS.get(pid) or WORKERS.setdefault(pid, Worker(pid))


# The call -----------------------------------------------------------------------------------------------------------

class Call(object):
    """One request, as a behaviour sees it.

    parameters      values by name, typed, all there
    environ, start_response
                    the server's own, for behaviours that break the contract of WSGI
    run_directory   a private folder, shared by the workers
    reply()         answers in the ordinary way; identity() and claim() are its parts, for those that answer otherwise
    refuse()        answers with a status and a sentence
    """

    __slots__ = ("environ", "start_response", "worker", "number", "id", "parameters", "_find_run_directory")

    def __init__(self, environ, start_response, find_run_directory):
        self.environ = environ
        self.start_response = start_response
        self.worker = this_worker()
        self.number = self.worker.count()
        self.id = None
        self.parameters = {}
        self._find_run_directory = find_run_directory

    @property
    def run_directory(self):
        return self._find_run_directory()

    def identity(self):
        """The headers that say whose request this answers, and which worker does."""
        headers = [("X-Labour-Worker", self.worker.name + str(self.number))]
        if self.id:
            headers.append(("X-Labour-Id", self.id))
        return headers

    @staticmethod
    def claim(body):
        """The header that says what body is meant to arrive."""
        return ("X-Labour-Body", "%d %08x" % (len(body), zlib.crc32(body) & 0xffffffff))

    def reply(self, status=200, body=b"", headers=()):
        """Starts a reply that verifies itself, and returns what the behaviour has to return. The body is bytes."""
        all_headers = self.identity()
        all_headers.extend(headers)
        if status == 204 or status == 304:
            body = b""
        else:
            all_headers.append(("Content-Type", "text/plain"))
            all_headers.append(("Content-Length", str(len(body))))
            if native(self.environ["REQUEST_METHOD"]) == "HEAD":
                body = b""
        all_headers.append(self.claim(body))
        self.start_response(status_line(status), all_headers)
        return [body] if body else []

    def refuse(self, status, sentence):
        """A reply, like any other, whose body is the sentence."""
        body = sentence if isinstance(sentence, bytes) else sentence.encode("utf-8", "replace")
        return self.reply(status, body + b"\n")


def status_line(status):
    return "%d %s" % (status, REASONS.get(status, "Unassigned"))


# The dispatcher -----------------------------------------------------------------------------------------------------

def identify(environ):
    """The request's id, or None; Refusal if it is none of Labour's, since it is about to become a header."""
    identifier = environ.get("HTTP_X_LABOUR_ID")
    if identifier is None:
        return None
    identifier = native(identifier)
    if not is_identifier(identifier):
        raise Refusal(400, "X-Labour-Id is not 16 to 40 of the characters 0-9 a-f . and -")
    return identifier


def name_asked_for(environ):
    """What the path names, below where the application is mounted. Some servers leave the mount point in the path."""
    path = native(environ.get("PATH_INFO", ""))
    mount_point = native(environ.get("SCRIPT_NAME", "")).rstrip("/")
    if mount_point and path.startswith(mount_point + "/"):
        path = path[len(mount_point):]
    return path[1:] if path.startswith("/") else path


class Dispatcher(object):
    """Answers requests with what the behaviours do.

    journal              is told of those that ask to be noted; None where there is none
    find_run_directory   a function that names the private folder, called only by behaviours that use it
    """

    def __init__(self, token, behaviours, journal, find_run_directory):
        self._token = token
        self._behaviours = behaviours
        self._journal = journal
        self._find_run_directory = find_run_directory

    def is_authorised(self, environ):
        try:
            return compare_digest(native(environ.get("HTTP_X_LABOUR_TOKEN", "")), self._token)
        except (TypeError, UnicodeError):
            return False

    def has_behaviour(self, environ):
        return name_asked_for(environ) in self._behaviours

    def answer(self, environ, start_response):
        """What the behaviour returns, or a refusal that says what is wrong. The request has to be authorised."""
        call = Call(environ, start_response, self._find_run_directory)
        try:
            call.id = identify(environ)
            behaviour = self._find_behaviour(environ)
            call.parameters = behaviour.read(native(environ.get("QUERY_STRING", "")))
            if self._journal and native(environ.get("HTTP_X_LABOUR_NOTE", "")) == "1":
                self._note(call, behaviour)
        except Refusal as refusal:
            return call.refuse(refusal.status, refusal.sentence)
        return behaviour.respond(call)

    def _find_behaviour(self, environ):
        name = name_asked_for(environ)
        if name not in self._behaviours:
            raise Refusal(404, "There is no behaviour named %s." % quoted(name))
        return self._behaviours[name]

    def _note(self, call, behaviour):
        query = native(call.environ.get("QUERY_STRING", "")).replace(" ", "%20")
        target = behaviour.name + "?" + query if query else behaviour.name
        try:
            self._journal.write("%.6f %s %s %d\n" % (time.time(), call.id or "-", target, call.worker.pid))
        except (IOError, OSError) as error:
            # Not a 5xx, which a culprit's reply may well be expected to have.
            raise Refusal(409, "The journal cannot be written: %s." % error)
