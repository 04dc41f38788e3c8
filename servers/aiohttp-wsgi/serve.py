# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is aiohttp-wsgi-serve for the interpreter that runs it: the package has no module that would do it for python -m."""

from aiohttp_wsgi.__main__ import main

if __name__ == "__main__":
    main()
