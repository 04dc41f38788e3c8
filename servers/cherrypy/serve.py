# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with CherryPy: within its engine, or with its server, Cheroot, alone."""

import argparse

from labour_application import application


def serve_with_engine(options):
    import cherrypy
    cherrypy.config.update({
        "server.socket_host": options.host,
        "server.socket_port": options.port,
        "server.socket_queue_size": options.backlog,
        "server.socket_timeout": options.keep_alive,
        "server.thread_pool": options.threads,
        "server.shutdown_timeout": options.graceful_timeout,
        "engine.autoreload.on": False,
    })
    cherrypy.tree.graft(application, "/")
    cherrypy.engine.signals.subscribe()
    cherrypy.engine.start()
    cherrypy.engine.block()


def serve_with_cheroot(options):
    from cheroot import wsgi
    server = wsgi.Server((options.host, options.port), application, numthreads=options.threads,
                         request_queue_size=options.backlog, timeout=options.keep_alive,
                         shutdown_timeout=options.graceful_timeout)
    try:
        server.start()
    except KeyboardInterrupt:
        server.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--backlog", type=int, default=5)
    parser.add_argument("--keep-alive", type=int, default=10)
    parser.add_argument("--graceful-timeout", type=int, default=5)
    parser.add_argument("--cheroot", action="store_true", help="the server alone")
    options = parser.parse_args()

    if options.cheroot:
        serve_with_cheroot(options)
    else:
        serve_with_engine(options)


if __name__ == "__main__":
    main()
