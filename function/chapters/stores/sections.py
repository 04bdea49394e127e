"""Finished texts of articles in this process: the only cache of them without a Firestore."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from cachetools import TTLCache

from chapters import freshness

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
