"""A second call when YouTube itself failed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from chapters.domain.video import Discussion, Video
from chapters.errors import UpstreamFailed
from chapters.service.ports import Page, Upstream

AT_ONCE = 1.0
"""Seconds within which a call must have failed: whoever waits has not waited long then."""

T = TypeVar("T")


class Retry:
    """Asks once more what failed at once, since most failures of a server pass.

    A refusal is no failure, and a time-out took its time. Put it around a ``QuotaBudget``: YouTube
    counts a call that fails, so the second one is paid for like the first.
    """

    def __init__(
        self, upstream: Upstream, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """``monotonic``: seconds since whenever."""
        self._upstream = upstream
        self._monotonic = monotonic

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``upstream.fetch``, twice at most."""
        return self._asked(lambda: self._upstream.fetch(ids))

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``upstream.page``, twice at most."""
        return self._asked(lambda: self._upstream.page(playlist, token=token))

    def discussion(self, video: str) -> Discussion:
        """As ``upstream.discussion``, twice at most."""
        return self._asked(lambda: self._upstream.discussion(video))

    def _asked(self, call: Callable[[], T]) -> T:
        begun = self._monotonic()
        try:
            return call()
        except UpstreamFailed:
            if self._monotonic() - begun > AT_ONCE:
                raise
        return call()
