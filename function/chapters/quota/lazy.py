"""What only a miss or a fallback needs is only made for the first one.

Google's clients and the guards take longer to import than everything else that an answer from the
cache needs: a fresh instance that finds its first answers in Firestore does not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from chapters.domain.video import Discussion, Video
from chapters.service.ports import Answer, Fallback, Page, Upstream, Videos

T = TypeVar("T")


class Lazy(Generic[T]):
    """Makes something at the first call, and gives that very thing ever after."""

    def __init__(self, make: Callable[[], T]) -> None:
        """``make`` is called once, by whichever thread is first."""
        self._make = make
        self._made: list[T] = []
        self._lock = Lock()

    def __call__(self) -> T:
        """What was made."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]


class LazyUpstream:
    """``Upstream`` that is made at the first call."""

    def __init__(self, make: Callable[[], tuple[Videos, Upstream]]) -> None:
        """``make`` is called once; what it makes first is asked for videos, the other for the
        rest."""
        self._made = Lazy(make)

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``fetch`` of the videos that were made."""
        videos, _ = self._made()
        return videos.fetch(ids)

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``page`` of what was made."""
        _, upstream = self._made()
        return upstream.page(playlist, token=token)

    def discussion(self, video: str) -> Discussion:
        """As ``discussion`` of what was made."""
        _, upstream = self._made()
        return upstream.discussion(video)


class LazyFallback:
    """``service.Fallback`` that is made when somebody asks for it by name."""

    def __init__(self, make: Callable[[], Fallback]) -> None:
        """``make`` is called once."""
        self._fallback = Lazy(make)

    def answer(self, video: Video, *, client: str) -> Answer:
        """As ``answer`` of what was made."""
        return self._fallback().answer(video, client=client)
