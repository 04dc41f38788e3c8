# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Twisted: a reactor that reads and writes, and threads that run the application."""

import argparse

from twisted.internet import reactor
from twisted.web.server import Site
from twisted.web.wsgi import WSGIResource

from labour_application import application


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--backlog", type=int, default=50)
    parser.add_argument("--keep-alive", type=int, default=60)
    options = parser.parse_args()

    reactor.suggestThreadPoolSize(options.threads)
    resource = WSGIResource(reactor, reactor.getThreadPool(), application)
    reactor.listenTCP(options.port, Site(resource, timeout=options.keep_alive), backlog=options.backlog,
                      interface=options.host)
    reactor.run()


if __name__ == "__main__":
    main()
