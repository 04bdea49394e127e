"""Entries in Firestore, shared by every instance.

Collection ``videos``; document ``v1:<ID>`` for what a description says, ``<source>:v1:<ID>`` for
what another source says. One collection: it has one TTL policy, and one command empties it.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from google.cloud import firestore

from chapters.service import Entry
from chapters.stores.connection import Connection
from chapters.stores.document import name_of, to_document, to_entry

COLLECTION = "videos"

_log = logging.getLogger(__name__)


class FirestoreStore:
    """Implements ``service.Store``; safe to share between threads."""

    def __init__(self, connection: Connection, *, source: str = "") -> None:
        """While ``connection`` is in trouble, nothing is found and nothing kept.

        ``source`` keeps entries about the same videos apart; empty: the description.
        """
        self._connection = connection
        self._before = f"{source}:" if source else ""

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, in one round trip; none while Firestore is in trouble."""
        if not ids:
            return {}

        def read(client: firestore.Client) -> list[Any]:
            collection = client.collection(COLLECTION)
            references = [collection.document(self._name(id_)) for id_ in ids]
            snapshots = client.get_all(references, **self._connection.limits)
            return list(islice(snapshots, len(ids)))  # not waiting for the end of the stream

        snapshots = self._connection.attempt(read) or []
        entries = [_entry(snapshot) for snapshot in snapshots if snapshot.exists]
        return {entry.id: entry for entry in entries if entry is not None}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries`` in one round trip; dropped while Firestore is in trouble."""
        if not entries:
            return

        def write(client: firestore.Client) -> None:
            batch = client.batch()
            for entry in entries:
                reference = client.collection(COLLECTION).document(self._name(entry.id))
                batch.set(reference, to_document(entry))
            batch.commit(**self._connection.limits)

        self._connection.attempt(write)

    def _name(self, id_: str) -> str:
        return f"{self._before}{name_of(id_)}"


def _entry(snapshot: Any) -> Entry | None:
    """The entry in a document; None for one that somebody else, or another version, wrote."""
    try:
        return to_entry(snapshot.to_dict())
    except (AttributeError, KeyError, TypeError, ValueError):
        _log.warning("a document of Firestore holds no entry of ours")
        return None
