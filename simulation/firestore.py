"""Firestore behind the ports that it implements, and what it bills.

Reads and writes the same documents, in the same order, as the adapters in ``chapters.cache``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chapters.quota.usage import LocalUsageCounter, Usage
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
    """The operations that Google charges for."""

    reads: int = 0
    """Documents read, whether they exist or not."""
    writes: int = 0
    created: int = 0
    """New documents: each is deleted once, by the expiry policy."""

    @property
    def dollars(self) -> float:
        """List price; the free quota is not taken off."""
        return self.reads * READ + self.writes * WRITE + self.created * DELETE


class SimulatedStore:
    """Implements ``service.Store`` for all instances."""

    def __init__(
        self, timeline: Timeline, bill: Bill, yesterday: Callable[[str], Entry | None]
    ) -> None:
        """``yesterday`` returns the entry of an ID that was stored when the day began."""
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
        """Store ``entries``, one round trip later."""
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


class SimulatedUsageCounter:
    """Implements ``quota.usage.UsageCounter`` for all instances: one write for each reservation.

    It takes no simulated time: ``QuotaBudget`` calls it while holding its lock.
    """

    def __init__(self, bill: Bill) -> None:
        self._bill = bill
        self._count = LocalUsageCounter()

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to the day's."""
        self._bill.writes += 1
        return self._count.reserve(day, units)

    def mark_exhausted(self, day: date, at: datetime) -> None:
        """Never called: this YouTube refuses no call."""
        raise NotImplementedError
