"""Entries in this process: the quickest cache, and without a Firestore the only one."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock

from cachetools import TTLCache

from chapters.domain import freshness
from chapters.service.ports import Entry


class MemoryStore:
    """Implements ``service.Store`` for one process, shared by its threads."""

    def __init__(
        self,
        *,
        most: int = 2000,
        seconds: float = 600,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """``most`` entries, each for so many ``seconds``; ``timer`` tells seconds."""
        self._entries: TTLCache[str, Entry] = TTLCache(most, seconds, timer=timer)
        self._lock = Lock()

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries kept here, by ID."""
        found = {}
        with self._lock:
            for id_ in ids:
                with suppress(KeyError):  # asking first would look each one up twice
                    found[id_] = self._entries[id_]
        return found

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries``."""
        with self._lock:
            for entry in entries:
                self._entries[entry.id] = entry


MOST = 500
"""Texts that one process keeps: a few thousand characters each."""


class MemorySections:
    """Implements ``article.Sections`` for one process, shared by its threads."""

    def __init__(self, *, most: int = MOST, timer: Callable[[], float] = time.monotonic) -> None:
        """``most`` texts; ``timer`` tells seconds."""
        seconds = freshness.HARD_LIMIT.total_seconds()
        self._texts: TTLCache[str, str] = TTLCache(most, seconds, timer=timer)
        self._lock = Lock()

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts kept here."""
        with self._lock:
            return {key: self._texts[key] for key in keys if key in self._texts}

    def put(self, key: str, text: str) -> None:
        """Keep ``text``."""
        with self._lock:
            self._texts[key] = text
