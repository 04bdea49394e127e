"""A quick store in front of a shared one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from chapters.service.ports import Entry, Store


class TieredStore:
    """Implements ``service.Store``: asks ``back`` only for what ``front`` has not, or not fresh."""

    def __init__(
        self,
        *,
        front: Store,
        back: Store,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``front`` is this instance's, ``back`` everybody's."""
        self._front = front
        self._back = back
        self._clock = clock

    def get(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        """The freshest entry that either store has, by ID."""
        now = self._clock()
        near = self._front.get(ids)
        # Another instance may have refreshed what has gone stale here.
        wanted = [id_ for id_ in ids if id_ not in near or near[id_].fresh_until <= now]
        if not wanted:
            return near
        far = self._back.get(wanted)
        newer = {
            id_: entry
            for id_, entry in far.items()
            if id_ not in near or entry.fetched > near[id_].fetched
        }
        if newer:
            self._front.put(list(newer.values()))
        return {**near, **newer}

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep ``entries`` in both."""
        self._front.put(entries)
        self._back.put(entries)
