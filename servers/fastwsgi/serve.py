# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with FastWSGI: libuv's loop, in C, that the application runs in."""

import argparse

import fastwsgi

from labour_application import application


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--backlog", type=int, default=1024)
    options = parser.parse_args()

    more = {}
    if options.workers > 1:  # its first releases have no such argument
        more["workers"] = options.workers
    if hasattr(fastwsgi, "server"):
        fastwsgi.server.backlog = options.backlog
    else:  # before 0.0.6
        more["backlog"] = options.backlog
    try:
        fastwsgi.run(application, options.host, options.port, **more)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
