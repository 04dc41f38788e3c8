# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for the modules of servers that Debian has not: they have the real ones' names and arguments, note how they
were called, and serve with wsgiref. Those of Cogen and FAPWS3 are Python 2.7 as well.

    stand_ins.py SERVER FILE     writes those that the server needs into a zip file, to import from
"""

import io
import os
import sys
import zipfile

COMMON = '''
import json
import os
from wsgiref.simple_server import WSGIRequestHandler, make_server

CALLS = []

def note(name, *args, **kwargs):
    shown = [each if isinstance(each, (bool, int, float, str, list, tuple)) else type(each).__name__ for each in args]
    CALLS.append([name, shown, dict((str(key), value) for key, value in kwargs.items())])

class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass

def serve(application, host, port):
    with open(os.path.join(os.environ["LABOUR_RUN_DIRECTORY"], "calls"), "w") as file:
        json.dump(CALLS, file)
    make_server(host, port, application, handler_class=Silent).serve_forever()
'''

BJOERN = '''
__version__ = "3.2.2"

from stand_in import note, serve

def run(wsgi_app, host, port=None, reuse_port=False, listen_backlog=1024):
    note("run", host, port, listen_backlog=listen_backlog)
    serve(wsgi_app, host, port)
'''

MEINHELD = {
    "meinheld/__init__.py": "",
    "meinheld/patch.py": '''
from stand_in import note

def patch_all():
    note("patch_all")
''',
    "meinheld/server.py": '''
from stand_in import note, serve

address = []

def listen(where):
    note("listen", where)
    address.extend(where)

def set_backlog(number):
    note("set_backlog", number)

def set_keepalive(seconds):
    note("set_keepalive", seconds)

def run(application):
    note("run")
    serve(application, *address)
''',
}

FASTWSGI = '''
from stand_in import note, serve

class Settings(object):
    backlog = 1024

server = Settings()

def run(wsgi_app, host=None, port=None, loglevel=None, workers=None):
    note("run", host, port, workers=workers, backlog=server.backlog)
    serve(wsgi_app, host, port)
'''

GRANIAN = {
    "granian/__init__.py": "",
    "granian/__main__.py": '''
import argparse
import importlib
from stand_in import note, serve

parser = argparse.ArgumentParser()
parser.add_argument("--host")
parser.add_argument("--port", type=int)
parser.add_argument("--interface", choices=["asgi", "asginl", "rsgi", "wsgi"])
parser.add_argument("--respawn-failed-workers", action="store_true")
parser.add_argument("--respawn-interval", type=float)
for name in ("workers", "blocking-threads", "backlog", "backpressure", "workers-lifetime", "workers-max-rss",
             "workers-kill-timeout"):
    parser.add_argument("--" + name, type=int)
parser.add_argument("app")
options = parser.parse_args()
note("cli", **vars(options))
module, _, name = options.app.partition(":")
serve(getattr(importlib.import_module(module), name), options.host, options.port)
''',
}

FAPWS = {
    "fapws/__init__.py": "",
    "fapws/base.py": "",
    "fapws/_evwsgi.py": '''
from stand_in import note, serve

address = []
callbacks = []

def start(host, port):
    if not isinstance(port, str):
        raise TypeError("must be a string")
    note("start", host, port)
    address.extend([host, int(port)])

def set_base_module(module):
    note("set_base_module", module.__name__)

def wsgi_cb(pair):
    note("wsgi_cb", pair[0])
    callbacks.append(pair)

def set_debug(level):
    note("set_debug", level)

def application(environ, start_response):
    prefix, callback = callbacks[0]
    environ["PATH_INFO"] = environ["PATH_INFO"][len(prefix):]
    return callback(environ, start_response)

def run():
    note("run")
    serve(application, *address)
''',
}

COGEN = {
    "cogen/__init__.py": "__version__ = '0.2.1'\n",
    "cogen/common.py": '''
from stand_in import note

class priority(object):
    LAST = 1

class Scheduler(object):
    def __init__(self, **kwargs):
        note("Scheduler", **kwargs)
        self.added = []

    def add(self, coroutine):
        note("add")
        self.added.append(coroutine)

    def run(self):
        note("run")
        for each in self.added:
            each()
''',
    "cogen/core/__init__.py": "",
    "cogen/core/proactors.py": '''
def has_select():
    return "SelectProactor"
''',
    "cogen/web/__init__.py": "",
    "cogen/web/wsgi.py": '''
from stand_in import note, serve

class WSGIServer(object):
    def __init__(self, bind_addr, wsgi_app, scheduler, server_name=None, request_queue_size=64):
        note("WSGIServer", bind_addr, server_name=server_name, request_queue_size=request_queue_size)
        self.address, self.application = bind_addr, wsgi_app

    def serve(self):
        serve(self.application, *self.address)
''',
}

STAND_INS = {
    "bjoern": {"bjoern.py": BJOERN}, "meinheld": MEINHELD, "fastwsgi": {"fastwsgi.py": FASTWSGI}, "granian": GRANIAN,
    "fapws3": FAPWS, "cogen": COGEN,
}


def files_of(name):
    """The texts by path of all that the server imports."""
    return dict(STAND_INS[name], **{"stand_in.py": COMMON})


def write(name, folder):
    for path, text in files_of(name).items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with io.open(full, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    name, path = sys.argv[1:]
    with zipfile.ZipFile(path, "w") as archive:
        for each, text in files_of(name).items():
            archive.writestr(each, text)


if __name__ == "__main__":
    main()
