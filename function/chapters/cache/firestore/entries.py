"""Entries in Firestore, shared by all instances.

Collection ``videos``: document ``v1:<ID>`` for a description, ``<source>:v1:<ID>`` for another
source. All are in one collection: one TTL policy covers it, and one command empties it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.codec import document_name, to_document, to_entry
from chapters.cache.firestore.connection import Connection
from chapters.service.ports import Entry

COLLECTION = "videos"

_log = logging.getLogger(__name__)


class FirestoreStore:
    """Implements ``service.Store``; safe to share between threads."""

    def __init__(self, connection: Connection, *, source: str = "") -> None:
        """``source`` keeps entries about the same videos apart; empty: the description."""
        self._connection = connection
        self._prefix = f"{source}:" if source else ""

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, in one round trip; none while Firestore is in trouble."""
        if not ids:
            return {}
        if len(ids) == 1:
            documents = [self._connection.attempt(partial(self._read_one, ids[0]))]
        else:
            documents = self._connection.attempt(partial(self._read_several, ids)) or []
        entries = [_entry(document) for document in documents if document is not None]
        return {entry.id: entry for entry in entries if entry is not None}

    def _read_one(self, id_: str, client: Client) -> Mapping[str, Any] | None:
        return client.values(f"{COLLECTION}/{self._name(id_)}", **self._connection.limits)

    def _read_several(self, ids: Sequence[str], client: Client) -> list[Mapping[str, Any] | None]:
        collection = client.collection(COLLECTION)
        references = [collection.document(self._name(id_)) for id_ in ids]
        snapshots = client.get_all(references, **self._connection.limits)
        # One result for each reference; the end of the stream comes later and is not needed.
        return [snapshot.to_dict() for snapshot in islice(snapshots, len(ids))]

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries`` in one round trip; dropped while Firestore is in trouble."""
        if not entries:
            return

        def write(client: Client) -> None:
            batch = client.batch()
            for entry in entries:
                reference = client.collection(COLLECTION).document(self._name(entry.id))
                batch.set(reference, to_document(entry))
            batch.commit(**self._connection.limits)

        self._connection.attempt(write)

    def _name(self, id_: str) -> str:
        return f"{self._prefix}{document_name(id_)}"


def _entry(document: Mapping[str, Any]) -> Entry | None:
    """The entry in a document; None if another program or another version wrote it."""
    try:
        return to_entry(document)
    except (AttributeError, KeyError, TypeError, ValueError):
        _log.warning("a document of Firestore holds no entry of ours")
        return None
