"""The minutes that a model may watch in a day, counted together with every other instance."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import Protocol

from chapters.domain.quota_day import quota_day, seconds_to_midnight
from chapters.domain.video import Video
from chapters.errors import QuotaExhausted
from chapters.quota.budget import UsageCounter
from chapters.service.article.ports import Clip, Writer
from chapters.sources.generated import Proposal, VideoModel


class Model(VideoModel, Writer, Protocol):
    """Somebody who watches videos and writes about clips. Every minute costs money."""


class MinutesBudget:
    """Lets a model watch so many minutes in a day, over all instances.

    Each question is counted before it is asked, a begun minute as a whole one, and stays counted
    when it fails: Google may charge for it all the same.
    """

    def __init__(
        self,
        model: Model,
        *,
        ledger: UsageCounter,
        minutes: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``ledger``: one that counts nothing else. ``minutes`` a day, Pacific time."""
        self.model = model.model
        self.version = model.version
        self._asked = model
        self._ledger = ledger
        self._minutes = minutes
        self._clock = clock

    def watch(self, video: Video) -> Proposal:
        """As ``watch`` of the model; raises QuotaExhausted unasked when the day's minutes are
        used up."""
        self._count(video.duration or 0)
        return self._asked.watch(video)

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """As ``write`` of the model; raises QuotaExhausted as ``watch`` does."""
        self._count(clip.end - clip.start)
        with closing(self._asked.write(clip)) as pieces:
            yield from pieces

    def _count(self, seconds: int) -> None:
        now = self._clock()
        tally = self._ledger.reserve(quota_day(now), max(1, math.ceil(seconds / 60)))
        if tally.reserved > self._minutes:
            raise QuotaExhausted(
                "Today's minutes of the model are used up. There are new ones at midnight Pacific "
                "time; what it found or wrote before still works.",
                retry_after=seconds_to_midnight(now),
            )
