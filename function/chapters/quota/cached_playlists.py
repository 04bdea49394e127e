"""Pages of playlists are kept for a few minutes, and so is which playlist holds the uploads of a
channel: a link that is passed around costs one unit, or two.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import TTLCache

from chapters.domain.youtube_urls import is_channel
from chapters.service.ports import Limiter, Page, Playlists
from chapters.service.single_flight import SingleFlight

SECONDS = 300.0
"""Short, since a playlist may change at any moment."""
MAX_PAGES = 500
"""A page is fifty IDs, some five kilobytes."""

T = TypeVar("T")


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
        self._pages = _Kept[Page](timer)
        self._uploads = _Kept[str](timer)

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``; a
        channel that is not in memory counts as one more."""

        def look_up() -> Page:
            self._limiter.admit(client, misses=1)
            return self._api.page(playlist, token=token or None)

        if is_channel(playlist):
            playlist = self._uploads_of(playlist, client)
        return self._pages.get(f"{playlist} {token or ''}", look_up)

    def _uploads_of(self, channel: str, client: str) -> str:
        def look_up() -> str:
            self._limiter.admit(client, misses=1)
            return self._api.uploads(channel)

        return self._uploads.get(channel, look_up)


class _Kept(Generic[T]):
    """Answers by key for ``SECONDS``, each looked up by one thread at a time."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._values: TTLCache[str, T] = TTLCache(MAX_PAGES, SECONDS, timer=timer)
        self._lock = Lock()
        self._flights = SingleFlight[T]()

    def get(self, key: str, look_up: Callable[[], T]) -> T:
        """The answer kept for ``key``, else that of ``look_up``; raises what that raises."""
        return self._flights.of([key], lambda _: {key: self._kept_or_new(key, look_up)})[key]

    def _kept_or_new(self, key: str, look_up: Callable[[], T]) -> T:
        with self._lock:
            value = self._values.get(key)
        if value is None:
            value = look_up()
            with self._lock:
                self._values[key] = value
        return value
