"""A fast store of this instance in front of the store that all instances share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from chapters.service.ports import Entry, Store


class TieredStore:
    """Implements ``service.Store``; reads from ``shared`` only what is not fresh in ``local``."""

    def __init__(
        self,
        local: Store,
        shared: Store,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``local``: this instance's. ``shared``: of all instances."""
        self._local = local
        self._shared = shared
        self._clock = clock

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The newest entry that either store has, by ID."""
        now = self._clock()
        local = self._local.get(ids)
        # Another instance may have refreshed an entry that is stale here.
        wanted = [id_ for id_ in ids if id_ not in local or local[id_].fresh_until <= now]
        if not wanted:
            return local
        newer = {
            id_: entry
            for id_, entry in self._shared.get(wanted).items()
            if id_ not in local or entry.fetched > local[id_].fetched
        }
        if newer:
            self._local.put(list(newer.values()))
        return {**local, **newer}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries`` in both."""
        self._local.put(entries)
        self._shared.put(entries)
