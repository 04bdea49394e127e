"""Clients that are slow on purpose: they hold a thread for seconds, and never all threads.

The function as a real process, with as many threads as it is deployed with, and with as many such
clients as Cloud Run passes on to one instance.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from support.processes import PATIENCE, ROOT, Server, eventually, function

DEPLOYED = (ROOT / "cloudbuild.yaml").read_text()
KNOWN = "/chapters?v=l8pRSuU81PU"
MANY = "/chapters?v=" + ",".join(["l8pRSuU81PU"] * 50)


def deployed(pattern: str) -> int:
    """The number that cloudbuild.yaml sets."""
    found = re.search(pattern, DEPLOYED)
    assert found, pattern
    return int(found[1])


THREADS = deployed(r"THREADS=(\d+)")
CONCURRENCY = deployed(r"--concurrency=(\d+)")

POST = (
    "POST {} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n0:00 a"
)
GET = "GET {} HTTP/1.1\r\nHost: x\r\n\r\n"
SLOW = {
    "silent": "",
    "half a header": "GET /health HTTP/1.1\r\nHost",
    "a body that never comes": POST.format("/check"),
    "a body that nobody needs": POST.format("/health"),
    "an answer that is not read": GET.format(MANY) * 40,
}


def connect(port: int, request: str) -> socket.socket:
    """A client that has sent ``request`` and does nothing more; its own buffer is small."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(PATIENCE)
    client.connect(("127.0.0.1", port))
    client.sendall(request.encode())
    return client


def ended(client: socket.socket) -> bytes:
    """What ``client`` is told until the connection ends."""
    told = b""
    try:
        while piece := client.recv(1 << 16):
            told += piece
    except ConnectionResetError:  # what it sent was not all read
        pass
    return told


@contextmanager
def clients(port: int, request: str, count: int) -> Iterator[list[socket.socket]]:
    with ExitStack() as stack:
        yield [stack.enter_context(connect(port, request)) for _ in range(count)]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with function(THREADS=str(THREADS)) as running:
        yield running


@pytest.mark.parametrize("way", SLOW)
def test_as_many_as_an_instance_gets_leave_threads_for_others(server: Server, way: str) -> None:
    with clients(server.port, SLOW[way], CONCURRENCY) as slow:
        for path in ("/health", KNOWN):
            assert server.ask(path).status == 200
        assert not any(is_reset(client) for client in slow), "the answers waited for that"


def is_reset(client: socket.socket) -> bool:
    """Whether the server has given up ``client``, which has not read all that it was sent."""
    return client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == errno.ECONNRESET


def test_every_thread_comes_back_by_itself() -> None:
    with function(THREADS=str(len(SLOW))) as server, ExitStack() as stack:
        slow = {
            way: stack.enter_context(connect(server.port, request)) for way, request in SLOW.items()
        }
        eventually(lambda: is_reset(slow["an answer that is not read"]))
        assert ended(slow["silent"]) == b""
        assert ended(slow["half a header"]) == b""
        assert b" 400 " in ended(slow["a body that never comes"])
        assert b" 405 " in ended(slow["a body that nobody needs"])
        assert "Traceback" not in server.log.read_text()


def test_a_client_that_keeps_its_side_open_holds_up_nobody() -> None:
    """gunicorn 26 and 27 wait in their main loop for seconds, for each of these in turn."""
    closing = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with function(THREADS="8") as server, clients(server.port, closing, 2 * PATIENCE) as finished:
        assert server.ask(KNOWN).status == 200
        for client in finished:
            assert b'"ok"' in ended(client)


def test_an_endless_body_is_not_read_to_its_end(server: Server) -> None:
    endless = POST.format("/check").replace("1000", str(10**12))
    with connect(server.port, endless) as client, pytest.raises(ConnectionError):
        client.sendall(b"0:00 a\n" * 10**7)


def test_a_worker_that_ends_waits_for_requests_and_not_for_connections() -> None:
    with (
        function(THREADS="4") as server,
        connect(server.port, GET.format("/health")) as idle,
        connect(server.port, POST.format("/check")) as sending,
    ):
        while b'"ok"' not in idle.recv(1 << 16):
            pass
        assert server.ask("/health").status == 200  # so the one before it has a thread by now
        os.kill(server.pid, signal.SIGTERM)
        assert ended(idle) == b""
        sending.sendall(b"\n" * (1000 - len("0:00 a")))
        assert b" 200 OK" in ended(sending)
