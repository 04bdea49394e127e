"""Entries in Firestore, shared by every instance: collection ``videos``, document ``v1:<ID>``.

A cache may cost a moment, never the answer. The client's own retries would hide an outage for
minutes, so there are none; after a failure Firestore is left alone for a few seconds, and then met
with a new client: the channel of the old one takes half a minute to see that a server is back.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from google.cloud import firestore

from chapters.service import Entry
from chapters.stores.document import name_of, to_document, to_entry

COLLECTION = "videos"
TIMEOUT = 0.8
"""Seconds for one read or write of up to 50 documents."""
PAUSE = 3.0
"""Seconds without Firestore after a failure."""

_log = logging.getLogger(__name__)


class FirestoreStore:
    """Implements ``service.Store``; safe to share between threads."""

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
        self._project = project or "chapters-local"
        self._database = database
        self._timeout = timeout
        self._pause = pause
        self._timer = timer
        self._lock = Lock()
        self._client: firestore.Client | None = None
        self._closed_until: float | None = None

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, in one round trip; none while Firestore is in trouble."""
        if not ids:
            return {}

        def read(client: firestore.Client) -> list[Any]:
            collection = client.collection(COLLECTION)
            references = [collection.document(name_of(id_)) for id_ in ids]
            return list(client.get_all(references, retry=None, timeout=self._timeout))

        snapshots = self._attempt(read) or []
        entries = [_entry(snapshot) for snapshot in snapshots if snapshot.exists]
        return {entry.id: entry for entry in entries if entry is not None}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries`` in one round trip; dropped while Firestore is in trouble."""
        if not entries:
            return

        def write(client: firestore.Client) -> None:
            batch = client.batch()
            for entry in entries:
                reference = client.collection(COLLECTION).document(name_of(entry.id))
                batch.set(reference, to_document(entry))
            batch.commit(retry=None, timeout=self._timeout)

        self._attempt(write)

    def close(self) -> None:
        """Close the connection, if there is one."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()  # type: ignore[no-untyped-call]

    def _attempt(self, work: Callable[[firestore.Client], Any]) -> Any:
        """What ``work`` returns; None while Firestore is left alone, or when it fails now."""
        client = self._usable_client()
        if client is None:
            return None
        try:
            result = work(client)
        except Exception as error:  # noqa: BLE001 - no trouble of a cache may reach the answer
            self._failed(client, error)
            return None
        if self._closed_until is not None:
            self._recovered()
        return result

    def _usable_client(self) -> firestore.Client | None:
        with self._lock:
            if self._closed_until is not None and self._timer() < self._closed_until:
                return None
            if self._client is None:
                self._client = firestore.Client(project=self._project, database=self._database)
            return self._client

    def _failed(self, client: firestore.Client, error: Exception) -> None:
        with self._lock:
            if client is not self._client:
                return  # another thread has dealt with it
            was_well = self._closed_until is None
            self._closed_until = self._timer() + self._pause
            self._client = None
        client.close()  # type: ignore[no-untyped-call]
        if was_well:
            _log.warning("Firestore is in trouble (%s): going on without it", type(error).__name__)

    def _recovered(self) -> None:
        with self._lock:
            self._closed_until = None
        _log.warning("Firestore answers again")


def _entry(snapshot: Any) -> Entry | None:
    """The entry in a document; None for one that somebody else, or another version, wrote."""
    try:
        return to_entry(snapshot.to_dict())
    except (AttributeError, KeyError, TypeError, ValueError):
        _log.warning("a document of Firestore holds no entry of ours")
        return None
