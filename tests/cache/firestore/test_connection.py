"""The connection: made in the background, few calls at a time, and when it is given up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from google.api_core.exceptions import (
    Aborted,
    DeadlineExceeded,
    InvalidArgument,
    PermissionDenied,
    ServiceUnavailable,
)
from google.auth.exceptions import DefaultCredentialsError

from chapters.cache.firestore import connection as connection_module
from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import MAX_CALLS, Connection, DocumentRejected
from chapters.service.ports import StoreUnavailable
from support.processes import eventually


class Firestore:
    """What every client that the connection makes meets."""

    def __init__(self) -> None:
        self.clients: list[FakeClient] = []
        self.connects = threading.Event()
        """The first call of each client waits for it."""
        self.connects.set()
        self.identifies = threading.Event()
        """Making a client waits for it, as for credentials."""
        self.identifies.set()
        self.failures: list[Exception] = []
        """What the next connections fail with, one each."""


class FakeClient:
    """A client of ``Firestore``."""

    world: Firestore

    def __init__(self, **_: object) -> None:
        assert self.world.identifies.wait(20)
        self.is_shut = False
        self.world.clients.append(self)

    def document(self, path: str) -> FakeClient:
        return self

    def delete(self, **_: object) -> None:
        assert self.world.connects.wait(20)
        if self.world.failures:
            raise self.world.failures.pop(0)

    def shut(self) -> None:
        self.is_shut = True


@pytest.fixture
def firestore(monkeypatch: pytest.MonkeyPatch) -> Firestore:
    """In place of the emulator: it fails as the test says."""
    world = Firestore()
    monkeypatch.setattr(connection_module, "Client", type("Its", (FakeClient,), {"world": world}))
    return world


@pytest.fixture
def connection(firestore: Firestore) -> Iterator[Connection]:
    made = Connection(project="p", database="(default)", timeout=1, pause=0.01)
    yield made
    made.close()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(40) as running:
        yield running


class Call:
    """A call of Firestore that ends when the test says so."""

    def __init__(self, connection: Connection, pool: ThreadPoolExecutor) -> None:
        self.client: Any = None
        self._begun = threading.Event()
        self._end = threading.Event()
        self._failure: Exception | None = None
        self.future: Future[str] = pool.submit(connection.attempt, self._work)

    def _work(self, client: Client) -> str:
        self.client = client
        self._begun.set()
        assert self._end.wait(20)
        if self._failure:
            raise self._failure
        return "done"

    @property
    def has_begun(self) -> bool:
        return self._begun.is_set()

    def begin(self) -> Call:
        assert self._begun.wait(20)
        return self

    def end(self, failure: Exception | None = None) -> None:
        self._failure = failure
        self._end.set()
        if failure is None:
            assert self.future.result(20) == "done"
        else:
            with pytest.raises(StoreUnavailable):
                self.future.result(20)


def raising(error: Exception) -> Callable[[Client], None]:
    def work(client: Client) -> None:
        raise error

    return work


def is_open(connection: Connection) -> bool:
    return connection._client is None


def waiters(thing: threading.Event | threading.Semaphore) -> int:
    """How many threads wait for ``thing``."""
    return len(thing._cond._waiters)  # type: ignore[union-attr]


def test_the_first_connection_is_made_in_the_background_and_a_call_waits_for_it(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    firestore.connects.clear()
    connection.start()
    connection.start()
    call = Call(connection, pool)
    eventually(lambda: waiters(connection._is_decided) == 1)
    assert not call.has_begun
    firestore.connects.set()
    call.begin().end()
    assert len(firestore.clients) == 1


def test_a_call_before_the_start_starts_it(firestore: Firestore, connection: Connection) -> None:
    assert connection.attempt(lambda _: "done") == "done"
    assert len(firestore.clients) == 1


def test_who_waits_for_a_first_connection_that_fails_goes_on_without(
    firestore: Firestore, connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    firestore.failures = [DeadlineExceeded("slow"), PermissionDenied("no")]  # type: ignore[no-untyped-call]
    with pytest.raises(StoreUnavailable):
        connection.attempt(lambda _: "done")
    eventually(lambda: not is_open(connection))
    assert connection.attempt(lambda _: "done") == "done"
    assert [client.is_shut for client in firestore.clients] == [True, True, False]
    assert caplog.text.count("in trouble") == caplog.text.count("answers again") == 1


def test_nobody_waits_for_credentials_that_do_not_come(
    firestore: Firestore, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "CREDENTIALS_TIMEOUT", 0)
    firestore.identifies.clear()
    with pytest.raises(StoreUnavailable):
        connection.attempt(lambda _: "done")
    firestore.identifies.set()
    eventually(lambda: not is_open(connection))
    assert connection.attempt(lambda _: "done") == "done"


def test_without_credentials_nothing_is_raised_but_that_the_store_is_unavailable(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def client(**_: object) -> None:
        raise DefaultCredentialsError("nowhere")  # type: ignore[no-untyped-call]

    monkeypatch.setattr(connection_module, "Client", client)
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            connection.attempt(lambda _: "done")


def test_few_calls_run_at_a_time_and_waiting_for_a_turn_is_no_failure(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    running = [Call(connection, pool).begin() for _ in range(MAX_CALLS)]
    waiting = [Call(connection, pool) for _ in range(20)]
    eventually(lambda: waiters(connection._turns) == 20)
    assert not any(call.has_begun for call in waiting)
    running.pop().end()
    eventually(lambda: sum(call.has_begun for call in waiting) == 1)
    for call in (*running, *waiting):
        call.end()
    assert len(firestore.clients) == 1


def test_a_time_out_while_no_other_call_succeeded_is_an_outage(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    connection.attempt(lambda _: "done")
    call = Call(connection, pool).begin()
    firestore.connects.clear()
    call.end(DeadlineExceeded("slow"))  # type: ignore[no-untyped-call]
    assert is_open(connection)
    firestore.connects.set()


def test_a_time_out_while_another_call_succeeded_is_none(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    call = Call(connection, pool).begin()
    connection.attempt(lambda _: "done")
    call.end(DeadlineExceeded("slow"))  # type: ignore[no-untyped-call]
    assert not is_open(connection)
    assert len(firestore.clients) == 1


def test_a_slow_call_is_no_outage_if_the_connection_is_well(
    firestore: Firestore, connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    back = threading.Semaphore(0)
    connection.when_back(back.release)
    connection.attempt(lambda _: "done")
    assert back.acquire(timeout=20)
    with pytest.raises(StoreUnavailable):
        connection.attempt(raising(DeadlineExceeded("slow")))  # type: ignore[no-untyped-call]
    assert back.acquire(timeout=20), "what could not be written is written"
    assert connection.attempt(lambda _: "done") == "done"
    assert [client.is_shut for client in firestore.clients] == [False]
    assert caplog.text == ""


def test_a_refused_connection_is_an_outage_whatever_succeeded(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    call = Call(connection, pool).begin()
    connection.attempt(lambda _: "done")
    firestore.connects.clear()
    call.end(ServiceUnavailable("refused"))  # type: ignore[no-untyped-call]
    assert is_open(connection)
    firestore.connects.set()


def test_an_outage_ends_the_waiting_for_a_turn(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    running = [Call(connection, pool).begin() for _ in range(MAX_CALLS)]
    waiting = [Call(connection, pool) for _ in range(20)]
    eventually(lambda: waiters(connection._turns) == 20)
    firestore.connects.clear()
    running.pop().end(ServiceUnavailable("refused"))  # type: ignore[no-untyped-call]
    for call in waiting:
        with pytest.raises(StoreUnavailable):
            call.future.result(20)
    assert not any(call.has_begun for call in waiting)
    for call in running:
        call.end()
    firestore.connects.set()


def test_a_channel_is_closed_when_its_last_call_has_ended(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    slow = Call(connection, pool).begin()
    firestore.failures = [OSError()]
    with pytest.raises(StoreUnavailable):
        connection.attempt(raising(ServiceUnavailable("refused")))  # type: ignore[no-untyped-call]
    # The thread in the background waits for the call that runs.
    eventually(lambda: waiters(connection._turns) == 1)
    assert not firestore.clients[0].is_shut
    slow.end()
    eventually(lambda: not is_open(connection))
    assert [client.is_shut for client in firestore.clients] == [True, False]


def test_during_an_outage_no_request_tries_and_the_background_does_until_it_succeeds(
    firestore: Firestore, connection: Connection
) -> None:
    back = threading.Semaphore(0)
    connection.when_back(back.release)
    connection.attempt(lambda _: "done")
    assert back.acquire(timeout=20)
    firestore.failures = [OSError()] * 4
    firestore.connects.clear()
    with pytest.raises(StoreUnavailable):
        connection.attempt(raising(ServiceUnavailable("refused")))  # type: ignore[no-untyped-call]
    for _ in range(5):
        with pytest.raises(StoreUnavailable):
            connection.attempt(lambda _: "done")
    firestore.connects.set()
    assert back.acquire(timeout=20)
    assert connection.attempt(lambda _: "done") == "done"
    assert len(firestore.clients) == 5


@pytest.mark.parametrize(
    "error",
    [InvalidArgument("too large"), UnicodeError(), TypeError()],  # type: ignore[no-untyped-call]
)
def test_what_firestore_cannot_hold_is_no_outage(
    connection: Connection, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(DocumentRejected):
        connection.attempt(raising(error))
    assert not is_open(connection)
    assert f"cannot keep this: {type(error).__name__}" in caplog.text


def test_contention_is_no_outage(connection: Connection) -> None:
    with pytest.raises(StoreUnavailable):
        connection.attempt(raising(Aborted("too much contention")))  # type: ignore[no-untyped-call]
    assert not is_open(connection)


def test_a_late_failure_of_an_old_client_says_nothing_about_the_new_one(
    firestore: Firestore, connection: Connection, pool: ThreadPoolExecutor
) -> None:
    slow = Call(connection, pool).begin()
    firestore.failures = [OSError()]
    with pytest.raises(StoreUnavailable):
        connection.attempt(raising(ServiceUnavailable("refused")))  # type: ignore[no-untyped-call]
    slow.end(DeadlineExceeded("slow"))  # type: ignore[no-untyped-call]
    eventually(lambda: not is_open(connection))
    assert connection.attempt(lambda _: "done") == "done"
    assert [client.is_shut for client in firestore.clients] == [True, False]


def test_a_closed_connection_is_used_no_more(firestore: Firestore) -> None:
    closed = Connection(project="p", database="(default)", timeout=1)
    closed.attempt(lambda _: "done")
    closed.close()
    with pytest.raises(StoreUnavailable):
        closed.attempt(lambda _: "done")
    assert [client.is_shut for client in firestore.clients] == [True]
