"""Looking after the store: videos looked up before anybody asks, and documents deleted.

``warm`` looks 50 videos up for each unit of quota, and none that the store holds fresh.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from chapters.errors import ChaptersError, NotConfigured, QuotaExhausted, VideoNotFound
from chapters.service.lookup import Service
from chapters.service.ports import MAX_VIDEOS, Outcome, Store

PAUSES = (2.0, 10.0, 30.0)
"""Seconds before YouTube is asked again when it has failed."""


MAX_DELETED = 300
"""Documents that are deleted in one request: https://firebase.google.com/docs/firestore/quotas."""


class Documents(Protocol):
    """What is stored, by names such as ``videos/v1:l8pRSuU81PU``: collection and document.

    Every method raises StoreFailed when the store is in trouble.
    """

    def expired(self, now: datetime) -> list[str]:
        """The names of all that nobody may use any more at ``now``."""

    def everything(self) -> list[str]:
        """The names of all that came from YouTube or names a video."""

    def about(self, ids: Sequence[str]) -> list[str]:
        """The names of all that is about one of ``ids``."""

    def delete(self, names: Sequence[str]) -> None:
        """Delete the documents with these names, at most ``MAX_DELETED``."""


@dataclass(frozen=True, slots=True)
class Warmed:
    """A few videos that are done."""

    ids: tuple[str, ...]
    units: int = 0
    """Units that were spent on them; 0: the store held them fresh."""
    unknown: int = 0
    """How many of them YouTube does not show us."""


def warm(
    ids: Sequence[str],
    *,
    service: Service,
    store: Store,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Warmed]:
    """See that ``store`` holds all of ``ids`` fresh; yields what is done as it gets done.

    Raises QuotaExhausted, NotConfigured or StoreFailed at once, other failures of YouTube after
    the third pause. ``pause`` takes seconds.
    """
    due: list[str] = []
    for begin in range(0, len(ids), MAX_VIDEOS):
        some = ids[begin : begin + MAX_VIDEOS]
        now = clock()
        fresh = {id_ for id_, entry in store.get(some).items() if entry.fresh_until > now}
        if fresh:
            yield Warmed(tuple(id_ for id_ in some if id_ in fresh))
        due += [id_ for id_ in some if id_ not in fresh]
        if len(due) >= MAX_VIDEOS:
            yield _looked_up(due[:MAX_VIDEOS], service, pause)
            due = due[MAX_VIDEOS:]
    if due:
        yield _looked_up(due, service, pause)


def _looked_up(ids: Sequence[str], service: Service, pause: Callable[[float], None]) -> Warmed:
    for seconds in (*PAUSES, None):
        outcomes = service.chapters_of(ids)
        failure = _failure(outcomes)
        if failure is None:
            break
        if seconds is None or isinstance(failure, QuotaExhausted | NotConfigured):
            raise failure
        pause(seconds)
    unknown = sum(isinstance(outcome, VideoNotFound) for outcome in outcomes)
    return Warmed(tuple(ids), units=1, unknown=unknown)


def _failure(outcomes: Sequence[Outcome]) -> ChaptersError | None:
    """Why YouTube was not asked; a video that does not exist is no failure."""
    for outcome in outcomes:
        failure = outcome if isinstance(outcome, ChaptersError) else outcome.failure
        if failure is not None and not isinstance(failure, VideoNotFound):
            return failure
    return None
