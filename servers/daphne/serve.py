# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is the command daphne for the interpreter that runs it, with Labour's application from this folder."""

import sys

from daphne.cli import CommandLineInterface

if __name__ == "__main__":
    CommandLineInterface().run(sys.argv[1:] + ["wsgi_to_asgi:application"])
