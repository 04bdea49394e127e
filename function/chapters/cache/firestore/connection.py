"""The connection to Firestore. A failure costs a request some time, never its answer.

It is made in the background, and made anew there after a failure: no request pays for that. The
client's own retries could hide an outage for minutes, so they are off.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Event, Lock, Thread, Timer
from typing import Any, TypeVar

from google.api_core.exceptions import Aborted, DeadlineExceeded, InvalidArgument

from chapters.cache.firestore.client import Client
from chapters.service.ports import StoreUnavailable

MAX_CALLS = 8
"""Calls at the same time. More of them only wait for each other, with the time running."""
CONNECT_TIMEOUT = 9.0
"""Seconds for the first call on a new connection. A request waits so long for it and its turn."""
CREDENTIALS_TIMEOUT = 0.6
"""Seconds after which no request waits for credentials. Google's library looks for them for many
seconds outside Google's cloud."""
PAUSE = 3.0
"""Seconds between tries to connect."""
PROBE = "videos/probe"
"""A document that does not exist. To delete it needs what a write needs, and leaves nothing."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class DocumentRejected(StoreUnavailable):
    """Firestore is well, but will never do this: it cannot hold such a document."""


class Connection:
    """One for each process, shared by its threads.

    It is like a circuit breaker: after a failure no request uses Firestore until a try in the
    background has succeeded.
    """

    def __init__(
        self, *, project: str | None, database: str, timeout: float, pause: float = PAUSE
    ) -> None:
        """``project`` None: the emulator's. ``timeout``: for one read or write of up to 50
        documents. Times in seconds. Does nothing until ``start`` or ``attempt``.
        """
        self.timeout = timeout
        self._project = project or "chapters-local"
        self._database = database
        self._pause = pause
        self._lock = Lock()
        self._turns = BoundedSemaphore(MAX_CALLS)
        self._client: Client | None = None
        """None while there is no connection."""
        self._is_decided = Event()
        """Until then a request waits for the first connection."""
        self._is_started = False
        self._is_outage = False
        """Whether the log says so."""
        self._is_closed = Event()
        self._last_success = float("-inf")
        self._when_back: list[Callable[[], None]] = []

    @property
    def limits(self) -> dict[str, Any]:
        """Arguments for every call of the client."""
        return {"retry": None, "timeout": self.timeout}

    def start(self) -> None:
        """Connect in the background, unless that has begun."""
        with self._lock:
            is_first, self._is_started = not self._is_started, True
        if is_first:
            self._begin(None)

    def when_back(self, call: Callable[[], None]) -> None:
        """Make ``call`` in the background each time that Firestore can be reached again."""
        self._when_back.append(call)

    def attempt(self, work: Callable[[Client], T]) -> T:
        """The result of ``work``, which is one call of Firestore.

        Waits for the first connection and for a turn. Raises StoreUnavailable when ``work`` fails
        or there is no connection, DocumentRejected when it would always fail.
        """
        with self._turn() as client:
            started = time.monotonic()
            try:
                result = work(client)
            except (InvalidArgument, TypeError, ValueError) as error:
                _log.warning("Firestore cannot keep this: %s", type(error).__name__)
                raise DocumentRejected from None
            except Exception as error:  # noqa: BLE001 - a failing cache must not cost the answer
                self._failed(client, error, started)
                raise StoreUnavailable from None
        self._last_success = time.monotonic()
        return result

    def close(self) -> None:
        """Close the connection, if there is one."""
        with self._lock:
            client, self._client = self._client, None
            self._is_closed.set()
        self._is_decided.set()
        if client is not None:
            client.shut()

    @contextmanager
    def _turn(self) -> Iterator[Client]:
        """The client, once there is one and it is our turn to use it."""
        self.start()
        end = time.monotonic() + CONNECT_TIMEOUT
        self._is_decided.wait(CONNECT_TIMEOUT)
        left = max(0, end - time.monotonic())
        if self._client is None or not self._turns.acquire(timeout=left):
            raise StoreUnavailable
        try:
            if (client := self._client) is None:  # an outage began while we waited
                raise StoreUnavailable
            yield client
        finally:
            self._turns.release()

    def _failed(self, client: Client, error: Exception, started: float) -> None:
        """Test ``client``, unless it is well: contention, or a time-out while others succeeded.

        Nobody waits for the test. If it succeeds, the one call was slow, and there is no outage.
        """
        is_well = isinstance(error, Aborted) or (
            isinstance(error, DeadlineExceeded) and self._last_success > started
        )
        with self._lock:
            if client is not self._client or is_well:
                return
            self._client = None
        self._begin(client)

    def _begin(self, client: Client | None) -> None:
        Thread(target=self._connect, args=(client,), name="firestore", daemon=True).start()

    def _connect(self, client: Client | None) -> None:
        """Test ``client``; without one, or if it fails, connect anew until that succeeds."""
        while not self._is_closed.is_set():
            timeout = self.timeout if client else max(CONNECT_TIMEOUT, self.timeout)
            try:
                client = client or self._new_client()
                client.document(PROBE).delete(retry=None, timeout=timeout)
            except Exception as error:  # noqa: BLE001 - it is tried again
                self._give_up(error)
                self._shut(client)
                client = None
                self._is_closed.wait(self._pause)
            else:
                self._use(client)
                return

    def _new_client(self) -> Client:
        late = Timer(CREDENTIALS_TIMEOUT, self._give_up, [TimeoutError()])
        late.daemon = True
        late.start()
        try:
            return Client(project=self._project, database=self._database)
        finally:
            late.cancel()

    def _give_up(self, error: Exception) -> None:
        """Let no request wait until there is a connection."""
        with self._lock:
            is_first, self._is_outage = not self._is_outage, True
        self._is_decided.set()
        if is_first:
            _log.warning("Firestore is in trouble (%s): going on without it", type(error).__name__)

    def _shut(self, client: Client | None) -> None:
        """Close ``client`` as soon as nobody uses it any more."""
        if client is not None:
            for _ in range(MAX_CALLS):
                self._turns.acquire()
            self._turns.release(MAX_CALLS)
            client.shut()

    def _use(self, client: Client) -> None:
        """Let requests use ``client``."""
        with self._lock:
            if self._is_closed.is_set():
                client.shut()
                return
            is_back, self._is_outage = self._is_outage, False
            self._client = client
        self._is_decided.set()
        if is_back:
            _log.warning("Firestore answers again")
        for call in self._when_back:
            call()
