"""At most so much of the model in a day, for all instances together: minutes of video, and tokens
of text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import Protocol

from chapters.domain.quota_day import quota_day, seconds_to_midnight
from chapters.domain.video import Video
from chapters.errors import QuotaExhausted
from chapters.gemini.client import MAX_SECTION_TOKENS, MAX_TOKENS
from chapters.gemini.prompts import (
    captions_part,
    for_outline,
    for_passage,
    passage_part,
    tokens_of,
)
from chapters.quota.usage import UsageCounter
from chapters.service.article.ports import Clip, Passage, Writer
from chapters.sources.generated import VideoModel
from chapters.sources.outlined import CaptionLines, TextModel
from chapters.sources.proposals import Proposal


class Model(VideoModel, TextModel, Writer, Protocol):
    """A model that watches videos, reads captions and writes about clips. Each call costs money."""


class DayBudget:
    """A number of units that may be spent in a day, Pacific time."""

    def __init__(
        self,
        usage: UsageCounter,
        *,
        limit: int,
        unit: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``usage``: a counter of these units only. ``limit`` a day. ``unit``: their plural."""
        self._usage = usage
        self._limit = limit
        self._unit = unit
        self._clock = clock

    def spend(self, units: int) -> None:
        """Count ``units``; raises QuotaExhausted when the day's are used up."""
        now = self._clock()
        if self._usage.reserve(quota_day(now), units).reserved > self._limit:
            raise QuotaExhausted(
                f"Today's {self._unit} of the model are used up. There are new ones at midnight "
                "Pacific time; what it found or wrote before still works.",
                retry_after=seconds_to_midnight(now),
            )


class BudgetedModel:
    """Implements ``Model`` within the budgets of a day.

    A call is counted before it is made: what is watched in minutes, a started one as a whole one,
    and what is read in tokens. It stays counted when it fails: Google may charge for it all the
    same. Beyond a budget QuotaExhausted is raised without a call.
    """

    def __init__(self, model: Model, *, minutes: DayBudget, tokens: DayBudget) -> None:
        """``tokens``: those of captions and of what is written about them."""
        self.model = model.model
        self.version = model.version
        self.outline_version = model.outline_version
        self.rewrite_version = model.rewrite_version
        self._model = model
        self._minutes = minutes
        self._tokens = tokens

    def watch(self, video: Video) -> Proposal:
        """As ``watch`` of the model."""
        self._spend_minutes(video.duration or 0)
        return self._model.watch(video)

    def outline(self, captions: CaptionLines) -> Proposal:
        """As ``outline`` of the model."""
        request = for_outline(captions.duration) + captions_part(captions.lines)
        self._tokens.spend(tokens_of(request) + MAX_TOKENS)
        return self._model.outline(captions)

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """As ``write`` of the model."""
        self._spend_minutes(clip.end - clip.start)
        with closing(self._model.write(clip)) as pieces:
            yield from pieces

    def rewrite(self, passage: Passage) -> str:
        """As ``rewrite`` of the model."""
        said = passage_part(passage.title, passage.paragraphs)
        request = for_passage(passage.style, passage.language) + said
        self._tokens.spend(tokens_of(request) + MAX_SECTION_TOKENS)
        return self._model.rewrite(passage)

    def _spend_minutes(self, seconds: int) -> None:
        self._minutes.spend(max(1, math.ceil(seconds / 60)))
