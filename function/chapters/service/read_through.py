"""Entries by ID: from this instance's store, else from the shared one, else fetched anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from chapters.domain.freshness import REFRESH_INTERVAL
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


Fetch = Callable[[Sequence[str]], Mapping[str, Entry | ChaptersError]]
"""Makes and stores entries for the IDs it gets, with a ``ChaptersError`` in place of one that
cannot be made; raises that where none can."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class _Request(NamedTuple):
    """Who wants to know, how it is found out, and which entries are new enough."""

    fetch: Fetch
    client: str
    newer_than: datetime
    refused: dict[str, _Found]
    """IDs for which ``client`` is over its limit: others that wait for them may not be over theirs.
    """

    @property
    def is_refresh(self) -> bool:
        return self.newer_than > _LONG_AGO

    def is_met_by(self, found: _Found) -> bool:
        """Whether nothing newer is to be had: ``found`` may come from the thread of another request
        that was content with an older entry.
        """
        entry = found.entry
        is_old = entry is not None and entry.fetched <= self.newer_than
        return found.is_new or found.failure is not None or not is_old


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
        fetch: Fetch,
        *,
        client: str,
        refresh: bool = False,
    ) -> dict[str, Outcome]:
        """The outcome for each of ``ids``; waits for nothing if all are fresh in this instance.

        The IDs that ``fetch`` gets count against the limit of ``client``, unless only an
        unavailable store makes them necessary. An old entry is the outcome where there is no new
        one. ``refresh``: only an entry made within ``REFRESH_INTERVAL`` is fresh.
        """
        now = self._clock()
        newer_than = now - REFRESH_INTERVAL if refresh else _LONG_AGO
        request = _Request(fetch, client, newer_than, refused={})
        found = self._fresh(self._stores.local.get(ids), request, now)
        due = [id_ for id_ in dict.fromkeys(ids) if id_ not in found]
        while due:
            look_up = partial(self._look_up, request=request)
            found |= self._flights.of(due, look_up) | request.refused
            due = [id_ for id_ in due if not request.is_met_by(found[id_])]
        return {id_: _outcome(one, now) for id_, one in found.items()}

    def put(self, entries: Sequence[Entry]) -> None:
        """Store ``entries`` in both stores."""
        self._stores.local.put(entries)
        self._stores.shared.put(entries)

    def _look_up(self, ids: Sequence[str], *, request: _Request) -> dict[str, _Found]:
        """What is found of ``ids``, without those that are ``refused``."""
        now = self._clock()
        stored, is_outage = self._stored(ids, request, now)
        found = self._fresh(stored, request, now)
        due = [id_ for id_ in ids if id_ not in found]
        if not due:
            return found
        if not is_outage or request.is_refresh:
            try:
                self._limiter.admit(request.client, misses=len(due))
            except RateLimited as error:
                request.refused.update({id_: _Found(stored.get(id_), failure=error) for id_ in due})
                return found
        try:
            new = request.fetch(due)
        except ChaptersError as error:
            return found | {id_: _Found(stored.get(id_), failure=error) for id_ in due}
        return found | {id_: _fetched(new[id_], stored.get(id_)) for id_ in due}

    def _fresh(
        self, stored: Mapping[str, Entry], request: _Request, now: datetime
    ) -> dict[str, _Found]:
        """Those in ``stored`` about which nobody need be asked."""
        return {
            id_: _Found(entry)
            for id_, entry in stored.items()
            if now < entry.fresh_until and entry.fetched > request.newer_than
        }

    def _stored(
        self, ids: Sequence[str], request: _Request, now: datetime
    ) -> tuple[dict[str, Entry], bool]:
        """The newest usable entries in the stores, and whether the shared one is unavailable.

        Entries of another version are renewed; this instance's store holds none of these.
        """
        # Read again: the thread that looked up an ID before may have stored it just now.
        local = self._stores.local.get(ids)
        stored = {id_: entry for id_, entry in local.items() if now < entry.expires}
        fresh = self._fresh(stored, request, now)
        try:
            shared = self._stores.shared.get([id_ for id_ in ids if id_ not in fresh])
        except StoreUnavailable:
            return stored, True
        newer = [
            entry
            for id_, entry in shared.items()
            if now < entry.expires and (id_ not in stored or entry.fetched > stored[id_].fetched)
        ]
        current = [entry for entry in newer if entry.extractor == self._version]
        old = [entry for entry in newer if entry.extractor != self._version]
        renewed = [new for entry in old if (new := self._renew(entry)) is not None]
        if newer:
            self._stores.local.put([*current, *renewed])
        if renewed:
            self._stores.shared.put(renewed)
        return stored | {entry.id: entry for entry in [*current, *renewed]}, False


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
    age = max(0, int((now - entry.fetched).total_seconds()))
    if found.failure is not None:
        return Answer(entry.chapters, "stale", 0, found.failure, age)
    fresh_for = max(0, int((entry.fresh_until - now).total_seconds()))
    return Answer(entry.chapters, "miss" if found.is_new else "hit", fresh_for, age=age)
