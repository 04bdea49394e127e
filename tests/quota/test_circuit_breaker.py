"""After a spent quota no call is made that could only be refused."""

from __future__ import annotations

import pytest

from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.quota.circuit_breaker import CircuitBreaker
from support.fake_youtube import DISCUSSION, PLAYLIST, FakeYouTube, video
from support.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_after_the_quota_is_spent_nothing_is_asked_until_it_returns(clock: FakeClock) -> None:
    upstream = FakeYouTube(video("made-00001A"))
    breaker = CircuitBreaker(upstream, clock=clock)
    upstream.failure = QuotaExhausted("Used up.", retry_after=300)
    for seconds in (0, 100, 100, 99):
        clock.advance(seconds=seconds)
        with pytest.raises(QuotaExhausted):
            breaker.fetch(["made-00001A"])
    assert len(upstream.calls) == 1
    upstream.failure = None
    clock.advance(seconds=1)
    assert breaker.fetch(["made-00001A"])


def test_a_refusal_says_how_long_it_still_lasts(clock: FakeClock) -> None:
    upstream = FakeYouTube()
    breaker = CircuitBreaker(upstream, clock=clock)
    upstream.failure = QuotaExhausted("Used up.", retry_after=3600)
    with pytest.raises(QuotaExhausted):
        breaker.fetch(["made-00001A"])
    clock.advance(minutes=5)
    with pytest.raises(QuotaExhausted) as caught:
        breaker.fetch(["made-00001A"])
    assert caught.value.retry_after == 3301


def test_a_raised_quota_is_noticed_within_ten_minutes(clock: FakeClock) -> None:
    upstream = FakeYouTube(video("made-00001A"))
    breaker = CircuitBreaker(upstream, clock=clock)
    upstream.failure = QuotaExhausted("Used up.", retry_after=36_000)
    with pytest.raises(QuotaExhausted):
        breaker.fetch(["made-00001A"])
    upstream.failure = None
    clock.advance(minutes=10)
    assert breaker.fetch(["made-00001A"])
    assert breaker.fetch(["made-00001A"])


def test_other_failures_do_not_open_the_breaker(clock: FakeClock) -> None:
    upstream = FakeYouTube()
    breaker = CircuitBreaker(upstream, clock=clock)
    upstream.failure = UpstreamFailed("Broken.")
    for _ in range(3):
        with pytest.raises(UpstreamFailed):
            breaker.fetch(["made-00001A"])
    assert len(upstream.calls) == 3


def test_playlists_and_comments_are_refused_with_the_videos(
    clock: FakeClock,
) -> None:
    upstream = FakeYouTube(video("made-00001A"))
    breaker = CircuitBreaker(upstream, clock=clock)
    assert breaker.page("PL1", token="2") == PLAYLIST
    assert breaker.discussion("made-00001A") == DISCUSSION
    assert upstream.calls == [("PL1", "2"), ("comments", "made-00001A")]
    upstream.failure = QuotaExhausted("Used up.", retry_after=3600)
    with pytest.raises(QuotaExhausted):
        breaker.page("PL1", token=None)
    with pytest.raises(QuotaExhausted):
        breaker.fetch(["made-00001A"])
    with pytest.raises(QuotaExhausted):
        breaker.discussion("made-00001A")
    assert len(upstream.calls) == 3
