"""Pages of playlists are kept for a few minutes: a link that is passed around costs two units, one
for the page and one for the playlist's title, which is kept for a day. Which
playlist holds the uploads of a channel costs one more, and is kept as long as a page.
docs/decisions/2026-11-29-a-playlist-has-its-name.md
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

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
        self._titles: TTLCache[str, Playlist] = TTLCache(MAX_PAGES, TITLE_SECONDS, timer=timer)
        self._lock = Lock()
        self._uploads: TTLCache[str, str] = TTLCache(MAX_PAGES, SECONDS, timer=timer)
        self._flights = SingleFlight[Page]()
        self._flights_of_channels = SingleFlight[str]()

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``; so
        does the title that the first page has, and a channel. Without a title it is a page all the
        same.
        """
        if is_channel(playlist):
            playlist = self._uploads_of(playlist, client)
        key = f"{playlist} {token or ''}"
        return self._flights.of([key], lambda _: {key: self._look_up(key, client)})[key]

    def _uploads_of(self, channel: str, client: str) -> str:
        def look_up(_: Sequence[str]) -> dict[str, str]:
            return {channel: self._look_up_channel(channel, client)}

        return self._flights_of_channels.of([channel], look_up)[channel]

    def _look_up_channel(self, channel: str, client: str) -> str:
        with self._lock:
            uploads = self._uploads.get(channel)
        if uploads is None:
            self._limiter.admit(client, misses=1)
            uploads = self._api.uploads(channel)
            with self._lock:
                self._uploads[channel] = uploads
        return uploads

    def _look_up(self, key: str, client: str) -> Page:
        with self._lock:
            page = self._pages.get(key)
        if page is None:
            playlist, _, token = key.partition(" ")
            if token:
                self._limiter.admit(client, misses=1)
                page = self._api.page(playlist, token=token)
            else:
                page = self._first_page(playlist, client)
            with self._lock:
                self._pages[key] = page
        return page

    def _first_page(self, playlist: str, client: str) -> Page:
        """The first page with the playlist itself, both asked for at once."""
        with self._lock:
            known = self._titles.get(playlist)
        self._limiter.admit(client, misses=1 if known else 2)
        with ThreadPoolExecutor(1) as other:
            asked = None if known else other.submit(self._titled, playlist)
            page = self._api.page(playlist, token=None)
            found = known or (asked and asked.result()) or Playlist(playlist)
        return page._replace(playlist=found._replace(video_count=page.video_count))

    def _titled(self, playlist: str) -> Playlist | None:
        """The playlist with its title; None if YouTube does not say."""
        try:
            found = self._api.playlist(playlist)
        except ChaptersError:
            return None
        with self._lock:
            self._titles[playlist] = found
        return found
