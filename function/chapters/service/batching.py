"""One call for what several requests want."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from threading import Condition
from typing import Generic, TypeVar

from chapters.errors import QuotaExhausted, RateLimited, UpstreamTimeout
from chapters.service.ports import MAX_VIDEOS

MAX_WAIT = 20.0
"""Seconds that a request waits for the calls of others: two that take as long as they may."""

T = TypeVar("T")


class _Ticket(Generic[T]):
    """One ID that is to be looked up."""

    def __init__(self, id_: str) -> None:
        self.id = id_
        self.is_done = False
        self.result: T | None = None
        self.failure: Exception | None = None


class Batching(Generic[T]):
    """Makes one call at a time: IDs that arrive during a call go together with the next one.

    An idle instance adds no delay. A busy one spends one unit for up to 50 videos.
    """

    def __init__(self, call: Callable[[Sequence[str]], Mapping[str, T]]) -> None:
        """``call`` looks up at most 50 IDs, in one thread at a time."""
        self._look_up = call
        self._changed = Condition()
        self._is_calling = False
        self._waiting: list[_Ticket[T]] = []

    def of(self, ids: Sequence[str]) -> dict[str, T]:
        """What the call returns for ``ids``, which no other thread may ask for at that time.

        Errors of the call are raised in every thread that waits for it. Raises UpstreamTimeout
        when the calls of others take longer than ``MAX_WAIT``.
        """
        tickets = [_Ticket[T](id_) for id_ in ids]
        with self._changed:
            self._waiting += tickets
        while batch := self._next_batch(tickets):
            self._call(batch)
        for ticket in tickets:
            if ticket.failure is not None:
                # Threads must not share a traceback.
                raise copy.copy(ticket.failure) from None
        return {ticket.id: ticket.result for ticket in tickets if ticket.result is not None}

    def _next_batch(self, tickets: Sequence[_Ticket[T]]) -> list[_Ticket[T]]:
        """Wait until it is our turn to call, and return the tickets to call for.

        Returns none once all of ``tickets`` are done, whoever called for them.
        """
        with self._changed:
            is_our_turn = self._changed.wait_for(
                lambda: not self._is_calling or all(ticket.is_done for ticket in tickets), MAX_WAIT
            )
            if not is_our_turn:
                self._waiting = [ticket for ticket in self._waiting if ticket not in tickets]
                raise UpstreamTimeout("YouTube answers too slowly now. Try again in a minute.")
            if all(ticket.is_done for ticket in tickets):
                return []
            self._is_calling = True
            batch, self._waiting = self._waiting[:MAX_VIDEOS], self._waiting[MAX_VIDEOS:]
            return batch

    def _call(self, batch: list[_Ticket[T]]) -> None:
        """Look up the IDs of ``batch`` and mark its tickets as done."""
        failure: Exception | None = None
        found: Mapping[str, T] = {}
        try:
            found = self._look_up([ticket.id for ticket in batch])
        except Exception as error:  # noqa: BLE001 - it is raised again in every waiting thread
            failure = error
        with self._changed:
            if isinstance(failure, UpstreamTimeout | QuotaExhausted | RateLimited):
                # The next call would fail in the same way, and the others have waited long enough.
                batch, self._waiting = [*batch, *self._waiting], []
            for ticket in batch:
                ticket.result, ticket.failure = found.get(ticket.id), failure
                ticket.is_done = True
            self._is_calling = False
            self._changed.notify_all()
