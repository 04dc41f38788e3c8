# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with bjoern: libev's loop, in C, that the application runs in."""

import argparse

import bjoern

from labour_application import application


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=1024)
    options = parser.parse_args()

    try:
        bjoern.run(application, options.host, options.port, listen_backlog=options.backlog)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
