"""HTTP servers on 127.0.0.1 that run inside the test process, one thread a connection."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

HANG = 30
"""Seconds after which a request that hangs ends in any case."""


class StubServer(ThreadingHTTPServer):
    """A server whose handlers may hang until ``released``; subclasses hold what they answer."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler], port: int = 0) -> None:
        """Listens on ``port``, 0: any free one; answers inside ``running(server)`` only."""
        super().__init__(("127.0.0.1", port), handler)
        self.released = threading.Event()
        """Set when the server is about to end: requests that hang return."""

    @property
    def address(self) -> str:
        """Base URL, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing: clients that hang up are part of the tests."""


class StubHandler(BaseHTTPRequestHandler):
    """A handler of a ``StubServer``; prints nothing, keeps connections open."""

    protocol_version = "HTTP/1.1"

    def answer(
        self,
        status: int,
        body: bytes,
        *,
        media_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Send a whole response; a client that has hung up is ignored."""
        self.begin(status, len(body), media_type=media_type, headers=headers)
        with suppress(OSError):
            self.wfile.write(body)

    def begin(
        self,
        status: int,
        length: int,
        *,
        media_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Send the status and the headers of a response of ``length`` bytes."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def hang(self) -> None:
        """Send nothing until the server ends, then close the connection."""
        assert isinstance(self.server, StubServer)
        self.server.released.wait(HANG)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Print nothing."""


Server = TypeVar("Server", bound=StubServer)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """``server`` answers until the block is left."""
    with server:
        # Without a short interval each server would take half a second to end.
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
