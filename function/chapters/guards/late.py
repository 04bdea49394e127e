"""What only a miss needs is only made for the first one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from chapters.model import Video
from chapters.service import Page, Playlists, Videos


class Late:
    """Makes what it wraps at the first call.

    Google's client and the guards take longer to import than everything else that an answer from
    the cache needs: a fresh instance that finds its first answers in Firestore does not wait.
    """

    def __init__(self, make: Callable[[], tuple[Videos, Playlists]]) -> None:
        """``make`` is called once, by the first call of either method."""
        self._make = make
        self._made: tuple[Videos, Playlists] | None = None
        self._lock = Lock()

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``fetch`` of the videos that were made."""
        videos, _ = self._upstream()
        return videos.fetch(ids)

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``page`` of the playlists that were made."""
        _, playlists = self._upstream()
        return playlists.page(playlist, token=token)

    def _upstream(self) -> tuple[Videos, Playlists]:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
