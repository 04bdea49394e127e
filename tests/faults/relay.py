"""A relay in front of Firestore that is slow, or loses connections in the middle of a request."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

CHUNK = 1 << 16


class Relay:
    """Passes bytes on between clients and ``upstream``, better or worse."""

    def __init__(self, upstream: int, *, delay: float) -> None:
        """``upstream``: port on 127.0.0.1; ``delay``: seconds that each chunk waits when slow."""
        self._delay = delay
        self.mood: Literal["well", "slow", "cutting"] = "well"
        """``slow``: every chunk waits. ``cutting``: half of what a client sends arrives, then the
        connection is reset."""
        self.cuts = 0
        """Connections that were reset."""
        self._upstream = upstream
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()

    @property
    def host(self) -> str:
        """HOST:PORT for FIRESTORE_EMULATOR_HOST."""
        return f"127.0.0.1:{self.port}"

    def run(self) -> None:
        """Accept connections until closed."""
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._upstream))
            except OSError:
                return
            self._open |= {client, server}
            for ends in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, is_request: bool) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(CHUNK):
                if self.mood == "slow":
                    time.sleep(self._delay)
                if self.mood == "cutting" and is_request:
                    target.sendall(chunk[: len(chunk) // 2])
                    self.cuts += 1
                    break
                target.sendall(chunk)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End every connection."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextmanager
def relay(upstream: int, *, delay: float) -> Iterator[Relay]:
    """A running relay to ``upstream``, a port on 127.0.0.1; ``delay`` in seconds."""
    running = Relay(upstream, delay=delay)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.close()
        thread.join(10)
