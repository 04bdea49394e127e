"""The connection to Firestore. A failure costs a request some time, never its answer.

The client's own retries could hide an outage for minutes, so they are off. After a failure no
request uses Firestore for a few seconds; then one request tries it with a new client, because the
channel of the old one takes half a minute to notice that a server is back.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from google.api_core.exceptions import InvalidArgument
from google.auth.exceptions import DefaultCredentialsError

from chapters.cache.firestore.client import Client

PAUSE = 3.0
"""Seconds without Firestore after a failure."""
NO_CREDENTIALS_PAUSE = 600.0
"""Seconds until credentials are looked for again, which takes seconds outside Google's cloud."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Connection:
    """One for each process, shared by its threads: after one failure all of them pause."""

    def __init__(
        self,
        *,
        project: str | None,
        database: str,
        timeout: float,
        pause: float = PAUSE,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """``project`` None: the emulator's. ``timeout``: for one read or write of up to 50
        documents. Times in seconds. Connects at the first ``attempt``.
        """
        self.timeout = timeout
        self._project = project or "chapters-local"
        self._database = database
        self._pause = pause
        self._timer = timer
        self._lock = Lock()
        self._client: Client | None = None
        self._open_until: float | None = None
        """Open as a circuit breaker is: no requests. None: closed, all is well."""

    @property
    def limits(self) -> dict[str, Any]:
        """Arguments for every call of the client."""
        return {"retry": None, "timeout": self.timeout}

    def attempt(self, work: Callable[[Client], T]) -> T | None:
        """The result of ``work``; None when it fails, or during the pause after a failure."""
        if self._is_open():
            return None
        client: Client | None = None
        try:
            client = self._connected()
            result = work(client)
        except (InvalidArgument, TypeError, UnicodeError) as error:
            _log.warning("Firestore cannot keep this: %s", type(error).__name__)
            return None
        except Exception as error:  # noqa: BLE001 - a failing cache must not cost the answer
            self._failed(client, error)
            return None
        if self._open_until is not None:
            self._recovered()
        return result

    def close(self) -> None:
        """Close the connection, if there is one."""
        with self._lock:
            client, self._client = self._client, None
        _close(client)

    def _is_open(self) -> bool:
        """Whether requests must go on without Firestore."""
        with self._lock:
            if self._open_until is None:
                return False
            if self._timer() < self._open_until:
                return True
            # This request tries whether Firestore is back; the others need not wait for that.
            self._open_until = self._timer() + self.timeout
            return False

    def _connected(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = Client(project=self._project, database=self._database)
            return self._client

    def _failed(self, client: Client | None, error: Exception) -> None:
        """Begin the pause and drop ``client``, unless another thread has done so already."""
        pause = self._pause
        if isinstance(error, DefaultCredentialsError):
            pause = NO_CREDENTIALS_PAUSE
        with self._lock:
            if client is not self._client:
                return
            is_first_failure = self._open_until is None
            self._open_until = self._timer() + pause
            self._client = None
        _close(client)
        if is_first_failure:
            _log.warning("Firestore is in trouble (%s): going on without it", type(error).__name__)

    def _recovered(self) -> None:
        with self._lock:
            self._open_until = None
        _log.warning("Firestore answers again")


def _close(client: Client | None) -> None:
    """Close ``client`` and its channel, which the library's own ``close()`` leaves open.

    gRPC would let the next channel share the old connection, and so its wait before the next try:
    https://github.com/grpc/grpc/issues/21240
    """
    if client is None:
        return
    if client._firestore_api_internal is not None:
        client._firestore_api_internal.transport.close()
    client.close()  # type: ignore[no-untyped-call]
