"""Finished sections of articles in Firestore, shared by all instances.

Documents ``article:v1:<key>`` in the collection of the entries, so that its TTL policy deletes
them as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import COLLECTION
from chapters.domain import freshness
from chapters.domain.video import Video
from chapters.service.ports import StoreUnavailable


class FirestoreSections:
    """Implements ``article.Sections``; safe to share between threads."""

    def __init__(
        self, connection: Connection, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``clock``: the current time, aware."""
        self._connection = connection
        self._clock = clock

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key, in one round trip."""
        if not keys:
            return {}

        paths = [self._path(key) for key in keys]
        now = self._clock()
        try:
            found = self._connection.attempt(
                lambda client: client.documents(paths, **self._connection.limits)
            )
        except StoreUnavailable:
            return {}
        return {
            key: document["text"]
            for key, path in zip(keys, paths, strict=True)
            if _is_section(document := found.get(path, {}), key) and now < document["expire_at"]
        }

    def put(self, key: str, text: str, *, video: Video) -> None:
        """Store ``text`` about ``video``; dropped while Firestore is in trouble."""
        end = freshness.expires(video, now=self._clock())
        document = {"key": key, "text": text, "id": video.id, "expire_at": end}

        def write(client: Client) -> None:
            client.document(self._path(key)).set(document, **self._connection.limits)

        with suppress(StoreUnavailable):
            self._connection.attempt(write)

    def _path(self, key: str) -> str:
        return f"{COLLECTION}/article:v1:{key}"


def _is_section(document: Mapping[str, Any], key: str) -> bool:
    """Whether ``document`` has the fields that ``put`` writes for ``key``."""
    kinds = {"text": str, "expire_at": datetime}
    return document.get("key") == key and all(
        isinstance(document.get(name), kind) for name, kind in kinds.items()
    )
