"""The day's units in Firestore: collection ``quota``, one document a day in Pacific time.

``expire_at`` is what the TTL policy deletes by.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from google.cloud import firestore

from chapters.cache.firestore.client import Client
from chapters.cache.firestore.connection import Connection
from chapters.quota.budget import LocalUsageCounter, Usage

COLLECTION = "quota"
KEEP = timedelta(days=7)
"""How long a day's count stays after its beginning: the last week is there to be looked at."""


class FirestoreUsageCounter:
    """Implements ``quota.budget.UsageCounter`` for all instances: one write a reservation, no read."""

    def __init__(self, connection: Connection, *, name: str = "") -> None:
        """``name`` of what is counted, for the document's; empty: YouTube's units. While
        ``connection`` is in trouble, this instance counts on for itself.
        """
        self._connection = connection
        self._prefix = f"{name}-" if name else ""
        self._own = LocalUsageCounter()

    def reserve(self, day: date, units: int) -> Usage:
        """Add ``units`` in Firestore."""
        tally = self._write(day, units=units, refused=0)
        if tally is None:
            return self._own.reserve(day, units)
        self._own.know(day, tally.reserved)
        return tally

    def refuse(self, day: date, at: datetime) -> None:
        """Keep the latest refusal for the other instances."""
        self._write(day, units=0, refused=int(at.timestamp()))

    def _write(self, day: date, *, units: int, refused: int) -> Usage | None:
        """The day's tally after ``units`` more and a refusal at the Unix time ``refused``."""

        def write(client: Client) -> Usage:
            result = (
                client.collection(COLLECTION)
                .document(f"{self._prefix}{day.isoformat()}")
                .set(
                    {
                        "expire_at": datetime.combine(day, time(), UTC) + KEEP,
                        # With 0, what is there already: a read in the same round trip.
                        "refused": firestore.Maximum(refused),
                        "reserved": firestore.Increment(units),
                    },
                    merge=True,
                    **self._connection.limits,
                )
            )
            # One value a transform, in the order of the fields' names.
            last, reserved = (value.integer_value for value in result.transform_results)
            return Usage(reserved, datetime.fromtimestamp(last, UTC) if last else None)

        return self._connection.attempt(write)
