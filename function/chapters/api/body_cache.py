"""A cache of the bodies that were rendered lately."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from cachetools import TTLCache

from chapters.api.rendered import RenderedBody
from chapters.domain.video import Chapters
from chapters.formats import Format

SIZE = 256
"""Bodies cached in each process: a few kB each, about 30 kB for the longest description."""
SECONDS = 600.0
"""For which a body is cached: as long as memory holds the entry that it was made of."""


class BodyCache:
    """One for each process; safe to share between threads."""

    def __init__(self, *, timer: Callable[[], float] = time.monotonic) -> None:
        """``timer`` counts seconds."""
        self._lock = Lock()
        self._bodies: TTLCache[tuple[Chapters, Format], RenderedBody] = TTLCache(
            SIZE, SECONDS, timer=timer
        )

    def rendered(self, chapters: Chapters, chosen: Format) -> RenderedBody:
        """``chapters`` in the format ``chosen``."""
        key = (chapters, chosen)
        with self._lock:
            body = self._bodies.get(key)
        if body is None:
            body = RenderedBody.from_text(chosen.render(chapters))
            with self._lock:
                self._bodies[key] = body
        return body
