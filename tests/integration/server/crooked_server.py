# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server that is easy to launch and hard to get rid of, in as many ways as it has modes."""

import os
import signal
import socket
import sys
import threading
import time

HOST = "127.0.0.1"


def listen(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(64)
    return listener


def serve(listener, echo=True, status="200 OK"):
    while True:
        connection, _ = listener.accept()
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(4096)
                if not piece:
                    break
                head += piece
            fields = [line.split(b": ", 1) for line in head.split(b"\r\n") if line.startswith(b"X-Labour-Id: ")]
            reply = "HTTP/1.1 {}\r\nContent-Length: 0\r\nConnection: close\r\n".format(status).encode()
            if echo and fields:
                reply += b"x-labour-id: " + fields[0][1] + b"\r\n"
            connection.sendall(reply + b"\r\n")


def idle():
    while True:
        time.sleep(3600)


def fork(work, *arguments):
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        work(*arguments)
        os._exit(0)
    return pid


def daemonise(work, *arguments):
    def middle():
        os.setsid()
        fork(work, *arguments)

    os.waitpid(fork(middle), 0)


def plain(port):
    serve(listen(port))


def prefork(port):
    listener = listen(port)
    workers = {fork(serve, listener) for _ in range(4)}

    def end(*_):
        for worker in workers:
            os.kill(worker, signal.SIGTERM)
        for worker in list(workers):
            os.waitpid(worker, 0)
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    while True:
        worker, _ = os.wait()
        workers.discard(worker)
        workers.add(fork(serve, listener))


def stubborn(port):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    plain(port)


def daemon(port):
    """Listens once the launched process is gone."""
    reading, writing = os.pipe()

    def serve_later():
        os.close(writing)
        os.read(reading, 1)
        plain(port)

    daemonise(serve_later)


def absent(_port):
    """A daemon that never listens."""
    daemonise(idle)


def nothing(_port):
    pass


def helped(port):
    """With a helper outside its session, its tree and its environment."""
    daemonise(os.execve, "/bin/sleep", ["sleep", "3600"], {})
    plain(port)


def orphans(port):
    """Its worker survives it, and holds the port."""
    listener = listen(port)

    def work():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        idle()

    fork(work)
    serve(listener)


def flood(port):
    line = b"x" * 1023 + b"\n"
    for _ in range(100 * 1024):
        os.write(1, line)
    os.write(2, b"the last words\n")
    plain(port)


def greedy(port):
    def take():
        taken = []
        while True:
            taken.append(bytearray(1 << 20))
            time.sleep(0.005)

    listener = listen(port)
    fork(idle)
    threading.Timer(0.2, take).start()
    serve(listener)


def gulping(port):
    """Takes memory as fast as the machine gives it."""
    def gulp():
        taken = []
        while True:
            taken.append(b"x" * (16 << 20))

    listener = listen(port)
    threading.Timer(0.2, gulp).start()
    serve(listener)


def sharing(port):
    """Several times what it may have, if pages in common were counted in each process."""
    taken = bytearray(b"x" * (40 << 20))
    listener = listen(port)
    for _ in range(4):
        fork(idle)
    serve(listener)
    del taken


def busy(port):
    threading.Thread(target=serve, args=(listen(port),), daemon=True).start()
    while True:
        pass


def lingering(port):
    """A connection can be made, and nothing comes back."""
    listener = listen(port)
    idle()
    del listener


def exits(port):
    print("no such setting")
    sys.exit(3)


def crashes(port):
    os.kill(os.getpid(), signal.SIGSEGV)


def foreign(port):
    serve(listen(port), echo=False)


def refusing(port):
    serve(listen(port), status="503 Service Unavailable")


if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]))
