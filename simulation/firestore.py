"""Firestore behind the ports that it implements, and what it bills.

The adapters in ``chapters.cache`` ask for the same documents in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chapters.quota.budget import LocalUsageCounter, Usage
from chapters.service.ports import Entry
from simulation.timeline import Timeline

ROUND_TRIP = 0.01
"""Seconds for a read or a commit, from a function in the same region: an assumption."""

READ, WRITE, DELETE = 0.03e-5, 0.09e-5, 0.01e-5
"""Dollars for one document in Oregon, beyond the free quota of a day (50,000, 20,000, 0 by TTL).
https://firebase.google.com/docs/firestore/pricing, a stored copy without a date, read on
2026-11-23."""


@dataclass(slots=True)
class Bill:
    """What was used."""

    reads: int = 0
    """Documents asked for, whether they exist or not."""
    writes: int = 0
    """Documents written, and attempts that failed because a lease was held."""
    created: int = 0
    """New documents: each is deleted once, mostly by the expiry policy about a day late."""

    @property
    def dollars(self) -> float:
        """List price; the free quota is not taken off."""
        return self.reads * READ + self.writes * WRITE + self.created * DELETE


class SimulatedStore:
    """Implements ``service.Store`` for all instances."""

    def __init__(
        self, timeline: Timeline, bill: Bill, yesterday: Callable[[str], Entry | None]
    ) -> None:
        """``yesterday`` tells what was kept of an ID when the day began."""
        self._timeline = timeline
        self._bill = bill
        self._yesterday = yesterday
        self._entries: dict[str, Entry | None] = {}

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The entries found, one round trip later."""
        if not ids:
            return {}
        self._bill.reads += len(ids)
        self._timeline.sleep(ROUND_TRIP)
        return {id_: entry for id_ in ids if (entry := self._entry(id_)) is not None}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries``, one round trip later."""
        if not entries:
            return
        self._bill.writes += len(entries)
        self._timeline.sleep(ROUND_TRIP)
        for entry in entries:
            self._bill.created += self._entry(entry.id) is None
            self._entries[entry.id] = entry

    def _entry(self, id_: str) -> Entry | None:
        if id_ not in self._entries:
            self._entries[id_] = self._yesterday(id_)
        return self._entries[id_]


class SimulatedLeases:
    """Implements ``guards.leased.Leases`` for all instances; nobody holds one at midnight."""

    def __init__(self, timeline: Timeline, bill: Bill) -> None:
        self._timeline = timeline
        self._bill = bill
        self._until: dict[str, datetime] = {}

    def take(self, ids: Sequence[str], *, now: datetime, until: datetime) -> Collection[str]:
        """Those that nobody else holds: one round trip, three where a document is in the way."""
        self._bill.writes += len(ids)
        self._timeline.sleep(ROUND_TRIP)
        free = [id_ for id_ in ids if id_ not in self._until]
        self._bill.created += len(free)
        self._until |= dict.fromkeys(free, until)
        held = [id_ for id_ in ids if id_ not in free]
        if not held:
            return free
        self._bill.reads += len(held)
        self._timeline.sleep(ROUND_TRIP)
        over = {id_: end for id_ in held if (end := self._until.get(id_, until)) <= now}
        if not over:
            return free
        self._bill.writes += len(over)
        self._timeline.sleep(ROUND_TRIP)
        won = [id_ for id_, end in over.items() if self._until.get(id_) == end]
        self._until |= dict.fromkeys(won, until)
        return [*free, *won]

    def drop(self, ids: Sequence[str]) -> None:
        """Delete the leases."""
        self._timeline.sleep(ROUND_TRIP)
        for id_ in ids:
            self._until.pop(id_, None)


class SimulatedUsageCounter:
    """Implements ``quota.budget.UsageCounter`` for all instances: one write each time.

    It takes no simulated time: the guard asks it while it holds its lock.
    """

    def __init__(self, bill: Bill) -> None:
        self._bill = bill
        self._own = LocalUsageCounter()

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to the day's."""
        self._bill.writes += 1
        return self._own.reserve(day, units)

    def refuse(self, day: date, at: datetime) -> None:
        """Never called: this YouTube refuses nobody, the budget does."""
        raise NotImplementedError
