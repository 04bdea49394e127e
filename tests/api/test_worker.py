"""What a client may do to the thread that serves it, on both ends of a connection."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from threading import Thread

import pytest

from chapters.api import worker
from chapters.api.worker import BoundedSocket


@pytest.fixture
def ends() -> Iterator[tuple[BoundedSocket, socket.socket]]:
    """Our end of a connection, and the client's."""
    ours, theirs = socket.socketpair()
    with BoundedSocket(ours) as bounded, theirs:
        yield bounded, theirs


Ends = tuple[BoundedSocket, socket.socket]


def test_what_comes_in_time_is_received_and_sent(ends: Ends) -> None:
    ours, theirs = ends
    theirs.sendall(b"a request")
    assert ours.recv(100) == b"a request"
    ours.sendall(b"an answer")
    assert theirs.recv(100) == b"an answer"
    theirs.close()
    assert ours.recv(100) == b""


def test_a_client_that_reads_and_sends_later_is_waited_for(ends: Ends) -> None:
    ours, theirs = ends
    answer = bytes(range(256)) * (64 << 10)  # more than the kernel keeps for a client
    read = bytearray()

    def client() -> None:
        while len(read) < len(answer):
            read.extend(theirs.recv(1 << 20))
        theirs.sendall(b"another request")

    thread = Thread(target=client)
    thread.start()
    ours.sendall(answer)
    assert ours.recv(100) == b"another request"
    thread.join()
    assert read == answer


def test_a_request_that_does_not_come_ends(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ends
    monkeypatch.setattr(worker, "SECONDS", 0.05)
    ours.start_request()
    theirs.sendall(b"half a hea")
    assert ours.recv(100) == b"half a hea"
    gone(ours)


def test_a_request_that_drips_ends(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ends
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    ours.start_request()
    for _ in range(10):
        theirs.sendall(b"x")
        assert ours.recv(100) == b"x"
        now += worker.SECONDS / 10
    theirs.sendall(b"x")
    gone(ours)


def test_a_request_without_end_ends(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = ends
    monkeypatch.setattr(worker, "MAX_BYTES", 10)
    ours.start_request()
    theirs.sendall(b"x" * 20)
    assert ours.recv(10) == b"x" * 10
    gone(ours)


def test_a_client_that_does_not_read_ends_the_answer(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, _ = ends
    monkeypatch.setattr(worker, "SECONDS", 0.05)
    ours.start_request()
    with pytest.raises(ConnectionResetError) as caught:
        ours.sendall(b"x" * (64 << 20))
    assert caught.value.errno == errno.ECONNRESET


def test_only_the_time_that_the_client_takes_counts_for_the_answer(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = ends
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    ours.start_request()
    for _ in range(3):  # a model writes
        now += 2 * worker.SECONDS
        ours.sendall(b"x")
        assert theirs.recv(1) == b"x"


def test_each_request_of_a_connection_has_its_own_bounds(
    ends: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = ends
    monkeypatch.setattr(worker, "MAX_BYTES", 1)
    for _ in range(3):
        ours.start_request()
        theirs.sendall(b"x")
        assert ours.recv(1) == b"x"


def gone(ours: BoundedSocket) -> None:
    """As if the client had disconnected: gunicorn passes over it in silence."""
    with pytest.raises(ConnectionResetError) as caught:
        ours.recv(100)
    assert caught.value.errno == errno.ECONNRESET
