"""Wrappers around ``service.Videos`` with the same face: fewer calls, none that cannot succeed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Condition

from chapters.errors import ChaptersError, QuotaExhausted, RateLimited, UpstreamTimeout
from chapters.model import Video
from chapters.service import MOST_VIDEOS, Videos

PROBE = timedelta(minutes=10)
"""How often a spent quota is asked about again: somebody may have raised it."""


@dataclass(slots=True)
class _Ticket:
    """One ID that somebody waits for."""

    id: str
    is_done: bool = False
    video: Video | None = None
    failure: Exception | None = None


class Coalescing:
    """One call at a time: what is asked for meanwhile goes together as the next one.

    An idle instance adds no delay. A busy one spends one unit for up to 50 videos, and asks for
    the same video once, however many clients wait for it.
    """

    def __init__(self, videos: Videos) -> None:
        """``videos`` is asked by one thread at a time."""
        self._videos = videos
        self._changed = Condition()
        self._is_calling = False
        self._open: dict[str, _Ticket] = {}
        """Tickets not done yet, by ID: waiting, or in the call that is on its way."""
        self._waiting: list[_Ticket] = []

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``videos.fetch``, whose errors reach everybody who waits for the same call."""
        tickets = self._tickets(ids)
        while batch := self._batch(tickets):
            self._call(batch)
        for ticket in tickets:
            if ticket.failure is not None:
                # Threads must not share a traceback.
                raise copy.copy(ticket.failure) from None
        return {ticket.id: ticket.video for ticket in tickets if ticket.video is not None}

    def _tickets(self, ids: Sequence[str]) -> list[_Ticket]:
        with self._changed:
            for id_ in ids:
                if id_ not in self._open:
                    self._open[id_] = _Ticket(id_)
                    self._waiting.append(self._open[id_])
            return [self._open[id_] for id_ in dict.fromkeys(ids)]

    def _batch(self, tickets: Sequence[_Ticket]) -> list[_Ticket]:
        """The tickets to call for now; none once ``tickets`` are done. Waits for either."""
        with self._changed:
            self._changed.wait_for(
                lambda: (
                    all(ticket.is_done for ticket in tickets)
                    or (not self._is_calling and bool(self._waiting))
                )
            )
            if all(ticket.is_done for ticket in tickets):
                return []
            self._is_calling = True
            batch, self._waiting = self._waiting[:MOST_VIDEOS], self._waiting[MOST_VIDEOS:]
            return batch

    def _call(self, batch: list[_Ticket]) -> None:
        failure: Exception | None = None
        found: Mapping[str, Video] = {}
        try:
            found = self._videos.fetch([ticket.id for ticket in batch])
        except Exception as error:  # noqa: BLE001 - it is raised again in every thread that waits
            failure = error
        with self._changed:
            if isinstance(failure, UpstreamTimeout | QuotaExhausted | RateLimited):
                # The next call would meet the same, and those who wait have waited long enough.
                batch, self._waiting = [*batch, *self._waiting], []
            for ticket in batch:
                ticket.video, ticket.failure = found.get(ticket.id), failure
                ticket.is_done = True
                del self._open[ticket.id]
            self._is_calling = False
            self._changed.notify_all()


class Breaker:
    """After ``quotaExceeded`` no call is made that could only be refused."""

    def __init__(
        self, videos: Videos, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``videos`` says in ``retry_after`` when its quota returns."""
        self._videos = videos
        self._clock = clock
        self._refusal: ChaptersError | None = None
        self._probe_at = self._until = datetime.min.replace(tzinfo=UTC)

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``videos.fetch``; raises QuotaExhausted without a call while the quota is spent."""
        now = self._clock()
        if self._refusal is not None and now < min(self._probe_at, self._until):
            left = int((self._until - now).total_seconds()) + 1
            raise QuotaExhausted(self._refusal.detail, retry_after=left)
        try:
            found = self._videos.fetch(ids)
        except QuotaExhausted as error:
            self._refusal = error
            self._probe_at = now + PROBE
            self._until = now + timedelta(seconds=error.retry_after or 0)
            raise
        self._refusal = None
        return found
