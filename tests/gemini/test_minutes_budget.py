"""The minutes that a model may watch in a day: counted before it is asked, shared by instances."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.usage import FirestoreUsageCounter
from chapters.domain.video import Video
from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.gemini.minutes_budget import MinutesBudget
from chapters.quota.budget import LocalUsageCounter
from chapters.service.article import Clip
from chapters.sources.generated import Proposal
from support.emulator import Emulator
from support.fakes import FakeClock

CLIP = Clip("made-00001A", "The pond", 60, 185, "en")
VIDEO = Video("made-00001A", "Made", "Maker", "", duration=600)
PROPOSAL = Proposal((), "STOP", has_watched=True)


class FakeModel:
    """``Model`` that notes what it is asked."""

    model = "fake-1"
    version = "fake-1 1"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed = 0
        self.failure: Exception | None = None

    def watch(self, video: Video) -> Proposal:
        self.asked.append(video.id)
        if self.failure:
            raise self.failure
        return PROPOSAL

    def write(self, clip: Clip) -> Generator[str, None, None]:
        self.asked.append(clip.title)
        try:
            yield "a"
            yield "b"
        finally:
            self.closed += 1


def rationed(minutes: int) -> tuple[MinutesBudget, FakeModel, FakeClock]:
    model, clock = FakeModel(), FakeClock()
    return (
        MinutesBudget(model, ledger=LocalUsageCounter(), minutes=minutes, clock=clock),
        model,
        clock,
    )


def test_it_has_the_models_name_and_version() -> None:
    guard, model, _ = rationed(1)
    assert (guard.model, guard.version) == (model.model, model.version)


def test_videos_and_clips_are_counted_together_in_begun_minutes() -> None:
    guard, model, _ = rationed(13)
    assert guard.watch(VIDEO) is PROPOSAL  # 10 minutes
    assert list(guard.write(CLIP)) == ["a", "b"]  # 125 s: 3
    with pytest.raises(QuotaExhausted):
        next(guard.write(replace(CLIP, end=61)))
    assert model.asked == ["made-00001A", "The pond"]


def test_a_question_that_would_pass_the_limit_is_not_asked() -> None:
    guard, model, _ = rationed(9)
    with pytest.raises(QuotaExhausted) as refused:
        guard.watch(VIDEO)
    assert model.asked == []
    assert 0 < (refused.value.retry_after or 0) <= 24 * 3600


def test_a_failure_stays_counted() -> None:
    guard, model, _ = rationed(15)
    model.failure = UpstreamFailed("Broken.")
    with pytest.raises(UpstreamFailed):
        guard.watch(VIDEO)
    with pytest.raises(QuotaExhausted):
        guard.watch(VIDEO)
    assert len(model.asked) == 1


def test_there_are_new_minutes_the_next_day() -> None:
    guard, model, clock = rationed(10)
    guard.watch(VIDEO)
    clock.now += timedelta(days=1)
    guard.watch(VIDEO)
    assert len(model.asked) == 2


def test_a_clip_that_nobody_reads_is_neither_counted_nor_asked_for() -> None:
    guard, model, _ = rationed(3)
    guard.write(CLIP).close()
    assert list(guard.write(CLIP)) == ["a", "b"]
    assert model.asked == ["The pond"]


def test_closing_closes_the_models_text() -> None:
    guard, model, _ = rationed(3)
    pieces = guard.write(CLIP)
    assert next(pieces) == "a"
    pieces.close()
    assert model.closed == 1


def test_minutes_and_units_are_counted_apart_in_firestore(firestore: Emulator) -> None:
    connection = Connection(project="chapters-rationed", database="(default)", timeout=10)
    day = date(2026, 11, 23)
    try:
        minutes = FirestoreUsageCounter(connection, name="model-minutes")
        assert minutes.reserve(day, 5).reserved == 5
        assert FirestoreUsageCounter(connection).reserve(day, 1).reserved == 1
        assert FirestoreUsageCounter(connection, name="model-minutes").reserve(day, 2).reserved == 7
    finally:
        connection.close()
