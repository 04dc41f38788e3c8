# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Werkzeug's development server: a thread or a forked process for each request."""

import argparse

from werkzeug.serving import run_simple

from labour_application import application


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--threaded", action="store_true", help="a thread for each request")
    parser.add_argument("--workers", type=int, default=1, help="fork a process for each request, at most so many")
    options = parser.parse_args()

    run_simple(options.host, options.port, application, use_reloader=False,
               threaded=options.threaded and options.workers == 1, processes=options.workers)


if __name__ == "__main__":
    main()
