# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a configuration of Apache with mod_wsgi into the run's folder, and becomes Apache in the foreground.

Everything that Apache writes stays within that folder. It runs as whoever starts it; root starts it and hands its
children, and the run's folder with them, to www-data.
"""

import argparse
import os
import pwd
import re
import stat
import sys

MODULES = "/usr/lib/apache2/modules"
PROGRAMS = ["/usr/sbin/apache2", "/usr/sbin/httpd", "/usr/local/sbin/apache2"]
USER = "www-data"
LONGEST_SOCKET = 107  # bytes, of a Unix socket's path
SOCKET_SUFFIX = ".4194304.99.99.sock"  # the longest that mod_wsgi appends to its prefix

CONFIGURATION = """\
ServerRoot "{own}"
ServerName {host}
Listen {host}:{port}
ListenBacklog {backlog}
DefaultRuntimeDir "{own}"
PidFile "{own}/pid"
Mutex "file:{own}" default
CoreDumpDirectory "{own}"
ErrorLog "{error_log}"
LogLevel warn
DocumentRoot "{own}"
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule wsgi_module {modules}/mod_wsgi.so
WSGIScriptAlias / "{application}/labour_application.py"
WSGIApplicationGroup %{{GLOBAL}}
KeepAliveTimeout {keep_alive}
<Directory "{application}">
    Require all granted
</Directory>
"""

DAEMON_OPTIONS = {  # by the name that WSGIDaemonProcess has for it
    "request_timeout": "request-timeout", "deadlock_timeout": "deadlock-timeout",
    "graceful_timeout": "graceful-timeout", "shutdown_timeout": "shutdown-timeout",
    "eviction_timeout": "eviction-timeout", "queue_timeout": "queue-timeout",
    "restart_interval": "restart-interval", "max_requests": "maximum-requests",
}


def version():
    """mod_wsgi's own, which the module holds before the words that it tells Apache with it; empty if not there."""
    try:
        with open(os.path.join(MODULES, "mod_wsgi.so"), "rb") as module:
            found = re.search(rb"([0-9]+(?:\.[0-9]+)+)\0+mod_wsgi/%s\0", module.read())
    except OSError:
        return ""
    return found.group(1).decode("ascii") if found else ""


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", action="version", version=version())
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--run", required=True, help="the run's folder")
    parser.add_argument("--application", required=True, help="the folder of labour_application.py")
    parser.add_argument("--daemon", action="store_true", help="run the application in processes of its own")
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--backlog", type=int, default=511)
    parser.add_argument("--keep-alive", type=int, default=5)
    for name in DAEMON_OPTIONS:
        parser.add_argument("--" + name.replace("_", "-"), type=int)
    return parser.parse_args()


def daemon_lines(options, own):
    """The application in a group of processes that mod_wsgi starts and watches."""
    prefix = own + "/s"
    if len(os.fsencode(prefix + SOCKET_SUFFIX)) > LONGEST_SOCKET:
        sys.exit("The path of the run's folder, %s, is too long for a Unix socket in it: set TMPDIR to a shorter one."
                 % options.run)
    words = ["WSGIDaemonProcess labour", 'home="%s"' % options.run, 'python-path="%s"' % options.application,
             "processes=%d" % options.workers, "threads=%d" % options.threads]
    words.extend("%s=%d" % (word, getattr(options, name)) for name, word in DAEMON_OPTIONS.items()
                 if getattr(options, name) is not None)
    return ['WSGISocketPrefix "%s"' % prefix, " ".join(words), "WSGIProcessGroup labour"]


def embedded_lines(options):
    """The application in the processes that serve connections. 16 of 25 threads, 3 to begin with, are Apache's own."""
    capacity = options.workers * options.threads
    lines = [
        'WSGIPythonPath "%s"' % options.application, "StartServers %d" % min(3, options.workers),
        "ServerLimit %d" % options.workers, "ThreadLimit %d" % max(64, options.threads),
        "ThreadsPerChild %d" % options.threads, "MaxRequestWorkers %d" % capacity,
        "MinSpareThreads %d" % min(75, capacity),
    ]
    if options.max_requests is not None:
        lines.append("MaxConnectionsPerChild %d" % options.max_requests)
    return lines


def error_log():
    """Where its messages reach whoever started it: by name, or, where that cannot be opened again, through a pipe."""
    try:
        os.close(os.open("/dev/stderr", os.O_WRONLY | os.O_APPEND))
        return "/dev/stderr"
    except OSError:
        return "|/bin/cat"


def check_reach(folder):
    """Ends if others than root cannot enter one of the folders above."""
    while folder != "/":
        folder = os.path.dirname(folder)
        if not os.stat(folder).st_mode & stat.S_IXOTH:
            sys.exit("%s cannot enter %s, which the run's folder is in: set TMPDIR to a folder that anybody can enter."
                     % (USER, folder))


def hand_over(folder, user):
    """Makes the user the owner of the folder and all that is in it: what runs as root until now was root's alone."""
    for where, folders, names in os.walk(folder):
        for path in [where] + [os.path.join(where, name) for name in folders + names]:
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)


def main():
    options = read_options()
    own = os.path.join(options.run, "apache")
    os.mkdir(own, 0o700)
    lines = [CONFIGURATION.format(own=own, modules=MODULES, error_log=error_log(), **vars(options))]
    lines.extend(daemon_lines(options, own) if options.daemon else embedded_lines(options))
    if os.geteuid() == 0:
        user = pwd.getpwnam(USER)
        lines.append("User %s\nGroup #%d" % (USER, user.pw_gid))
        check_reach(options.run)
        hand_over(options.run, user)
    path = os.path.join(own, "httpd.conf")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    program = next((each for each in PROGRAMS if os.access(each, os.X_OK)), None)
    if program is None:
        sys.exit("Apache is not installed: none of %s is there." % ", ".join(PROGRAMS))
    os.execv(program, [program, "-f", path, "-D", "FOREGROUND"])


if __name__ == "__main__":
    main()
