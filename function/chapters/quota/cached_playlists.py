"""Pages of playlists are kept for a few minutes: a link that is passed around costs one unit."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

from cachetools import TTLCache

from chapters.service.ports import Limiter, Page, Playlists
from chapters.service.single_flight import SingleFlight

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
        self._pages: TTLCache[str, Page] = TTLCache(MAX_PAGES, SECONDS, timer=timer)
        self._lock = Lock()
        self._flights = SingleFlight[Page]()

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``."""
        key = f"{playlist} {token or ''}"
        return self._flights.of([key], lambda _: {key: self._look_up(key, client)})[key]

    def _look_up(self, key: str, client: str) -> Page:
        with self._lock:
            page = self._pages.get(key)
        if page is None:
            self._limiter.admit(client, misses=1)
            playlist, _, token = key.partition(" ")
            page = self._api.page(playlist, token=token or None)
            with self._lock:
                self._pages[key] = page
        return page
