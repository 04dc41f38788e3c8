# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labour's behaviours before an application of one's own, in a server that Labour did not start:

    from labour_middleware import misbehave
    application = misbehave(application)

Requests that carry the token and whose path names a behaviour misbehave; all others reach the application, unchanged.
Behaviours are those beside this file, and the user's own below ~/.local/share/labour (XDG_DATA_HOME), as Labour has them.
Runs on Python 2.7 and 3 with the standard library alone. It is set up by environment variables:

    LABOUR_TOKEN, or LABOUR_TOKEN_FILE, which names a file that holds it
                     32 hexadecimal digits that requests must carry; without one, nothing is wrapped
    LABOUR_JOURNAL   a file in which to note culprits before they act; without it, nothing is noted
"""

import hashlib
import logging
import os
import stat
import tempfile

from labour_behaviours import load_behaviours
from labour_dispatch import Dispatcher, Journal, check_token, read_token

try:
    from inspect import iscoroutinefunction
except ImportError:
    def iscoroutinefunction(function):
        return False

HERE = os.path.dirname(os.path.abspath(__file__))
LOGGER = logging.getLogger("labour")
SAID = []


def misbehave(application):
    """The WSGI application behind Labour's behaviours; the application itself where the environment has no token.

    RuntimeError, TypeError if the token, the journal or the application is not what it should be: to go on without
    them would be not to measure, silently.
    """
    token = find_token()
    if token is None:
        say_once("Labour's behaviours are off: neither LABOUR_TOKEN nor LABOUR_TOKEN_FILE is set.")
        return application
    check_application(application)
    behaviours = load_behaviours(HERE)
    if os.path.isdir(users_folder()):
        behaviours.update(load_behaviours(users_folder()))
    dispatcher = Dispatcher(token, behaviours, find_journal(), lambda: private_folder(token))
    LOGGER.warning("Labour's behaviours are on: requests with the token crash, wedge and exhaust this server.")

    def misbehaving_application(environ, start_response):
        if dispatcher.is_authorised(environ) and dispatcher.has_behaviour(environ):
            return dispatcher.answer(environ, start_response)
        return application(environ, start_response)
    return misbehaving_application


def users_folder():
    """The behaviours of the user that the server runs as, which win over those of the same name beside this file."""
    data = os.environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(data):
        data = os.path.expanduser("~/.local/share")
    return os.path.join(data, "labour", "behaviours")


def say_once(sentence):
    if sentence not in SAID:
        SAID.append(sentence)
        LOGGER.info(sentence)


def check_application(application):
    if not callable(application):
        raise TypeError("misbehave() was given %s where a WSGI application, which can be called, was expected."
                        % type(application).__name__)
    if iscoroutinefunction(application) or iscoroutinefunction(getattr(application, "__call__", None)):
        raise TypeError("misbehave() was given an ASGI application where a WSGI application was expected.")


def find_token():
    """The token; None if neither variable is set, or only to nothing, as a container's settings do."""
    token = os.environ.get("LABOUR_TOKEN")
    if token:
        return check_token(token, "the environment variable LABOUR_TOKEN")
    path = os.environ.get("LABOUR_TOKEN_FILE")
    if not path:
        return None
    token = read_token(path, "the file %s, which LABOUR_TOKEN_FILE names" % os.path.abspath(path))
    if os.stat(path).st_mode & 0o044:
        LOGGER.warning("%s can be read by other users, who can crash this server with its token.", os.path.abspath(path))
    return token


def find_journal():
    path = os.environ.get("LABOUR_JOURNAL")
    if not path:
        return None
    try:
        return Journal(path)
    except (IOError, OSError) as error:
        raise RuntimeError("LABOUR_JOURNAL should name a file that the server may write, and %s cannot be opened: %s."
                           % (os.path.abspath(path), error.strerror or error))


def private_folder(token):
    """A folder of this user's alone, made at its first use: one for all workers, so that those that crash leave no more
    behind. Its name says nothing of the token, and nobody without the token can make it first."""
    digest = hashlib.sha256(("folder of " + token).encode("ascii")).hexdigest()[:16]
    path = os.path.join(tempfile.gettempdir(), "labour-%d-%s" % (os.geteuid(), digest))
    try:
        os.mkdir(path, 0o700)
    except OSError:
        status = os.lstat(path)
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o077:
            raise IOError("%s is not a private folder" % path)
    return path
