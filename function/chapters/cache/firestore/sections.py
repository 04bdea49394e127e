"""Finished texts of articles in Firestore, shared by every instance.

Documents ``article:v1:<key>`` stand in the collection of the entries, whose TTL policy deletes
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

_BEFORE = "article:v1:"


class FirestoreSections:
    """Implements ``article.Sections``; safe to share between threads."""

    def __init__(
        self, connection: Connection, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """While ``connection`` is in trouble, nothing is found and nothing kept."""
        self._connection = connection
        self._clock = clock

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, in one round trip; none that is older than 29 days."""
        if not keys:
            return {}

        def read(client: Client) -> list[Any]:
            collection = client.collection(COLLECTION)
            references = [collection.document(_BEFORE + key) for key in keys]
            return list(client.get_all(references, **self._connection.limits))

        now = self._clock()
        found = (snapshot.to_dict() for snapshot in self._connection.attempt(read) or [])
        return {
            document["key"]: document["text"]
            for document in found
            if document is not None and _is_ours(document) and now < document["expire_at"]
        }

    def put(self, key: str, text: str) -> None:
        """Keep ``text`` for 29 days; dropped while Firestore is in trouble."""
        document = {"key": key, "text": text, "expire_at": self._clock() + freshness.HARD_LIMIT}

        def write(client: Client) -> None:
            reference = client.collection(COLLECTION).document(_BEFORE + key)
            reference.set(document, **self._connection.limits)

        self._connection.attempt(write)


def _is_ours(document: Mapping[str, Any]) -> bool:
    """Whether it holds a text as ``put`` writes it, and nothing that somebody else wrote."""
    kinds = {"key": str, "text": str, "expire_at": datetime}
    return all(isinstance(document.get(name), kind) for name, kind in kinds.items())
