"""At most so many minutes of video for the model in a day, for all instances together."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import Protocol

from chapters.domain.quota_day import quota_day, seconds_to_midnight
from chapters.domain.video import Video
from chapters.errors import QuotaExhausted
from chapters.quota.usage import UsageCounter
from chapters.service.article.ports import Clip, Writer
from chapters.sources.generated import Proposal, VideoModel


class Model(VideoModel, Writer, Protocol):
    """A model that watches videos and writes about clips. Every minute of video costs money."""


class MinutesBudget:
    """Implements ``Model`` within a number of minutes a day.

    A call is counted before it is made, a started minute as a whole one. It stays counted when
    it fails: Google may charge for it all the same.
    """

    def __init__(
        self,
        model: Model,
        *,
        usage: UsageCounter,
        minutes: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``usage``: a counter of these minutes only. ``minutes`` a day, Pacific time."""
        self.model = model.model
        self.version = model.version
        self._model = model
        self._usage = usage
        self._minutes = minutes
        self._clock = clock

    def watch(self, video: Video) -> Proposal:
        """As ``watch`` of the model; raises QuotaExhausted without a call when the minutes of the
        day are used up.
        """
        self._count(video.duration or 0)
        return self._model.watch(video)

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """As ``write`` of the model; raises QuotaExhausted as ``watch`` does."""
        self._count(clip.end - clip.start)
        with closing(self._model.write(clip)) as pieces:
            yield from pieces

    def _count(self, seconds: int) -> None:
        now = self._clock()
        total = self._usage.reserve(quota_day(now), max(1, math.ceil(seconds / 60)))
        if total.reserved > self._minutes:
            raise QuotaExhausted(
                "Today's minutes of the model are used up. There are new ones at midnight Pacific "
                "time; what it found or wrote before still works.",
                retry_after=seconds_to_midnight(now),
            )
