"""A cache in front of a source whose answers cost quota or money."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from chapters.domain import freshness
from chapters.domain.video import Chapters, Video
from chapters.errors import ChaptersError
from chapters.quota.single_flight import SingleFlight
from chapters.service.ports import Answer, Entry, Limiter, Source, Store


class Lifetime(Protocol):
    """How long an answer is served before the source is asked again."""

    def __call__(self, found: Chapters, *, now: datetime, jitter: float) -> timedelta:
        """``jitter``: a random number from 0 to 1."""


class CachedSource:
    """Implements ``service.Fallback``. Concurrent requests for one video ask the source once."""

    def __init__(
        self,
        source: Source,
        *,
        store: Store,
        limiter: Limiter,
        lifetime: Lifetime,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """``store``: one for the answers of ``source`` only. ``jitter``: returns 0 to 1."""
        self._source = source
        self._store = store
        self._limiter = limiter
        self._lifetime = lifetime
        self._clock = clock
        self._jitter = jitter
        self._flights = SingleFlight()

    def answer(self, video: Video, *, client: str) -> Answer:
        """The stored answer while it is fresh, otherwise a new one.

        When the source fails or ``client`` is over its limit: the old answer, marked as stale; if
        there is none, raises the source's ``ChaptersError``, or RateLimited.
        """
        stored = self._fresh(video)
        if stored is not None:
            return stored
        with self._flights.only(video.id):
            # Another thread may have stored an answer while this one waited.
            return self._fresh(video) or self._ask(video, client)

    def _fresh(self, video: Video) -> Answer | None:
        """The stored answer if it is fresh, with what is known of ``video`` now."""
        now = self._clock()
        entry = self._entry(video, now)
        if entry is None or entry.chapters is None or entry.fresh_until <= now:
            return None
        fresh_for = int((entry.fresh_until - now).total_seconds())
        return Answer(replace(entry.chapters, video=video), "hit", fresh_for)

    def _entry(self, video: Video, now: datetime) -> Entry | None:
        """The stored entry, if it has not expired and this version of the source made it."""
        entry = self._store.get([video.id]).get(video.id)
        is_usable = entry and entry.extractor == self._source.version and now < entry.expires
        return entry if is_usable else None

    def _ask(self, video: Video, client: str) -> Answer:
        """Ask the source and store its answer; see ``answer`` for what happens when it fails."""
        now = self._clock()
        try:
            self._limiter.admit(client, misses=1)
            found = self._source.chapters(video)
        except ChaptersError as failure:
            entry = self._entry(video, now)
            if entry is None or entry.chapters is None:
                raise
            return Answer(replace(entry.chapters, video=video), "stale", 0, failure)
        fresh_for = self._lifetime(found, now=now, jitter=self._jitter())
        self._put(found, now, fresh_for)
        return Answer(found, "miss", int(fresh_for.total_seconds()))

    def _put(self, found: Chapters, now: datetime, fresh_for: timedelta) -> None:
        entry = Entry(
            id=found.video.id,
            chapters=found,
            extractor=self._source.version,
            fetched=now,
            fresh_until=now + fresh_for,
            expires=now + freshness.HARD_LIMIT,
        )
        self._store.put([entry])
