"""A client that is only made when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock

from chapters.guards.upstream import Upstream
from chapters.model import Video
from chapters.service import Page


class Late:
    """Makes what it wraps at the first call.

    Google's client takes longer to import than everything else that an answer from the cache
    needs: a fresh instance that finds its first answers in Firestore does not wait for it.
    """

    def __init__(self, make: Callable[[], Upstream]) -> None:
        """``make`` is called once."""
        self._make = make
        self._made: Upstream | None = None
        self._lock = Lock()

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``fetch`` of what was made."""
        return self._upstream().fetch(ids)

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``page`` of what was made."""
        return self._upstream().page(playlist, token=token)

    def _upstream(self) -> Upstream:
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made
