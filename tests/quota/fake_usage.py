"""A fake of ``UsageCounter``; ``test_usage.py`` holds the contract that it keeps."""

from __future__ import annotations

from datetime import date, datetime

from chapters.quota.usage import Usage


class FakeUsageCounter:
    """``UsageCounter`` in a dictionary, for several instances; counts its writes."""

    def __init__(self) -> None:
        self.days: dict[date, Usage] = {}
        self.writes = 0

    def reserve(self, day: date, units: int) -> Usage:
        self.writes += 1
        before = self.days.get(day, Usage(0))
        self.days[day] = Usage(before.reserved + units, before.exhausted_at)
        return self.days[day]

    def mark_exhausted(self, day: date, at: datetime) -> None:
        self.days[day] = Usage(self.days[day].reserved, at)
