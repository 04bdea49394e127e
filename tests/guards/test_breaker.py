"""After a spent quota no call is made that could only be refused."""

from __future__ import annotations

import pytest

from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.guards.breaker import Breaker
from chapters.model import Video
from fakes import FakeClock, FakeVideos


def video(id_: str) -> Video:
    return Video(id=id_, title=f"Video {id_}", channel="", description="")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_after_the_quota_is_spent_nothing_is_asked_until_it_returns(clock: FakeClock) -> None:
    videos = FakeVideos(video("made-00001A"))
    breaker = Breaker(videos, clock=clock)
    videos.failure = QuotaExhausted("Used up.", retry_after=300)
    for seconds in (0, 100, 100, 99):
        clock.advance(seconds=seconds)
        with pytest.raises(QuotaExhausted):
            breaker.fetch(["made-00001A"])
    assert len(videos.calls) == 1
    videos.failure = None
    clock.advance(seconds=1)
    assert breaker.fetch(["made-00001A"])


def test_a_refusal_says_how_long_it_still_lasts(clock: FakeClock) -> None:
    videos = FakeVideos()
    breaker = Breaker(videos, clock=clock)
    videos.failure = QuotaExhausted("Used up.", retry_after=3600)
    with pytest.raises(QuotaExhausted):
        breaker.fetch(["made-00001A"])
    clock.advance(minutes=5)
    with pytest.raises(QuotaExhausted) as caught:
        breaker.fetch(["made-00001A"])
    assert caught.value.retry_after == 3301


def test_a_raised_quota_is_noticed_within_ten_minutes(clock: FakeClock) -> None:
    videos = FakeVideos(video("made-00001A"))
    breaker = Breaker(videos, clock=clock)
    videos.failure = QuotaExhausted("Used up.", retry_after=36_000)
    with pytest.raises(QuotaExhausted):
        breaker.fetch(["made-00001A"])
    videos.failure = None
    clock.advance(minutes=10)
    assert breaker.fetch(["made-00001A"])
    assert breaker.fetch(["made-00001A"])


def test_other_failures_do_not_open_the_breaker(clock: FakeClock) -> None:
    videos = FakeVideos()
    breaker = Breaker(videos, clock=clock)
    videos.failure = UpstreamFailed("Broken.")
    for _ in range(3):
        with pytest.raises(UpstreamFailed):
            breaker.fetch(["made-00001A"])
    assert len(videos.calls) == 3
