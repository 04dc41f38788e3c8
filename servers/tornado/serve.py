# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Tornado: an event loop that the application runs in, or several forked ones."""

import argparse
import asyncio

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.process import fork_processes
from tornado.wsgi import WSGIContainer


async def serve(sockets):
    from labour_application import application
    server = HTTPServer(WSGIContainer(application))
    server.add_sockets(sockets)
    await asyncio.Event().wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--max-restarts", type=int, default=100)
    parser.add_argument("--backlog", type=int, default=128)
    options = parser.parse_args()

    sockets = bind_sockets(options.port, address=options.host, backlog=options.backlog)
    if options.workers > 1:
        fork_processes(options.workers, max_restarts=options.max_restarts)
    try:
        asyncio.run(serve(sockets))
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
