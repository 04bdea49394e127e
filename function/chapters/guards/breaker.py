"""No call that could only be refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from chapters.errors import ChaptersError, QuotaExhausted
from chapters.model import Video
from chapters.service import Videos

PROBE = timedelta(minutes=10)
"""How often a spent quota is asked about again: somebody may have raised it."""


class Breaker:
    """After ``quotaExceeded`` no call is made that could only be refused."""

    def __init__(
        self, videos: Videos, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``videos`` says in ``retry_after`` when its quota returns."""
        self._videos = videos
        self._clock = clock
        self._refusal: ChaptersError | None = None
        self._probe_at = self._until = datetime.min.replace(tzinfo=UTC)

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``videos.fetch``; raises QuotaExhausted without a call while the quota is spent."""
        now = self._clock()
        if self._refusal is not None and now < min(self._probe_at, self._until):
            left = int((self._until - now).total_seconds()) + 1
            raise QuotaExhausted(self._refusal.detail, retry_after=left)
        try:
            found = self._videos.fetch(ids)
        except QuotaExhausted as error:
            self._refusal = error
            self._probe_at = now + PROBE
            self._until = now + timedelta(seconds=error.retry_after or 0)
            raise
        self._refusal = None
        return found
