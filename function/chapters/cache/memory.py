"""Caches in this process: the fastest ones, and without Firestore the only ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from cachetools import TLRUCache

from chapters.cache.size import size_of
from chapters.domain import freshness
from chapters.domain.video import Video
from chapters.service.ports import Entry

MAX_BYTES = 44_000_000
"""Of descriptions. With the other caches, and what waits for Firestore: 64 MB of an instance's 512.
"""
MAX_BYTES_OF_OTHERS = 4_000_000
"""Of each fallback, or of the sections of articles."""
OVERHEAD = 400
"""Bytes that the cache itself needs for each value."""
ENTRY_SECONDS = 600.0
"""Short, because another instance may store a newer entry in Firestore meanwhile."""

T = TypeVar("T")


class _Memory(Generic[T]):
    """Values until their end, the last used while there is room; safe to share by threads."""

    def __init__(
        self, max_bytes: int, end: Callable[[T, float], float], timer: Callable[[], float]
    ) -> None:
        """``end``: when a value is dropped that is stored now, by ``timer``, in seconds."""

        def size(value: T) -> int:
            return size_of(value) + OVERHEAD

        self._values: TLRUCache[str, T] = TLRUCache(
            max_bytes, lambda _, value, now: end(value, now), timer=timer, getsizeof=size
        )
        self._lock = Lock()

    def get(self, keys: Sequence[str]) -> dict[str, T]:
        """Those of ``keys`` that are there."""
        found = {}
        with self._lock:
            for key in keys:
                # Not tested with ``in`` first: it may expire between the test and the read.
                with suppress(KeyError):
                    found[key] = self._values[key]
        return found

    def put(self, values: Mapping[str, T]) -> None:
        """Store ``values``, replacing older ones; not one that is larger than all the room."""
        with self._lock:
            for key, value in values.items():
                self._values.pop(key, None)
                with suppress(ValueError):
                    self._values[key] = value


class MemoryStore:
    """Implements ``service.Store`` for one process; safe to share between threads."""

    def __init__(
        self,
        *,
        max_bytes: int = MAX_BYTES,
        seconds: float = ENTRY_SECONDS,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """Holds entries of ``max_bytes`` together, each for ``seconds``; ``timer`` counts these."""
        self._memory = _Memory[Entry](max_bytes, lambda _, now: now + seconds, timer)

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, by ID."""
        return self._memory.get(ids)

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries``, replacing older ones."""
        self._memory.put({entry.id: entry for entry in entries})


class NoStore:
    """Implements ``service.Store`` for installations with one store only: it holds nothing."""

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """Nothing."""
        return {}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store nothing."""


class MemorySections:
    """Implements ``article.Sections`` for one process; safe to share between threads."""

    def __init__(
        self,
        *,
        max_bytes: int = MAX_BYTES_OF_OTHERS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Holds texts of ``max_bytes`` together."""
        self._clock = clock
        self._memory = _Memory[_Section](
            max_bytes, lambda section, _: section.end, lambda: clock().timestamp()
        )

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The texts found, by key."""
        return {key: section.text for key, section in self._memory.get(keys).items()}

    def put(self, key: str, text: str, *, video: Video) -> None:
        """Store ``text`` about ``video``, replacing an older one."""
        end = freshness.expires(video, now=self._clock())
        self._memory.put({key: _Section(text, end.timestamp())})


class _Section(NamedTuple):
    text: str
    end: float
    """Unix time from which it is not served."""
