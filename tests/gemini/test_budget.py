"""What a model may watch and read in a day, counted before each call."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta

import pytest

from chapters.domain.video import Video
from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.gemini.budget import BudgetedModel, DayBudget
from chapters.gemini.client import MAX_SECTION_TOKENS, MAX_TOKENS
from chapters.gemini.prompts import tokens_of
from chapters.quota.usage import LocalUsageCounter
from chapters.service.article import Clip, Passage
from chapters.sources.outlined import CaptionLines
from chapters.sources.proposals import Proposal
from support.fakes import FakeClock

CLIP = Clip("made-00001A", "The pond", 60, 185, "en")
VIDEO = Video("made-00001A", "Made", "Maker", "", duration=600)
PROPOSAL = Proposal((), "STOP", has_watched=True)


class FakeModel:
    """``Model`` that notes the calls to it."""

    model = "fake-1"
    version = "fake-1 1"
    outline_version = "fake-1 outline 1"
    rewrite_version = "fake-1 rewrite 1"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = 0
        self.failure: Exception | None = None

    def watch(self, video: Video) -> Proposal:
        self.asked.append(video.id)
        if self.failure:
            raise self.failure
        return PROPOSAL

    def outline(self, captions: CaptionLines) -> Proposal:
        self.asked.append(captions.lines[0][1])
        return PROPOSAL

    def rewrite(self, passage: Passage) -> str:
        self.asked.append(passage.title)
        return "About it."

    def write(self, clip: Clip) -> Generator[str, None, None]:
        self.asked.append(clip.title)
        try:
            yield "a"
            yield "b"
        finally:
            self.closed += 1


def budget(minutes: int = 0, tokens: int = 0) -> tuple[BudgetedModel, FakeModel, FakeClock]:
    model, clock = FakeModel(), FakeClock()
    within = BudgetedModel(
        model,
        minutes=DayBudget(LocalUsageCounter(), limit=minutes, unit="minutes", clock=clock),
        tokens=DayBudget(LocalUsageCounter(), limit=tokens, unit="tokens", clock=clock),
    )
    return within, model, clock


def test_it_has_the_models_name_and_version() -> None:
    within, model, _ = budget(1)
    assert (within.model, within.version) == (model.model, model.version)
    assert within.outline_version == model.outline_version
    assert within.rewrite_version == model.rewrite_version


def test_videos_and_clips_are_counted_together_in_begun_minutes() -> None:
    within, model, _ = budget(13)
    assert within.watch(VIDEO) is PROPOSAL  # 10 minutes
    assert list(within.write(CLIP)) == ["a", "b"]  # 125 s: 3
    with pytest.raises(QuotaExhausted):
        next(within.write(replace(CLIP, end=61)))
    assert model.asked == ["made-00001A", "The pond"]


def test_a_call_over_the_limit_is_not_made() -> None:
    within, model, _ = budget(9)
    with pytest.raises(QuotaExhausted) as refused:
        within.watch(VIDEO)
    assert model.asked == []
    assert 0 < (refused.value.retry_after or 0) <= 24 * 3600


def test_a_failure_stays_counted() -> None:
    within, model, _ = budget(15)
    model.failure = UpstreamFailed("Broken.")
    with pytest.raises(UpstreamFailed):
        within.watch(VIDEO)
    with pytest.raises(QuotaExhausted):
        within.watch(VIDEO)
    assert len(model.asked) == 1


def test_there_are_new_minutes_the_next_day() -> None:
    within, model, clock = budget(10)
    within.watch(VIDEO)
    clock.now += timedelta(days=1)
    within.watch(VIDEO)
    assert len(model.asked) == 2


def test_a_text_that_is_never_read_costs_nothing() -> None:
    within, model, _ = budget(3)
    within.write(CLIP).close()
    assert list(within.write(CLIP)) == ["a", "b"]
    assert model.asked == ["The pond"]


def test_closing_the_text_closes_the_models() -> None:
    within, model, _ = budget(3)
    pieces = within.write(CLIP)
    assert next(pieces) == "a"
    pieces.close()
    assert model.closed == 1


CAPTIONS = CaptionLines(((0, "frog " * 300), (10, "蛙" * 500)), 20)
LEAST = 1500 // 4 + 500 + MAX_TOKENS
"""Tokens: four letters of English or one character of Japanese each, and the longest answer."""


def test_captions_are_counted_in_tokens_apart_from_minutes() -> None:
    within, model, _ = budget(minutes=0, tokens=2 * LEAST)
    assert within.outline(CAPTIONS) is PROPOSAL
    with pytest.raises(QuotaExhausted, match="tokens of the model are used up"):
        within.outline(CAPTIONS)
    assert len(model.asked) == 1


def test_captions_over_the_limit_are_not_sent() -> None:
    within, model, _ = budget(minutes=100, tokens=LEAST)
    with pytest.raises(QuotaExhausted):
        within.outline(CAPTIONS)
    assert model.asked == []


def test_passages_are_counted_in_the_same_tokens() -> None:
    said = ("frog " * 300, "蛙" * 500)
    least = 1500 // 4 + 500 + MAX_SECTION_TOKENS
    within, model, _ = budget(minutes=0, tokens=2 * least)
    passage = Passage("The pond", said, "tutorial", None)
    assert within.rewrite(passage) == "About it."
    with pytest.raises(QuotaExhausted):
        within.rewrite(passage)
    assert model.asked == ["The pond"]


@pytest.mark.parametrize(("text", "at_least"), [("", 1), ("four", 1), ("蛙" * 30, 30)])
def test_tokens_are_estimated_high(text: str, at_least: int) -> None:
    assert at_least <= tokens_of(text) <= 2 * at_least + 1
