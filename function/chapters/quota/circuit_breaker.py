"""A guard: no calls while YouTube's quota is exhausted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from chapters.errors import ChaptersError, QuotaExhausted

PROBE_INTERVAL = timedelta(minutes=10)
"""How often an exhausted quota is tried again: its owner may have raised it."""

T = TypeVar("T")


class CircuitBreaker:
    """After ``quotaExceeded`` refuses all calls until the quota is back, except for a probe."""

    def __init__(self, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """``clock``: the current time, aware."""
        self._clock = clock
        self._refusal: ChaptersError | None = None
        self._probe_at = self._until = datetime.min.replace(tzinfo=UTC)

    def around(self, call: Callable[[], T]) -> T:
        """Make ``call``; raises QuotaExhausted without it while the quota is exhausted.

        ``retry_after`` of the error that ``call`` raised says when the quota is back.
        """
        now = self._clock()
        if self._refusal is not None and now < min(self._probe_at, self._until):
            left = int((self._until - now).total_seconds()) + 1
            raise QuotaExhausted(self._refusal.detail, retry_after=left)
        try:
            return call()
        except QuotaExhausted as error:
            self._refusal = error
            self._probe_at = now + PROBE_INTERVAL
            self._until = now + timedelta(seconds=error.retry_after or 0)
            raise
