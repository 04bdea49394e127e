"""Counts of what all instances have spent in a day: units of quota, or minutes of a model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Usage:
    """What all instances together have used of a day."""

    reserved: int
    """Units, including the reservation just made."""
    exhausted_at: datetime | None = None
    """When YouTube last refused a call because the quota was exhausted; aware."""


class UsageCounter(Protocol):
    """One count for all instances. Never raises: in trouble an instance counts on its own."""

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to the count of ``day`` (Pacific time) and return the total."""

    def mark_exhausted(self, day: date, at: datetime) -> None:
        """Tell the other instances that YouTube refused a call for lack of quota."""


class LocalUsageCounter:
    """Implements ``UsageCounter`` for a single instance; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day = date.min
        self._reserved = 0

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to this instance's count of ``day``."""
        with self._lock:
            if day != self._day:
                self._day, self._reserved = day, 0
            self._reserved += units
            return Usage(self._reserved)

    def resume_from(self, day: date, reserved: int) -> None:
        """Continue from ``reserved`` units, a total that another counter returned."""
        with self._lock:
            self._day, self._reserved = day, reserved

    def mark_exhausted(self, day: date, at: datetime) -> None:
        """Do nothing: there are no other instances, and ``CircuitBreaker`` remembers it here."""
