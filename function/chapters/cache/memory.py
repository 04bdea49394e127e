"""Caches in this process: the fastest ones, and without Firestore the only ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from cachetools import TTLCache

from chapters.domain import freshness
from chapters.service.ports import Entry

MAX_ENTRIES = 2000
ENTRY_SECONDS = 600.0
"""Short, because another instance may store a newer entry in Firestore meanwhile."""
MAX_SECTIONS = 500
"""A section is a few thousand characters."""

T = TypeVar("T")


class MemoryStore:
    """Implements ``service.Store`` for one process; safe to share between threads."""

    def __init__(
        self,
        *,
        max_entries: int = MAX_ENTRIES,
        seconds: float = ENTRY_SECONDS,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """Holds ``max_entries``, each for ``seconds``; ``timer`` counts seconds."""
        self._entries: TTLCache[str, Entry] = TTLCache(max_entries, seconds, timer=timer)
        self._lock = Lock()

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, by ID."""
        with self._lock:
            return _found(self._entries, ids)

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries``, replacing older ones."""
        with self._lock:
            for entry in entries:
                self._entries[entry.id] = entry


class MemorySections:
    """Implements ``article.Sections`` for one process; safe to share between threads."""

    def __init__(
        self, *, max_sections: int = MAX_SECTIONS, timer: Callable[[], float] = time.monotonic
    ) -> None:
        """Holds ``max_sections``, each for 29 days; ``timer`` counts seconds."""
        seconds = freshness.HARD_LIMIT.total_seconds()
        self._texts: TTLCache[str, str] = TTLCache(max_sections, seconds, timer=timer)
        self._lock = Lock()

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""
        with self._lock:
            return _found(self._texts, keys)

    def put(self, key: str, text: str) -> None:
        """Store ``text``, replacing an older one."""
        with self._lock:
            self._texts[key] = text


def _found(cache: TTLCache[str, T], keys: Sequence[str]) -> dict[str, T]:
    """What ``cache`` holds of ``keys``."""
    found = {}
    for key in keys:
        # Not tested with ``in`` first: the value may expire between the test and the read.
        with suppress(KeyError):
            found[key] = cache[key]
    return found
