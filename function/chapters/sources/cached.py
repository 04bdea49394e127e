"""A source whose answers are dear: asked once, and kept apart from what descriptions say."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol
from weakref import WeakValueDictionary

from chapters.domain import freshness
from chapters.domain.video import Chapters, Video
from chapters.errors import ChaptersError
from chapters.service.ports import Answer, Entry, Limiter, Source, Store


class Lifetime(Protocol):
    """How long an answer is served before the source is asked again."""

    def __call__(self, found: Chapters, *, now: datetime, jitter: float) -> timedelta:
        """``jitter``: a random number from 0 to 1."""


class CachedSource:
    """Implements ``service.Fallback``; asks the source once for everybody who waits."""

    def __init__(
        self,
        source: Source,
        *,
        store: Store,
        limiter: Limiter,
        lifetime: Lifetime,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        draw: Callable[[], float] = random.random,
    ) -> None:
        """``store``: one that nobody else uses. ``draw``: 0 to 1, for jitter."""
        self._source = source
        self._store = store
        self._limiter = limiter
        self._lifetime = lifetime
        self._clock = clock
        self._draw = draw
        self._lock = Lock()
        self._asking: WeakValueDictionary[str, Lock] = WeakValueDictionary()
        """By video ID; a lock is there as long as somebody asks or waits."""

    def answer(self, video: Video, *, client: str) -> Answer:
        """The kept answer while it is fresh, else a new one; the old one when there is trouble.

        Raises what the source raises, and RateLimited.
        """
        kept = self._fresh(video)
        if kept is not None:
            return kept
        with self._alone(video.id):
            # Whoever asked at the same time may have been answered by now.
            return self._fresh(video) or self._asked(video, client)

    def _fresh(self, video: Video) -> Answer | None:
        now = self._clock()
        entry = self._entry(video, now)
        if entry is None or entry.chapters is None or entry.fresh_until <= now:
            return None
        fresh_for = int((entry.fresh_until - now).total_seconds())
        return Answer(replace(entry.chapters, video=video), "hit", fresh_for)

    def _entry(self, video: Video, now: datetime) -> Entry | None:
        """What is kept, if it is of this version of the source and young enough to serve."""
        entry = self._store.get([video.id]).get(video.id)
        is_usable = entry and entry.extractor == self._source.version and now < entry.expires
        return entry if is_usable else None

    def _alone(self, id_: str) -> Lock:
        with self._lock:
            return self._asking.setdefault(id_, Lock())

    def _asked(self, video: Video, client: str) -> Answer:
        now = self._clock()
        try:
            self._limiter.admit(client, misses=1)
            found = self._source.chapters(video)
        except ChaptersError as failure:
            entry = self._entry(video, now)
            if entry is None or entry.chapters is None:
                raise
            return Answer(replace(entry.chapters, video=video), "stale", 0, failure)
        fresh_for = self._lifetime(found, now=now, jitter=self._draw())
        self._keep(found, now, fresh_for)
        return Answer(found, "miss", int(fresh_for.total_seconds()))

    def _keep(self, found: Chapters, now: datetime, fresh_for: timedelta) -> None:
        entry = Entry(
            id=found.video.id,
            chapters=found,
            extractor=self._source.version,
            fetched=now,
            fresh_until=now + fresh_for,
            expires=now + freshness.HARD_LIMIT,
        )
        self._store.put([entry])
