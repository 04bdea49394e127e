"""Pages of playlists are kept for a few minutes: a link that is passed around costs two units, one
for the page and one for the playlist's title, which is kept for a day. Which playlist holds the
uploads of a channel costs one more, and is kept as long as a page.
docs/decisions/2026-11-29-a-playlist-has-its-name.md
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

from cachetools import TTLCache

from chapters.domain.video import Playlist
from chapters.domain.youtube_urls import is_channel
from chapters.errors import ChaptersError
from chapters.service.ports import Limiter, Page, Playlists
from chapters.service.single_flight import SingleFlight

SECONDS = 300.0
"""Short, since a playlist may change at any moment."""
MAX_PAGES = 500
"""A page is fifty IDs, some five kilobytes."""
TITLE_SECONDS = 24 * 3600.0
"""Long, since few playlists are renamed, and a title costs as much as a page."""

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
        self._pages = _Cache[Page](SECONDS, timer)
        self._titles = _Cache[Playlist](TITLE_SECONDS, timer)
        self._uploads = _Cache[str](SECONDS, timer)

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``; so
        does the title that the first page has, and a channel. Without a title it is a page all the
        same.
        """
        if is_channel(playlist):
            playlist = self._uploads.of(playlist, partial(self._look_up_uploads, playlist, client))
        look_up = partial(self._look_up, playlist, token, client)
        return self._pages.of(f"{playlist} {token or ''}", look_up)

    def _look_up_uploads(self, channel: str, client: str) -> str:
        self._limiter.admit(client, misses=1)
        return self._api.uploads(channel)

    def _look_up(self, playlist: str, token: str | None, client: str) -> Page:
        """The page; the first one with the playlist itself, both asked for at once."""
        needs_title = not token and self._titles.get(playlist) is None
        self._limiter.admit(client, misses=2 if needs_title else 1)
        if token:
            return self._api.page(playlist, token=token)
        with ThreadPoolExecutor(1) as other:
            title = other.submit(self._titled, playlist)
            page = self._api.page(playlist, token=None)
        found = title.result() or Playlist(playlist)
        return page._replace(playlist=found._replace(video_count=page.video_count))

    def _titled(self, playlist: str) -> Playlist | None:
        """The playlist with its title; None if YouTube does not say."""
        try:
            return self._titles.of(playlist, partial(self._api.playlist, playlist))
        except ChaptersError:
            return None


class _Cache(Generic[T]):
    """Values for some seconds; each is looked up by one thread, however many want it."""

    def __init__(self, seconds: float, timer: Callable[[], float]) -> None:
        self._values: TTLCache[str, T] = TTLCache(MAX_PAGES, seconds, timer=timer)
        self._lock = Lock()
        self._flights = SingleFlight[T]()

    def of(self, key: str, look_up: Callable[[], T]) -> T:
        """The value from memory, else what ``look_up`` returns; raises what that raises."""
        return self._flights.one(key, partial(self._found, key, look_up))

    def get(self, key: str) -> T | None:
        """The value from memory."""
        with self._lock:
            return self._values.get(key)

    def _found(self, key: str, look_up: Callable[[], T]) -> T:
        value = self.get(key)
        if value is None:
            value = look_up()
            with self._lock:
                self._values[key] = value
        return value
