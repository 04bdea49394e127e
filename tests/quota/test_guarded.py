"""Every call to YouTube passes every guard, in their order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest

from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.quota.budget import QuotaBudget
from chapters.quota.circuit_breaker import CircuitBreaker
from chapters.quota.guarded import GuardedYouTube
from chapters.quota.retry import Retry
from chapters.quota.usage import LocalUsageCounter
from chapters.service.ports import Upstream
from support.fake_youtube import DISCUSSION, PAGE, PLAYLIST, FakeYouTube, video
from support.fakes import FakeClock

ID = "made-00001A"
TODAY = date(2026, 11, 23)

T = TypeVar("T")
Question = Callable[[Upstream], object]

QUESTIONS = [
    pytest.param(lambda youtube: youtube.fetch([ID]), {ID: video(ID)}, id="fetch"),
    pytest.param(lambda youtube: youtube.page("PL1", token="2"), PAGE, id="page"),
    pytest.param(lambda youtube: youtube.playlist("PL1"), PLAYLIST, id="playlist"),
    pytest.param(lambda youtube: youtube.uploads("@maker"), "UUfake", id="uploads"),
    pytest.param(lambda youtube: youtube.discussion(ID), DISCUSSION, id="discussion"),
]


class Recorder:
    """A guard that notes when a call begins and ends."""

    def __init__(self, name: str, notes: list[str]) -> None:
        self.name = name
        self.notes = notes

    def around(self, call: Callable[[], T]) -> T:
        self.notes.append(f"{self.name} begins")
        try:
            return call()
        finally:
            self.notes.append(f"{self.name} ends")


class Refusal:
    """A guard that lets no call pass."""

    def around(self, call: Callable[[], T]) -> T:
        raise QuotaExhausted("No.")


@pytest.mark.parametrize(("ask", "answer"), QUESTIONS)
def test_a_call_and_its_answer_pass_the_guards_from_the_first_to_the_last(
    ask: Question, answer: object
) -> None:
    notes: list[str] = []
    api = FakeYouTube(video(ID))
    youtube = GuardedYouTube(api, Recorder("first", notes), Recorder("second", notes))
    assert ask(youtube) == answer == ask(api)
    assert notes == ["first begins", "second begins", "second ends", "first ends"]
    assert api.calls[0] == api.calls[1]


@pytest.mark.parametrize(("ask", "answer"), QUESTIONS)
def test_a_guard_can_refuse_any_call(ask: Question, answer: object) -> None:
    api = FakeYouTube(video(ID))
    with pytest.raises(QuotaExhausted):
        ask(GuardedYouTube(api, Refusal()))
    assert api.calls == []


def test_an_error_of_youtube_passes_through() -> None:
    api = FakeYouTube()
    api.failure = UpstreamFailed("Broken.")
    with pytest.raises(UpstreamFailed, match="Broken"):
        GuardedYouTube(api, Recorder("only", [])).fetch([ID])


def guarded(api: FakeYouTube, usage: LocalUsageCounter, *, units: int) -> GuardedYouTube:
    """In the order of ``wiring.guarded``, with clocks that stand still."""
    clock = FakeClock()
    return GuardedYouTube(
        api,
        CircuitBreaker(clock=clock),
        Retry(monotonic=lambda: 0.0),
        QuotaBudget(usage, units, clock=clock),
    )


def test_while_the_quota_is_exhausted_nothing_is_counted() -> None:
    api, usage = FakeYouTube(), LocalUsageCounter()
    api.failure = QuotaExhausted("Used up.", retry_after=3600)
    youtube = guarded(api, usage, units=100)
    for _ in range(5):
        with pytest.raises(QuotaExhausted):
            youtube.fetch([ID])
    assert usage.reserve(TODAY, 0).reserved == 1


def test_a_repeated_call_is_counted_twice() -> None:
    api, usage = FakeYouTube(), LocalUsageCounter()
    api.failure = UpstreamFailed("Broken.")
    youtube = guarded(api, usage, units=3)
    for kind in (UpstreamFailed, QuotaExhausted, QuotaExhausted):
        with pytest.raises(kind):
            youtube.fetch([ID])
    assert len(api.calls) == 3
