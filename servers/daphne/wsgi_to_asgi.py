# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labour's application as an ASGI one, for Daphne: asgiref runs it in one thread of the process."""

import asyncio
import contextvars

from asgiref.wsgi import WsgiToAsgi

from labour_application import application as wsgi_application

adapted = WsgiToAsgi(wsgi_application)


async def application(scope, receive, send):
    """Each request in a context of its own: a kept connection would hand on the context of the request before, in
    which asgiref (3.6) believes its one thread to be waiting for itself, and answers 500."""
    await contextvars.Context().run(asyncio.ensure_future, adapted(scope, receive, send))
