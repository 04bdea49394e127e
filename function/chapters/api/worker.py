"""gunicorn's threaded worker, with bounds on how long a client can hold a thread.

gunicorn waits for ever for the rest of a header or a body, and for a client that does not read its
answer; functions-framework passes it no option about that, and there is none.
docs/decisions/2026-11-28-a-client-holds-a-thread-for-seconds.md
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

SECONDS = 20.0
"""How long a request may take to arrive, and how long its answer may wait for the client to read:
two megabytes over a slow connection."""
MAX_BYTES = 4 << 20
"""What is read of a request: the largest body, the header, and as much again, so that a client that
sends too much gets its answer before the connection ends."""


class BoundedWorker(ThreadWorker):  # type: ignore[misc]  # it ships no types
    """gunicorn's worker over bounded sockets."""

    def handle(self, conn: TConn) -> Any:
        """Serve one request of ``conn``, in a thread of the pool."""
        if not isinstance(conn.sock, BoundedSocket):
            conn.sock = BoundedSocket(conn.sock)
        conn.sock.start_request()
        return super().handle(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Serve the main loop for ``timeout`` seconds, and for one at most: a worker that is ending
        would else sit out its 30 s of grace beside a connection that its client keeps open."""
        super().wait_for_and_dispatch_events(min(timeout, 1.0))


class BoundedSocket(socket.socket):
    """A socket that acts as if the client had gone, once the client has used up its bounds.

    Only time that the client takes counts for the answer: a model may write for longer.

    What can be done at once is: a socket with a timeout asks the kernel twice more each time, and
    lets other threads in before it goes on.
    """

    def __init__(self, connection: socket.socket) -> None:
        """Takes over ``connection``."""
        kind = connection.family, connection.type, connection.proto
        super().__init__(*kind, fileno=connection.detach())
        self.start_request()

    def start_request(self) -> None:
        """Grant the bounds of one request."""
        self._arrives_by = time.monotonic() + SECONDS
        self._bytes = MAX_BYTES
        self._patience = SECONDS

    def recv(self, size: int, flags: int = 0) -> bytes:
        """As ``socket.recv``; raises ConnectionResetError beyond the bounds."""
        left = self._arrives_by - time.monotonic()
        if self._bytes <= 0 or left <= 0:
            raise _gone()
        try:
            data = super().recv(size, flags | socket.MSG_DONTWAIT)
        except BlockingIOError:
            with self._waiting(left):
                data = super().recv(size, flags)
        self._bytes -= len(data)
        return data

    def sendall(self, data: bytes, flags: int = 0) -> None:  # type: ignore[override]
        """As ``socket.sendall``; raises ConnectionResetError beyond the bounds."""
        if self._patience <= 0:
            raise _gone()
        try:
            sent = self.send(data, flags | socket.MSG_DONTWAIT)
        except BlockingIOError:
            sent = 0
        if sent < len(data):
            started = time.monotonic()
            with self._waiting(self._patience):
                super().sendall(data[sent:], flags)
            self._patience -= time.monotonic() - started

    @contextmanager
    def _waiting(self, seconds: float) -> Iterator[None]:
        """Let the block wait for the client so long."""
        self.settimeout(seconds)
        try:
            yield
        except TimeoutError:
            raise _gone() from None
        finally:
            self.settimeout(None)


def _gone() -> ConnectionResetError:
    """What gunicorn passes over in silence, as when a client disconnects."""
    return ConnectionResetError(errno.ECONNRESET, "the client used up its bounds")
