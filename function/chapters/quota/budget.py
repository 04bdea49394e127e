"""A guard: at most so many units of YouTube's quota in a day, for all instances together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Lock
from typing import TypeVar

from chapters.domain.quota_day import quota_day, seconds_to_midnight
from chapters.errors import QuotaExhausted
from chapters.quota.circuit_breaker import PROBE_INTERVAL
from chapters.quota.usage import UsageCounter

MAX_RESERVATION = 16
"""Units that an instance reserves at once: those it does not use are lost for the day."""

T = TypeVar("T")


class QuotaBudget:
    """Allows as many calls in a day as there are units. Every call costs one.

    Units are reserved one, two, four... at a time: an instance with few calls leaves few unused,
    one with many calls writes rarely.
    """

    def __init__(
        self,
        usage: UsageCounter,
        units: int,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``units`` a day, which ends at midnight Pacific time as YouTube's does."""
        self._usage = usage
        self._units = units
        self._clock = clock
        self._lock = Lock()
        self._day = date.min
        self._left = 0
        self._next = 1

    def around(self, call: Callable[[], T]) -> T:
        """Make ``call`` for one unit; raises QuotaExhausted without it when no unit is left."""
        now = self._clock()
        day = quota_day(now)
        with self._lock:
            self._take_one(day, now)
        try:
            return call()
        except QuotaExhausted:
            with self._lock:
                self._left = 0
            self._usage.mark_exhausted(day, now)
            raise

    def _take_one(self, day: date, now: datetime) -> None:
        if day != self._day:
            self._day, self._left, self._next = day, 0, 1
        if not self._left:
            self._left = self._reserve(day, now)
            self._next = min(2 * self._next, MAX_RESERVATION)
        if not self._left:
            raise QuotaExhausted(
                "Today's look-ups at YouTube are used up. There are new ones at midnight Pacific "
                "time; videos that were asked for before still work.",
                retry_after=seconds_to_midnight(now),
            )
        self._left -= 1

    def _reserve(self, day: date, now: datetime) -> int:
        """Reserve the next units; returns how many of them are within the budget."""
        total = self._usage.reserve(day, self._next)
        if total.exhausted_at is not None and now - total.exhausted_at < PROBE_INTERVAL:
            return 0
        before = total.reserved - self._next
        return max(0, min(self._next, self._units - before))
