# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with Paste's httpserver: a pool of threads that can kill those that hang."""

import argparse

from paste import httpserver

from labour_application import application

POOL_OPTIONS = {  # by its name in ThreadPool, which has these defaults
    "max_requests": 100, "hung_thread_limit": 30, "kill_thread_limit": 1800, "dying_limit": 300, "spawn_if_under": 5,
    "hung_check_period": 100, "max_zombie_threads_before_die": 0,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--threads", type=int, default=10)
    parser.add_argument("--backlog", type=int, default=5)
    parser.add_argument("--keep-alive", type=int, help="seconds of idleness; no bound")
    for name, default in POOL_OPTIONS.items():
        parser.add_argument("--" + name.replace("_", "-"), type=int, default=default)
    options = parser.parse_args()

    pool_options = dict((name, getattr(options, name)) for name in POOL_OPTIONS)
    httpserver.serve(application, host=options.host, port=options.port, use_threadpool=True,
                     threadpool_workers=options.threads, threadpool_options=pool_options,
                     request_queue_size=options.backlog, socket_timeout=options.keep_alive)


if __name__ == "__main__":
    main()
