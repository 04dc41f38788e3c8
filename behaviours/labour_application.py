# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The WSGI application that Labour runs inside a server.

Runs on Python 2.7 and 3 with the standard library alone. LABOUR_RUN_DIRECTORY names the run's directory, which holds
the token that requests must carry and the journal of those that ask to be noted.
"""

import os

from labour_behaviours import load_behaviours
from labour_dispatch import Dispatcher, Journal, read_token, status_line


def find_run_directory():
    directory = os.environ.get("LABOUR_RUN_DIRECTORY")
    if not directory:
        raise RuntimeError("LABOUR_RUN_DIRECTORY is not set: the application runs only in a server that Labour started")
    return os.path.abspath(directory)


RUN_DIRECTORY = find_run_directory()
TOKEN_PATH = os.path.join(RUN_DIRECTORY, "token")
JOURNAL = Journal(os.path.join(RUN_DIRECTORY, "journal"))
BEHAVIOURS = load_behaviours(os.path.dirname(os.path.abspath(__file__)))
DISPATCHER = Dispatcher(read_token(TOKEN_PATH, TOKEN_PATH), BEHAVIOURS, JOURNAL, lambda: RUN_DIRECTORY)


def forbid(start_response):
    start_response(status_line(403), [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return []


def application(environ, start_response):
    if not DISPATCHER.is_authorised(environ):
        return forbid(start_response)
    return DISPATCHER.answer(environ, start_response)
