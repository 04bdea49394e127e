"""The YouTube client behind guards: each call passes all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from chapters.domain.video import Discussion, Playlist, Video
from chapters.service.ports import Page, Upstream

T = TypeVar("T")


class Guard(Protocol):
    """Decides whether a call is made, and how often."""

    def around(self, call: Callable[[], T]) -> T:
        """Make ``call`` and return its result, or raise a ``ChaptersError`` instead of it."""


class GuardedYouTube:
    """Implements ``service.Upstream``; safe to share between threads if its guards are."""

    def __init__(self, api: Upstream, *guards: Guard) -> None:
        """``guards``: the outermost first."""
        self._api = api
        self._guards = guards

    def fetch(self, ids: Sequence[str], *, translated: bool = False) -> Mapping[str, Video]:
        """As ``api.fetch``, through the guards; raises what they raise."""
        return self._call(lambda: self._api.fetch(ids, translated=translated))

    def playlist(self, playlist: str) -> Playlist:
        """As ``api.playlist``, through the guards; raises what they raise."""
        return self._call(lambda: self._api.playlist(playlist))

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``api.page``, through the guards; raises what they raise."""
        return self._call(lambda: self._api.page(playlist, token=token))

    def uploads(self, channel: str) -> str:
        """As ``api.uploads``, through the guards; raises what they raise."""
        return self._call(lambda: self._api.uploads(channel))

    def discussion(self, video: str) -> Discussion:
        """As ``api.discussion``, through the guards; raises what they raise."""
        return self._call(lambda: self._api.discussion(video))

    def _call(self, call: Callable[[], T]) -> T:
        for guard in reversed(self._guards):
            call = partial(guard.around, call)
        return call()
