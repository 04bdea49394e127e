"""While the quota is exhausted no call is made that could only be refused."""

from __future__ import annotations

import pytest

from chapters.errors import ChaptersError, QuotaExhausted, UpstreamFailed
from chapters.quota.circuit_breaker import CircuitBreaker
from support.fakes import FakeClock


class Call:
    """A call to YouTube that fails when it is told to."""

    def __init__(self) -> None:
        self.count = 0
        self.failure: ChaptersError | None = None

    def __call__(self) -> str:
        self.count += 1
        if self.failure:
            raise self.failure
        return "answer"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def breaker(clock: FakeClock) -> CircuitBreaker:
    return CircuitBreaker(clock=clock)


def test_an_exhausted_quota_is_not_asked_for_until_it_returns(
    breaker: CircuitBreaker, clock: FakeClock
) -> None:
    call = Call()
    call.failure = QuotaExhausted("Used up.", retry_after=300)
    for seconds in (0, 100, 100, 99):
        clock.advance(seconds=seconds)
        with pytest.raises(QuotaExhausted):
            breaker.around(call)
    assert call.count == 1
    call.failure = None
    clock.advance(seconds=1)
    assert breaker.around(call) == "answer"


def test_a_refusal_says_how_long_it_still_lasts(breaker: CircuitBreaker, clock: FakeClock) -> None:
    call = Call()
    call.failure = QuotaExhausted("Used up.", retry_after=3600)
    with pytest.raises(QuotaExhausted):
        breaker.around(call)
    clock.advance(minutes=5)
    with pytest.raises(QuotaExhausted, match=r"Used up\.") as caught:
        breaker.around(call)
    assert caught.value.retry_after == 3301


def test_a_raised_quota_is_noticed_within_ten_minutes(
    breaker: CircuitBreaker, clock: FakeClock
) -> None:
    call = Call()
    call.failure = QuotaExhausted("Used up.", retry_after=36_000)
    with pytest.raises(QuotaExhausted):
        breaker.around(call)
    call.failure = None
    clock.advance(minutes=10)
    assert breaker.around(call) == "answer"
    assert breaker.around(call) == "answer"


def test_other_failures_do_not_open_the_breaker(breaker: CircuitBreaker) -> None:
    call = Call()
    call.failure = UpstreamFailed("Broken.")
    for _ in range(3):
        with pytest.raises(UpstreamFailed):
            breaker.around(call)
    assert call.count == 3
