# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labour's application as an ASGI one, for Hypercorn: asgiref runs it in one thread of the process."""

from asgiref.wsgi import WsgiToAsgi

from labour_application import application as wsgi_application

application = WsgiToAsgi(wsgi_application)
