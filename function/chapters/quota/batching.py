"""One call to YouTube for the videos that several requests want."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Condition

from chapters.domain.video import Video
from chapters.errors import QuotaExhausted, RateLimited, UpstreamTimeout
from chapters.service.ports import MAX_VIDEOS, Videos

MAX_WAIT = 20.0
"""Seconds that a request waits for the calls of others: two that take as long as they may."""


@dataclass(slots=True)
class _Ticket:
    """One ID that is to be fetched; every request that wants it shares the ticket."""

    id: str
    is_done: bool = False
    video: Video | None = None
    failure: Exception | None = None


class BatchingVideos:
    """Implements ``service.Videos`` with one call at a time: IDs that arrive during a call are
    fetched together by the next one.

    An idle instance adds no delay. A busy one spends one unit for up to 50 videos, and fetches a
    video once, however many requests wait for it.
    """

    def __init__(self, videos: Videos, *, max_wait: float = MAX_WAIT) -> None:
        """``videos`` is called by one thread at a time; ``max_wait`` in seconds."""
        self._videos = videos
        self._max_wait = max_wait
        self._changed = Condition()
        self._is_calling = False
        self._open: dict[str, _Ticket] = {}
        """Tickets not done yet, by ID: waiting, or in the current call."""
        self._waiting: list[_Ticket] = []

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``videos.fetch``; its errors are raised in every thread that waits for the call.

        Raises UpstreamTimeout when the calls of others take longer than ``max_wait``.
        """
        tickets = self._tickets(ids)
        while batch := self._next_batch(tickets):
            self._call(batch)
        for ticket in tickets:
            if ticket.failure is not None:
                # Threads must not share a traceback.
                raise copy.copy(ticket.failure) from None
        return {ticket.id: ticket.video for ticket in tickets if ticket.video is not None}

    def _tickets(self, ids: Sequence[str]) -> list[_Ticket]:
        """A ticket for each of ``ids``, an open one where there is one."""
        with self._changed:
            for id_ in ids:
                if id_ not in self._open:
                    self._open[id_] = _Ticket(id_)
                    self._waiting.append(self._open[id_])
            return [self._open[id_] for id_ in dict.fromkeys(ids)]

    def _next_batch(self, tickets: Sequence[_Ticket]) -> list[_Ticket]:
        """Wait until it is our turn to call, and return the tickets to call for.

        Returns none once all of ``tickets`` are done, whoever called for them.
        """
        with self._changed:
            is_our_turn = self._changed.wait_for(
                lambda: (
                    all(ticket.is_done for ticket in tickets)
                    or (not self._is_calling and bool(self._waiting))
                ),
                self._max_wait,
            )
            if not is_our_turn:
                raise UpstreamTimeout("YouTube answers too slowly now. Try again in a minute.")
            if all(ticket.is_done for ticket in tickets):
                return []
            self._is_calling = True
            batch, self._waiting = self._waiting[:MAX_VIDEOS], self._waiting[MAX_VIDEOS:]
            return batch

    def _call(self, batch: list[_Ticket]) -> None:
        """Fetch the videos of ``batch`` and mark its tickets as done."""
        failure: Exception | None = None
        found: Mapping[str, Video] = {}
        try:
            found = self._videos.fetch([ticket.id for ticket in batch])
        except Exception as error:  # noqa: BLE001 - it is raised again in every waiting thread
            failure = error
        with self._changed:
            if isinstance(failure, UpstreamTimeout | QuotaExhausted | RateLimited):
                # The next call would fail in the same way, and the others have waited long enough.
                batch, self._waiting = [*batch, *self._waiting], []
            for ticket in batch:
                ticket.video, ticket.failure = found.get(ticket.id), failure
                ticket.is_done = True
                del self._open[ticket.id]
            self._is_calling = False
            self._changed.notify_all()
