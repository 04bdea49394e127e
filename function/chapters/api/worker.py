"""gunicorn's threaded worker, with bounds on how long a client can hold a thread.

gunicorn waits for ever for the rest of a header or a body, and for a client that does not read its
answer; functions-framework passes it no option about that, and there is none.
docs/decisions/2026-11-28-a-client-holds-a-thread-for-seconds.md
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable
from typing import Any, TypeVar

from gunicorn.workers.gthread import TConn, ThreadWorker

T = TypeVar("T")

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


class BoundedSocket:
    """A socket that acts as if the client had gone, once the client has used up its bounds.

    Only time that the client takes counts for the answer: a model may write for longer.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.start_request()

    def start_request(self) -> None:
        """Grant the bounds of one request."""
        self._arrives_by = time.monotonic() + SECONDS
        self._bytes = MAX_BYTES
        self._patience = SECONDS

    def recv(self, size: int) -> bytes:
        """As ``socket.recv``; raises ConnectionResetError beyond the bounds."""
        if self._bytes <= 0:
            raise _gone()
        data = self._within(self._arrives_by - time.monotonic(), self._connection.recv, size)
        self._bytes -= len(data)
        return data

    def sendall(self, data: bytes) -> None:
        """As ``socket.sendall``; raises ConnectionResetError beyond the bounds."""
        started = time.monotonic()
        self._within(self._patience, self._connection.sendall, data)
        self._patience -= time.monotonic() - started

    def _within(self, seconds: float, operation: Callable[..., T], argument: object) -> T:
        if seconds <= 0:
            raise _gone()
        self._connection.settimeout(seconds)
        try:
            return operation(argument)
        except TimeoutError:
            raise _gone() from None

    def __getattr__(self, name: str) -> Any:
        """Everything else is the socket's own."""
        return getattr(self._connection, name)


def _gone() -> ConnectionResetError:
    """What gunicorn passes over in silence, as when a client disconnects."""
    return ConnectionResetError(errno.ECONNRESET, "the client used up its bounds")
