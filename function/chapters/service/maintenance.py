"""Use cases of whoever runs the function: fill the store ahead of requests, delete from it.

``warm`` looks up 50 videos for each unit of quota, and skips those that the store holds fresh.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    StoreFailed,
    VideoNotFound,
)
from chapters.service.lookup import Service
from chapters.service.ports import MAX_VIDEOS, Outcome, Store

PAUSES = (2.0, 10.0, 30.0)
"""Seconds to wait before each further try when YouTube has failed."""

MAX_DELETED = 300
"""Documents deleted in one request: https://firebase.google.com/docs/firestore/quotas."""


class Documents(Protocol):
    """Stored documents by name, collection and ID: ``videos/v1:l8pRSuU81PU``.

    Every method raises StoreFailed when the store is in trouble.
    """

    def expired(self, now: datetime) -> list[str]:
        """The names of the documents that have expired at ``now``."""

    def everything(self) -> list[str]:
        """The names of all documents with data from YouTube or a video ID."""

    def about(self, ids: Sequence[str]) -> list[str]:
        """The names of the documents about the videos ``ids``."""

    def delete(self, names: Sequence[str]) -> None:
        """Delete the documents with these names, at most ``MAX_DELETED``."""


@dataclass(frozen=True, slots=True)
class Warmed:
    """Videos that ``warm`` has finished."""

    ids: tuple[str, ...]
    units: int = 0
    """Units of quota spent on them; 0: the store held them fresh."""
    unknown: int = 0
    """How many of them YouTube does not show."""


def warm(
    ids: Sequence[str],
    *,
    service: Service,
    store: Store,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Warmed]:
    """Look up those of ``ids`` that ``store`` does not hold fresh; yields progress.

    Raises QuotaExhausted, NotConfigured and StoreFailed at once, other failures of YouTube after
    the last of ``PAUSES``. ``pause`` sleeps for the given seconds.
    """
    due: list[str] = []
    for begin in range(0, len(ids), MAX_VIDEOS):
        batch = ids[begin : begin + MAX_VIDEOS]
        now = clock()
        fresh = {id_ for id_, entry in store.get(batch).items() if entry.fresh_until > now}
        if fresh:
            yield Warmed(tuple(id_ for id_ in batch if id_ in fresh))
        due += [id_ for id_ in batch if id_ not in fresh]
        if len(due) >= MAX_VIDEOS:
            yield _look_up(due[:MAX_VIDEOS], service, pause)
            due = due[MAX_VIDEOS:]
    if due:
        yield _look_up(due, service, pause)


def _look_up(ids: Sequence[str], service: Service, pause: Callable[[float], None]) -> Warmed:
    """Look up at most ``MAX_VIDEOS`` videos, again after each pause while YouTube fails."""
    for seconds in (*PAUSES, None):
        outcomes = service.chapters_of(ids)
        failure = _failure(outcomes)
        if failure is None:
            break
        if seconds is None or isinstance(failure, QuotaExhausted | NotConfigured | StoreFailed):
            raise failure
        pause(seconds)
    unknown = sum(isinstance(outcome, VideoNotFound) for outcome in outcomes)
    return Warmed(tuple(ids), units=1, unknown=unknown)


def _failure(outcomes: Sequence[Outcome]) -> ChaptersError | None:
    """The first failure of the look-up; that a video does not exist is not one."""
    for outcome in outcomes:
        failure = outcome if isinstance(outcome, ChaptersError) else outcome.failure
        if failure is not None and not isinstance(failure, VideoNotFound):
            return failure
    return None
