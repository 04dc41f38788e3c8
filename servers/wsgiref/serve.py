# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with the server of Python's standard library, on Python 2.7 and 3."""

import argparse
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

try:
    from socketserver import ThreadingMixIn
except ImportError:
    from SocketServer import ThreadingMixIn

from labour_application import application


class SilentHandler(WSGIRequestHandler):
    def log_message(self, format, *args):
        pass


class ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=500)
    parser.add_argument("--threading", action="store_true", help="a thread for each request")
    options = parser.parse_args()

    server_class = ThreadingServer if options.threading else WSGIServer
    server_class.request_queue_size = options.backlog
    server = make_server(options.host, options.port, application, server_class, SilentHandler)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
