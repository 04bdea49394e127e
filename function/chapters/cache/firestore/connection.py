"""One connection to Firestore for all that is kept there. It may cost a moment, never the answer.

The client's own retries would hide an outage for minutes, so there are none. After a failure
Firestore is left alone for a few seconds, and then one request meets it with a new client: the
channel of the old one takes half a minute to see that a server is back.
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

TIMEOUT = 0.8
"""Seconds for one read or write of up to 50 documents."""
PAUSE = 3.0
"""Seconds without Firestore after a failure."""
NO_CREDENTIALS_PAUSE = 600.0
"""Seconds until credentials are looked for again: outside Google's cloud that takes seconds."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Connection:
    """Safe to share between threads, and meant to be: trouble that one meets spares the others."""

    def __init__(
        self,
        *,
        project: str | None,
        database: str,
        timeout: float = TIMEOUT,
        pause: float = PAUSE,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """``project`` None: the emulator's. Times in seconds. No request is made yet."""
        self.timeout = timeout
        self._project = project or "chapters-local"
        self._database = database
        self._pause = pause
        self._timer = timer
        self._lock = Lock()
        self._client: Client | None = None
        self._closed_until: float | None = None

    @property
    def limits(self) -> dict[str, Any]:
        """What every call of the client is to be given."""
        return {"retry": None, "timeout": self.timeout}

    def attempt(self, work: Callable[[Client], T]) -> T | None:
        """What ``work`` returns; None while Firestore is left alone, or when it fails now."""
        if self._is_left_alone():
            return None
        client: Client | None = None
        try:
            client = self._connected()
            result = work(client)
        except (InvalidArgument, TypeError, UnicodeError) as error:
            _log.warning("Firestore cannot keep this: %s", type(error).__name__)
            return None
        except Exception as error:  # noqa: BLE001 - no trouble of a cache may reach the answer
            self._failed(client, error)
            return None
        if self._closed_until is not None:
            self._recovered()
        return result

    def close(self) -> None:
        """Close the connection, if there is one."""
        with self._lock:
            client, self._client = self._client, None
        _close(client)

    def _is_left_alone(self) -> bool:
        with self._lock:
            if self._closed_until is None:
                return False
            if self._timer() < self._closed_until:
                return True
            # One request finds out whether Firestore is back; the others need not wait for that.
            self._closed_until = self._timer() + self.timeout
            return False

    def _connected(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = Client(project=self._project, database=self._database)
            return self._client

    def _failed(self, client: Client | None, error: Exception) -> None:
        pause = self._pause
        if isinstance(error, DefaultCredentialsError):
            pause = NO_CREDENTIALS_PAUSE
        with self._lock:
            if client is not self._client:
                return  # another thread has dealt with it
            was_well = self._closed_until is None
            self._closed_until = self._timer() + pause
            self._client = None
        _close(client)
        if was_well:
            _log.warning("Firestore is in trouble (%s): going on without it", type(error).__name__)

    def _recovered(self) -> None:
        with self._lock:
            self._closed_until = None
        _log.warning("Firestore answers again")


def _close(client: Client | None) -> None:
    """Close the channel of ``client`` too, which its own ``close()`` leaves open.

    gRPC would have the next channel share its connection, and wait as long before it tries again:
    https://github.com/grpc/grpc/issues/21240
    """
    if client is None:
        return
    if client._firestore_api_internal is not None:
        client._firestore_api_internal.transport.close()
    client.close()  # type: ignore[no-untyped-call]
