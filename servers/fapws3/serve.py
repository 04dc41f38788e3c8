# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves Labour's application with FAPWS3: libev's loop in one thread. Python 2.7, or 3 with its branch python3."""

import argparse

import fapws._evwsgi as evwsgi
from fapws import base

from labour_application import application


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()

    evwsgi.start(options.host, str(options.port))
    evwsgi.set_base_module(base)
    # It matches by prefix and hands on what follows: PATH_INFO comes without its leading slash.
    evwsgi.wsgi_cb(("/", application))
    evwsgi.set_debug(0)
    evwsgi.run()


if __name__ == "__main__":
    main()
