"""Pages of playlists are kept for a few minutes: a link that is passed around costs one unit."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from cachetools import TTLCache

from chapters.service.ports import Limiter, Page, Playlists

SECONDS = 300.0
"""Short, since a playlist may change at any moment."""
MAX_PAGES = 500
"""A page is fifty IDs, some five kilobytes."""


class CachedPlaylists:
    """Implements ``service.PlaylistPages``; safe to share between threads."""

    def __init__(
        self,
        api: Playlists,
        *,
        limiter: Limiter,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """``timer`` counts seconds."""
        self._api = api
        self._limiter = limiter
        self._pages: TTLCache[tuple[str, str | None], Page] = TTLCache(
            MAX_PAGES, SECONDS, timer=timer
        )
        self._lock = Lock()

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``."""
        with self._lock:
            page = self._pages.get((playlist, token))
        if page is None:
            self._limiter.admit(client, misses=1)
            page = self._api.page(playlist, token=token)
            with self._lock:
                self._pages[playlist, token] = page
        return page
