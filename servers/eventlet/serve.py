# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Eventlet: a green thread for each connection."""

import argparse

import eventlet
import eventlet.wsgi


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=50)
    parser.add_argument("--worker-connections", type=int, default=1024)
    parser.add_argument("--keep-alive", type=int, help="seconds of idleness; no bound")
    parser.add_argument("--patched", action="store_true", help="make the standard library cooperate")
    options = parser.parse_args()

    if options.patched:  # before the application is imported, which would keep what is replaced
        eventlet.monkey_patch()
    from labour_application import application

    listener = eventlet.listen((options.host, options.port), backlog=options.backlog)
    eventlet.wsgi.server(listener, application, max_size=options.worker_connections,
                         socket_timeout=options.keep_alive)


if __name__ == "__main__":
    main()
