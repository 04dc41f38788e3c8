# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Cogen: coroutines in one thread. Python 2.7 only, Jython included."""

import argparse
import sys

from cogen.common import Scheduler, priority
from cogen.web import wsgi

from labour_application import application


def scheduler_options():
    """What its Scheduler has to be told: on Jython only select works, and Cogen by itself would take poll."""
    options = {"default_priority": priority.LAST, "default_timeout": 15}
    if sys.platform.startswith("java"):
        from cogen.core.proactors import has_select
        options["proactor"] = has_select()
    return options


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=64)
    options = parser.parse_args()

    scheduler = Scheduler(**scheduler_options())
    server = wsgi.WSGIServer((options.host, options.port), application, scheduler, server_name=options.host,
                             request_queue_size=options.backlog)
    scheduler.add(server.serve)
    try:
        scheduler.run()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
