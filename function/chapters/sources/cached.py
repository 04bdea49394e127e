"""A cache in front of a source whose answers cost quota or money."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol

from chapters.domain import freshness
from chapters.domain.video import Chapters, Video
from chapters.errors import ChaptersError
from chapters.service.ports import Answer, Entry, Limiter, Source, Stores
from chapters.service.read_through import ReadThroughCache


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
        stores: Stores,
        limiter: Limiter,
        lifetime: Lifetime,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """``stores``: for the answers of ``source`` only. ``jitter``: returns 0 to 1."""
        self._source = source
        self._lifetime = lifetime
        self._clock = clock
        self._jitter = jitter
        self._cache = ReadThroughCache(
            stores,
            version=source.version,
            renew=lambda _: None,  # another version may find another list
            limiter=limiter,
            clock=clock,
        )

    def answer(self, video: Video, *, client: str) -> Answer:
        """The stored answer while it is fresh, otherwise a new one.

        When the source fails or ``client`` is over its limit: the old answer, marked as stale; if
        there is none, raises the source's ``ChaptersError``, or RateLimited.
        """
        outcome = self._cache.look_up([video.id], lambda _: self._ask(video), client=client)[
            video.id
        ]
        if isinstance(outcome, ChaptersError):
            raise outcome
        # With what is known of the video now, yet as old as the oldest of both.
        dates = (video.fetched, outcome.chapters.video.fetched)
        oldest = min((date for date in dates if date is not None), default=None)
        known = video._replace(fetched=oldest)
        return outcome._replace(chapters=outcome.chapters._replace(video=known))

    def _ask(self, video: Video) -> Mapping[str, Entry]:
        """Ask the source about ``video`` and store its answer; raises its ``ChaptersError``."""
        now = self._clock()
        found = self._source.chapters(video)
        fresh_until = now + self._lifetime(found, now=now, jitter=self._jitter())
        entry = Entry(
            id=video.id,
            chapters=found,
            extractor=self._source.version,
            fetched=now,
            fresh_until=min(fresh_until, freshness.expires(video, now=now)),
        )
        self._cache.put([entry])
        return {video.id: entry}
