"""No call that could only be refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from chapters.domain.video import Discussion, Video
from chapters.errors import ChaptersError, QuotaExhausted
from chapters.service.ports import Page, Upstream

PROBE = timedelta(minutes=10)
"""How often a spent quota is asked about again: somebody may have raised it."""

T = TypeVar("T")


class CircuitBreaker:
    """After ``quotaExceeded`` no call is made until the quota is back, but a probe now and then."""

    def __init__(
        self, upstream: Upstream, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``upstream`` says in ``retry_after`` when its quota returns."""
        self._upstream = upstream
        self._clock = clock
        self._refusal: ChaptersError | None = None
        self._probe_at = self._until = datetime.min.replace(tzinfo=UTC)

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``upstream.fetch``; raises QuotaExhausted without a call while the quota is spent."""
        return self._guarded(lambda: self._upstream.fetch(ids))

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``upstream.page``; raises QuotaExhausted without a call while the quota is spent."""
        return self._guarded(lambda: self._upstream.page(playlist, token=token))

    def discussion(self, video: str) -> Discussion:
        """As ``upstream.discussion``; raises QuotaExhausted without a call, as ``fetch`` does."""
        return self._guarded(lambda: self._upstream.discussion(video))

    def _guarded(self, call: Callable[[], T]) -> T:
        now = self._clock()
        if self._refusal is not None and now < min(self._probe_at, self._until):
            left = int((self._until - now).total_seconds()) + 1
            raise QuotaExhausted(self._refusal.detail, retry_after=left)
        try:
            return call()
        except QuotaExhausted as error:
            self._refusal = error
            self._probe_at = now + PROBE
            self._until = now + timedelta(seconds=error.retry_after or 0)
            raise
