"""Pages of playlists are kept for a few minutes: a link that is passed around costs two units, one
for the page and one for the playlist's title, which is kept for a day. Which playlist holds the
uploads of a channel costs one more, and is kept as long as a page.
docs/decisions/2026-11-29-a-playlist-has-its-name.md
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Condition
from typing import Any, TypeVar

from cachetools import TTLCache, cached

from chapters.domain.video import Playlist
from chapters.domain.youtube_urls import is_channel
from chapters.errors import ChaptersError
from chapters.service.ports import Limiter, Page, Playlists

SECONDS = 300.0
"""Short, since a playlist may change at any moment."""
MAX_PAGES = 500
"""A page is fifty IDs, some five kilobytes."""
TITLE_SECONDS = 24 * 3600.0
"""Long, since few playlists are renamed, and a title costs as much as a page."""

T = TypeVar("T")

_Kept = TTLCache[object, Any]


class CachedPlaylists:
    """Implements ``service.PlaylistPages``; safe to share between threads.

    What several threads want at once is looked up by one of them; what fails is not kept.
    """

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
        self._titles = _Kept(MAX_PAGES, TITLE_SECONDS, timer=timer)
        self._title = _kept(self._titles, api.playlist)
        self._page = _kept(_Kept(MAX_PAGES, SECONDS, timer=timer), self._look_up)
        self._uploads = _kept(_Kept(MAX_PAGES, SECONDS, timer=timer), self._look_up_uploads)

    def page(self, playlist: str, *, token: str | None, client: str) -> Page:
        """The page from memory, else from YouTube, which counts as one look-up of ``client``; so
        does the title that the first page has, and a channel. Without a title it is a page all the
        same.
        """
        if is_channel(playlist):
            playlist = self._uploads(playlist, client=client)
        return self._page(playlist, token, client=client)

    def _look_up_uploads(self, channel: str, *, client: str) -> str:
        self._limiter.admit(client, misses=1)
        return self._api.uploads(channel)

    def _look_up(self, playlist: str, token: str | None, *, client: str) -> Page:
        """The page; the first one with the playlist itself, both asked for at once."""
        needs_title = not token and _key(playlist) not in self._titles
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
            return self._title(playlist)
        except ChaptersError:
            return None


def _kept(values: _Kept, look_up: Callable[..., T]) -> Callable[..., T]:
    """``look_up``, unless ``values`` has its value."""
    return cached(values, _key, condition=Condition())(look_up)


def _key(*asked: object, client: str = "") -> object:
    """What a value is kept by."""
    return asked
