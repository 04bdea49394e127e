"""The day's units, counted together with every other instance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Lock
from typing import Protocol, TypeVar

from chapters.domain.quota_day import quota_day, seconds_to_midnight
from chapters.domain.video import Discussion, Video
from chapters.errors import QuotaExhausted
from chapters.quota.circuit_breaker import PROBE
from chapters.service.ports import Page, Upstream

LARGEST = 16
"""Units that an instance reserves at once at most: what it leaves unused is lost for the day."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Usage:
    """What all instances together know about a day."""

    reserved: int
    """Units, the reservation that was just made among them."""
    refused: datetime | None = None
    """When YouTube last said that there are no more; aware."""


class UsageCounter(Protocol):
    """Where instances count together. It never raises: in trouble it counts for itself."""

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to what is reserved for ``day``."""

    def refuse(self, day: date, at: datetime) -> None:
        """Tell the others that YouTube refused a call for want of quota."""


class QuotaBudget:
    """Lets as many calls pass in a day as there are units, over all instances.

    Units are reserved one, two, four... at a time: an instance that asks rarely leaves few unused,
    a busy one writes rarely. Put a ``CircuitBreaker`` around it, so that a refusal is not asked for
    again and again.
    """

    def __init__(
        self,
        upstream: Upstream,
        *,
        ledger: UsageCounter,
        units: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``units`` a day, which ends at midnight Pacific time as YouTube's does."""
        self._upstream = upstream
        self._ledger = ledger
        self._units = units
        self._clock = clock
        self._lock = Lock()
        self._day = date.min
        self._left = 0
        self._next = 1

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``upstream.fetch``; raises QuotaExhausted without a call when no unit is left."""
        return self._paid(lambda: self._upstream.fetch(ids))

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``upstream.page``; raises QuotaExhausted without a call when no unit is left."""
        return self._paid(lambda: self._upstream.page(playlist, token=token))

    def discussion(self, video: str) -> Discussion:
        """As ``upstream.discussion``; raises QuotaExhausted without a call, as ``fetch`` does."""
        return self._paid(lambda: self._upstream.discussion(video))

    def _paid(self, call: Callable[[], T]) -> T:
        now = self._clock()
        day = quota_day(now)
        with self._lock:
            self._take_one(day, now)
        try:
            return call()
        except QuotaExhausted:
            with self._lock:
                self._left = 0
            self._ledger.refuse(day, now)
            raise

    def _take_one(self, day: date, now: datetime) -> None:
        if day != self._day:
            self._day, self._left, self._next = day, 0, 1
        if not self._left:
            self._left = self._granted(day, now)
            self._next = min(2 * self._next, LARGEST)
        if not self._left:
            raise QuotaExhausted(
                "Today's look-ups at YouTube are used up. There are new ones at midnight Pacific "
                "time; videos that were asked for before still work.",
                retry_after=seconds_to_midnight(now),
            )
        self._left -= 1

    def _granted(self, day: date, now: datetime) -> int:
        """How many of the units reserved next are still within the budget."""
        tally = self._ledger.reserve(day, self._next)
        if tally.refused is not None and now - tally.refused < PROBE:
            return 0
        before = tally.reserved - self._next
        return max(0, min(self._next, self._units - before))


class LocalUsageCounter:
    """Implements ``UsageCounter`` for one instance alone."""

    def __init__(self) -> None:
        self._day = date.min
        self._reserved = 0

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to this instance's; a refusal its own ``CircuitBreaker`` remembers."""
        if day != self._day:
            self._day, self._reserved = day, 0
        self._reserved += units
        return Usage(self._reserved)

    def know(self, day: date, reserved: int) -> None:
        """Count on from ``reserved`` units, heard of elsewhere."""
        self._day, self._reserved = day, reserved

    def refuse(self, day: date, at: datetime) -> None:
        """There is nobody to tell."""
