"""Entries by ID: from this instance's store, else from the shared one, else fetched anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from chapters.errors import ChaptersError, RateLimited, VideoNotFound
from chapters.service.ports import Answer, Entry, Limiter, Outcome, Stores, StoreUnavailable
from chapters.service.single_flight import SingleFlight


class _Found(NamedTuple):
    """What a look-up of one ID came to."""

    entry: Entry | None
    """None: there is none, not even an old one."""
    is_new: bool = False
    failure: ChaptersError | None = None
    """Why there is no fresh entry."""


class ReadThroughCache:
    """Looks up each ID once at a time, from the first read until the entry is stored.

    One for each kind of entry in a process; safe to share between threads.
    """

    def __init__(
        self,
        stores: Stores,
        *,
        version: str,
        renew: Callable[[Entry], Entry | None],
        limiter: Limiter,
        clock: Callable[[], datetime],
    ) -> None:
        """``version``: of the entries that are made now; ``renew`` makes one of them from an entry
        of another version, or returns None where that is impossible.
        """
        self._stores = stores
        self._version = version
        self._renew = renew
        self._limiter = limiter
        self._clock = clock
        self._flights = SingleFlight[_Found]()

    def look_up(
        self,
        ids: Sequence[str],
        fetch: Callable[[Sequence[str]], Mapping[str, Entry | ChaptersError]],
        *,
        client: str,
    ) -> dict[str, Outcome]:
        """The outcome for each of ``ids``; waits for nothing if all are fresh in this instance.

        ``fetch`` makes and stores entries for the IDs it gets, with a ``ChaptersError`` in place of
        one that cannot be made; it raises that where none can. The IDs it gets count against the
        limit of ``client``, unless only an unavailable store makes them necessary. An old entry is
        the outcome where there is no new one.
        """
        now = self._clock()
        stored = self._stores.local.get(ids)
        found = {id_: _Found(stored[id_]) for id_ in ids if self._is_fresh(stored.get(id_), now)}
        due = [id_ for id_ in dict.fromkeys(ids) if id_ not in found]
        if due:
            refused: dict[str, _Found] = {}
            look_up = partial(self._look_up, fetch=fetch, client=client, refused=refused)
            found |= self._flights.of(due, look_up) | refused
        return {id_: _outcome(one, now) for id_, one in found.items()}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries`` in both stores."""
        self._stores.local.put(entries)
        self._stores.shared.put(entries)

    def _look_up(
        self,
        ids: Sequence[str],
        *,
        fetch: Callable[[Sequence[str]], Mapping[str, Entry | ChaptersError]],
        client: str,
        refused: dict[str, _Found],
    ) -> dict[str, _Found]:
        """What is found of ``ids``; without those for which ``client`` is over its limit: they
        are in ``refused``, since others that wait for them may not be over theirs.
        """
        now = self._clock()
        stored, is_outage = self._stored(ids, now)
        found = {id_: _Found(stored[id_]) for id_ in ids if self._is_fresh(stored.get(id_), now)}
        due = [id_ for id_ in ids if id_ not in found]
        if not due:
            return found
        if not is_outage:
            try:
                self._limiter.admit(client, misses=len(due))
            except RateLimited as error:
                refused |= {id_: _Found(stored.get(id_), failure=error) for id_ in due}
                return found
        try:
            new = fetch(due)
        except ChaptersError as error:
            return found | {id_: _Found(stored.get(id_), failure=error) for id_ in due}
        return found | {id_: _fetched(new[id_], stored.get(id_)) for id_ in due}

    def _stored(self, ids: Sequence[str], now: datetime) -> tuple[dict[str, Entry], bool]:
        """The newest usable entries in the stores, and whether the shared one is unavailable."""
        # Read again: the thread that looked up an ID before may have stored it just now.
        stored = dict(self._stores.local.get(ids))
        wanted = [id_ for id_ in ids if not self._is_fresh(stored.get(id_), now)]
        try:
            shared = self._stores.shared.get(wanted)
        except StoreUnavailable:
            shared = None
        newer = [
            entry
            for id_, entry in (shared or {}).items()
            if id_ not in stored or entry.fetched > stored[id_].fetched
        ]
        if newer:
            self._stores.local.put(newer)
        stored |= {entry.id: entry for entry in newer}
        return self._usable(stored, now), shared is None

    def _usable(self, stored: Mapping[str, Entry], now: datetime) -> dict[str, Entry]:
        """The entries that have not expired; those of another version are renewed and stored."""
        usable = {id_: entry for id_, entry in stored.items() if now < entry.expires}
        old = [entry for entry in usable.values() if entry.extractor != self._version]
        if not old:
            return usable
        renewed = {entry.id: new for entry in old if (new := self._renew(entry)) is not None}
        self.put(list(renewed.values()))
        return {id_: usable[id_] for id_ in usable.keys() - {entry.id for entry in old}} | renewed

    def _is_fresh(self, entry: Entry | None, now: datetime) -> bool:
        return (
            entry is not None
            and now < min(entry.fresh_until, entry.expires)
            and entry.extractor == self._version
        )


def _fetched(new: Entry | ChaptersError, old: Entry | None) -> _Found:
    """The new entry, or the old one and why there is no new one."""
    if isinstance(new, ChaptersError):
        return _Found(old, failure=new)
    return _Found(new, is_new=True)


def _outcome(found: _Found, now: datetime) -> Outcome:
    """The answer, or why there is none."""
    entry = found.entry
    if entry is None and found.failure is not None:
        return found.failure
    if entry is None or entry.chapters is None:
        return VideoNotFound(
            "YouTube shows no video with this ID: it does not exist, is private, or was deleted. "
            "Check the link; if the video is yours, make it public or unlisted."
        )
    if found.failure is not None:
        return Answer(entry.chapters, "stale", 0, found.failure)
    fresh_for = max(0, int((entry.fresh_until - now).total_seconds()))
    return Answer(entry.chapters, "miss" if found.is_new else "hit", fresh_for)
