"""One call for what several instances want at the same time."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from chapters.domain.video import Discussion, Video
from chapters.service.ports import Page, Store, Upstream

LEASE = timedelta(seconds=4)
"""How long the others wait for one that asked: far longer than YouTube mostly takes, and short
enough to bear when the one that asked has died."""
POLL = 0.2
"""Seconds between two looks into the store."""


class Leases(Protocol):
    """Who may ask about which video. Never raises: in trouble everybody may."""

    def take(self, ids: Sequence[str], *, now: datetime, until: datetime) -> Collection[str]:
        """Those of ``ids`` that nobody else holds at ``now``; held by the caller ``until`` then."""

    def drop(self, ids: Sequence[str]) -> None:
        """Let others ask about ``ids``."""


class Leased:
    """Asks about videos that no other instance is asking about; the others' come from the store.

    A lease is not given back after an answer but runs out: until the answer stands in the store,
    others would ask again. Put a ``CircuitBreaker`` around it: what is refused anyway needs no lease.
    """

    def __init__(
        self,
        upstream: Upstream,
        *,
        leases: Leases,
        store: Store,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``leases`` and ``store`` are shared by the instances; ``pause`` takes seconds."""
        self._upstream = upstream
        self._leases = leases
        self._store = store
        self._clock = clock
        self._pause = pause

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``upstream.fetch``; waits two leases at most before it asks in any case."""
        patience = self._clock() + 2 * LEASE
        found: dict[str, Video] = {}
        left = list(ids)
        while left:
            ours = self._taken(left, patience)
            if ours:
                found |= self._asked(ours)
            else:
                self._pause(POLL)
            left = [id_ for id_ in left if id_ not in ours]
            arrived = self._arrived(left)
            found |= {id_: video for id_, video in arrived.items() if video is not None}
            left = [id_ for id_ in left if id_ not in arrived]
        return found

    def page(self, playlist: str, *, token: str | None) -> Page:
        """As ``upstream.page``: a list is not kept, so nothing is shared."""
        return self._upstream.page(playlist, token=token)

    def discussion(self, video: str) -> Discussion:
        """As ``upstream.discussion``."""
        return self._upstream.discussion(video)

    def _taken(self, ids: Sequence[str], patience: datetime) -> list[str]:
        now = self._clock()
        if now >= patience:
            return list(ids)
        taken = self._leases.take(ids, now=now, until=now + LEASE)
        return [id_ for id_ in ids if id_ in taken]

    def _asked(self, ids: Sequence[str]) -> Mapping[str, Video]:
        try:
            return self._upstream.fetch(ids)
        except BaseException:
            self._leases.drop(ids)
            raise

    def _arrived(self, ids: Sequence[str]) -> Mapping[str, Video | None]:
        """What other instances have found out since; None: there is no such video."""
        now = self._clock()
        return {
            id_: entry.chapters.video if entry.chapters else None
            for id_, entry in (self._store.get(ids) if ids else {}).items()
            if entry.fresh_until > now
        }
