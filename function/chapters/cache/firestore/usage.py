"""Usage of a day in Firestore: collection ``quota``, one document for each day in Pacific time.

The TTL policy deletes them by ``expire_at``.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock

from google.cloud import firestore

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import Connection
from chapters.quota.usage import LocalUsageCounter, Usage
from chapters.service.ports import StoreUnavailable

COLLECTION = "quota"
LIFETIME = timedelta(days=7)
"""How long a count stays after the start of its day, so that the last week can be looked at."""


class FirestoreUsageCounter:
    """Implements ``UsageCounter`` for all instances: one write for each reservation, no read."""

    def __init__(self, connection: Connection, *, name: str = "") -> None:
        """``name``: what is counted, for the documents' names; empty: YouTube's units.

        While ``connection`` is in trouble, this instance continues the count on its own.
        """
        self._connection = connection
        self._prefix = f"{name}-" if name else ""
        self._local = LocalUsageCounter()
        self._lock = Lock()
        self._unwritten: dict[date, int] = {}
        """Units reserved while Firestore was in trouble, by day."""

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` to the count of ``day`` in Firestore."""
        with self._lock:
            owed = units + self._unwritten.pop(day, 0)
        try:
            usage = self._write(day, units=owed, exhausted_at=0)
        except StoreUnavailable:
            with self._lock:
                self._unwritten[day] = owed + self._unwritten.get(day, 0)
            return self._local.reserve(day, units)
        self._local.resume_from(day, usage.reserved)
        return usage

    def mark_exhausted(self, day: date, at: datetime) -> None:
        """Store the latest refusal for the other instances."""
        with suppress(StoreUnavailable):
            self._write(day, units=0, exhausted_at=int(at.timestamp()))

    def _write(self, day: date, *, units: int, exhausted_at: int) -> Usage:
        """Add ``units`` and a refusal at the Unix time ``exhausted_at``; returns the new usage."""

        def write(client: Client) -> Usage:
            result = (
                client.collection(COLLECTION)
                .document(f"{self._prefix}{day.isoformat()}")
                .set(
                    {
                        "expire_at": datetime.combine(day, time(), UTC) + LIFETIME,
                        # Maximum(0) changes nothing and returns the value: a read for free.
                        "refused": firestore.Maximum(exhausted_at),
                        "reserved": firestore.Increment(units),
                    },
                    merge=True,
                    **self._connection.limits,
                )
            )
            # One value for each transform, in the order of the fields' names.
            refused, reserved = (value.integer_value for value in result.transform_results)
            return Usage(reserved, datetime.fromtimestamp(refused, UTC) if refused else None)

        return self._connection.attempt(write)
