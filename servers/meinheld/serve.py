# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Meinheld: picoev's loop, in C, and a greenlet for each request."""

import argparse


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int)
    parser.add_argument("--keep-alive", type=int)
    parser.add_argument("--patched", action="store_true", help="make sockets cooperate")
    options = parser.parse_args()

    if options.patched:  # before the application is imported, which would keep what is replaced
        from meinheld import patch
        patch.patch_all()
    from labour_application import application
    from meinheld import server

    if options.backlog is not None:
        server.set_backlog(options.backlog)
    if options.keep_alive is not None:
        server.set_keepalive(options.keep_alive)
    server.listen((options.host, options.port))
    try:
        server.run(application)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
