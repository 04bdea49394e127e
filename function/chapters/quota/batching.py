"""One call at a time, for everybody who waits."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Condition

from chapters.domain.video import Video
from chapters.errors import QuotaExhausted, RateLimited, UpstreamTimeout
from chapters.service.ports import MAX_VIDEOS, Videos

PATIENCE = 20.0
"""Seconds that a client waits for calls of others to end: two that take as long as they may."""


@dataclass(slots=True)
class _Ticket:
    """One ID that somebody waits for."""

    id: str
    is_done: bool = False
    video: Video | None = None
    failure: Exception | None = None


class BatchingVideos:
    """One call at a time: what is asked for meanwhile goes together as the next one.

    An idle instance adds no delay. A busy one spends one unit for up to 50 videos, and asks for
    the same video once, however many clients wait for it.
    """

    def __init__(self, videos: Videos, *, patience: float = PATIENCE) -> None:
        """``videos`` is asked by one thread at a time; ``patience`` in seconds."""
        self._videos = videos
        self._patience = patience
        self._changed = Condition()
        self._is_calling = False
        self._open: dict[str, _Ticket] = {}
        """Tickets not done yet, by ID: waiting, or in the call that is on its way."""
        self._waiting: list[_Ticket] = []

    def fetch(self, ids: Sequence[str]) -> Mapping[str, Video]:
        """As ``videos.fetch``, whose errors reach everybody who waits for the same call.

        Raises UpstreamTimeout when others keep YouTube busy for longer than ``patience``.
        """
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
            is_our_turn = self._changed.wait_for(
                lambda: (
                    all(ticket.is_done for ticket in tickets)
                    or (not self._is_calling and bool(self._waiting))
                ),
                self._patience,
            )
            if not is_our_turn:
                raise UpstreamTimeout("YouTube answers too slowly now. Try again in a minute.")
            if all(ticket.is_done for ticket in tickets):
                return []
            self._is_calling = True
            batch, self._waiting = self._waiting[:MAX_VIDEOS], self._waiting[MAX_VIDEOS:]
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
