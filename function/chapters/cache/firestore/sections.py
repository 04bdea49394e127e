"""Finished sections of articles in Firestore, shared by all instances.

Documents ``article:v1:<key>`` in the collection of the entries, so that its TTL policy deletes
them as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import COLLECTION
from chapters.domain import freshness

_PREFIX = "article:v1:"


class FirestoreSections:
    """Implements ``article.Sections``; safe to share between threads."""

    def __init__(
        self, connection: Connection, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``clock``: the current time, aware."""
        self._connection = connection
        self._clock = clock

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key, in one round trip; none older than 29 days."""
        if not keys:
            return {}

        def read(client: Client) -> list[Any]:
            collection = client.collection(COLLECTION)
            references = [collection.document(_PREFIX + key) for key in keys]
            return list(client.get_all(references, **self._connection.limits))

        now = self._clock()
        found = (snapshot.to_dict() for snapshot in self._connection.attempt(read) or [])
        return {
            document["key"]: document["text"]
            for document in found
            if document is not None and _is_section(document) and now < document["expire_at"]
        }

    def put(self, key: str, text: str) -> None:
        """Store ``text`` for 29 days; dropped while Firestore is in trouble."""
        document = {"key": key, "text": text, "expire_at": self._clock() + freshness.HARD_LIMIT}

        def write(client: Client) -> None:
            reference = client.collection(COLLECTION).document(_PREFIX + key)
            reference.set(document, **self._connection.limits)

        self._connection.attempt(write)


def _is_section(document: Mapping[str, Any]) -> bool:
    """Whether ``document`` has the fields that ``put`` writes."""
    kinds = {"key": str, "text": str, "expire_at": datetime}
    return all(isinstance(document.get(name), kind) for name, kind in kinds.items())
