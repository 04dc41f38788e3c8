# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with gevent's pywsgi: a greenlet for each connection."""

import argparse


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=128)
    parser.add_argument("--worker-connections", type=int, help="how many connections are served at once; no bound")
    parser.add_argument("--patched", action="store_true", help="make the standard library cooperate")
    options = parser.parse_args()

    if options.patched:  # before anything else is imported that would keep what is replaced
        from gevent import monkey
        monkey.patch_all()
    from gevent.pywsgi import WSGIServer
    from labour_application import application

    server = WSGIServer((options.host, options.port), application, backlog=options.backlog,
                        spawn=options.worker_connections or "default")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
