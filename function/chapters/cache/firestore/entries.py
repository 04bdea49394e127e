"""Entries in Firestore, shared by all instances.

Collection ``videos``: document ``v1:<ID>`` for a description, ``<source>:v1:<ID>`` for another
source. All are in one collection: one TTL policy covers it, and one command empties it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from cachetools import LRUCache

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.codec import document_name, to_document, to_entry
from chapters.cache.firestore.connection import Connection, DocumentRejected
from chapters.cache.size import size_of
from chapters.service.ports import Entry, StoreUnavailable

COLLECTION = "videos"

COMMIT_BYTES = 2_000_000
"""Entries in one commit; in Firestore they take less than in memory. It refuses 10 MB:
https://firebase.google.com/docs/firestore/quotas."""
UNWRITTEN_BYTES = 4_000_000
"""Entries that wait to be written: some hundreds."""

_log = logging.getLogger(__name__)


class FirestoreStore:
    """Implements ``service.Store``; safe to share between threads.

    Entries that cannot be written wait, the newest ones as long as there is room, for the next
    ``put`` or for Firestore's return.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        source: str = "",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``source`` keeps entries about the same videos apart; empty: the description."""
        self._connection = connection
        self._prefix = f"{source}:" if source else ""
        self._clock = clock
        self._lock = Lock()
        self._unwritten: LRUCache[str, Entry] = LRUCache(UNWRITTEN_BYTES, getsizeof=size_of)
        connection.when_back(self._write_all)

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, in one round trip. Raises StoreUnavailable."""
        if not ids:
            return {}
        ids_by_path = {self._path(id_): id_ for id_ in ids}

        def read(client: Client) -> Mapping[str, Mapping[str, Any]]:
            return client.documents(list(ids_by_path), **self._connection.limits)

        now = self._clock()
        documents = self._connection.attempt(read)
        entries = [_entry(document, ids_by_path[path], now) for path, document in documents.items()]
        return {entry.id: entry for entry in entries if entry is not None}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries``, in one round trip for each 2 MB of them."""
        self._keep(entries)
        self._write_all()

    def _keep(self, entries: Sequence[Entry]) -> None:
        """Let ``entries`` wait until they are written."""
        with self._lock:
            for entry in entries:
                with suppress(ValueError):  # larger than all the room
                    self._unwritten[entry.id] = entry

    def _write_all(self) -> None:
        """Write what waits, the oldest first, until Firestore fails."""
        while batch := self._take(COMMIT_BYTES):
            try:
                self._write(batch)
            except StoreUnavailable:
                # Before what has come meanwhile, which is newer.
                self._keep([*batch, *self._take(UNWRITTEN_BYTES)])
                return

    def _take(self, room: int) -> list[Entry]:
        """Take the oldest entries that wait, of about ``room`` bytes."""
        batch: list[Entry] = []
        with self._lock:
            while self._unwritten and (not batch or room > 0):
                _, entry = self._unwritten.popitem()
                batch.append(entry)
                room -= size_of(entry)
        return batch

    def _write(self, batch: Sequence[Entry]) -> None:
        """Write ``batch`` in one commit, or each entry alone if Firestore rejects one of them."""

        def write(client: Client) -> None:
            commit = client.batch()
            for entry in batch:
                commit.set(client.document(self._path(entry.id)), to_document(entry))
            commit.commit(**self._connection.limits)

        try:
            self._connection.attempt(write)
        except DocumentRejected:
            for entry in batch if len(batch) > 1 else ():
                self._write([entry])

    def _path(self, id_: str) -> str:
        return f"{COLLECTION}/{self._prefix}{document_name(id_)}"


def _entry(document: Mapping[str, Any], id_: str, now: datetime) -> Entry | None:
    """The entry about ``id_`` in a document; None if it holds none that may be served."""
    try:
        return to_entry(document, id_=id_, now=now)
    except (AttributeError, KeyError, TypeError, ValueError):
        _log.warning("a document of Firestore holds no entry of ours")
        return None
