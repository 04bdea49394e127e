"""The day's units: one budget for all instances, few writes, new units at midnight Pacific."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from chapters.errors import ChaptersError, QuotaExhausted, UpstreamFailed
from chapters.quota.budget import MAX_RESERVATION, QuotaBudget
from chapters.quota.circuit_breaker import PROBE_INTERVAL, CircuitBreaker
from chapters.quota.guarded import GuardedYouTube
from quota.fake_usage import FakeUsageCounter
from support.fake_youtube import FakeYouTube, video
from support.fakes import FakeClock

ID = "made-00001A"
TODAY = date(2026, 11, 23)


class Call:
    """A call to YouTube that fails when it is told to."""

    def __init__(self) -> None:
        self.count = 0
        self.failure: ChaptersError | None = None

    def __call__(self) -> None:
        self.count += 1
        if self.failure:
            raise self.failure


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def usage() -> FakeUsageCounter:
    return FakeUsageCounter()


@pytest.fixture
def call() -> Call:
    return Call()


def allowed(*budgets: QuotaBudget) -> int:
    """How many calls ``budgets`` allow, taking turns, before each of them refuses."""
    call = Call()
    left = list(budgets)
    while left:
        for budget in list(left):
            try:
                budget.around(call)
            except QuotaExhausted:
                left.remove(budget)
    return call.count


@pytest.mark.parametrize("units", [0, 1, 2, 3, 7, 100])
def test_exactly_the_units_are_allowed(
    usage: FakeUsageCounter, clock: FakeClock, units: int
) -> None:
    assert allowed(QuotaBudget(usage, units, clock=clock)) == units


def test_instances_share_the_units(usage: FakeUsageCounter, clock: FakeClock) -> None:
    assert allowed(*(QuotaBudget(usage, 500, clock=clock) for _ in range(10))) == 500


def test_a_day_takes_few_writes_and_a_quiet_instance_leaves_few_units_unused(
    usage: FakeUsageCounter, clock: FakeClock, call: Call
) -> None:
    budget = QuotaBudget(usage, 9000, clock=clock)
    for _ in range(3):
        budget.around(call)
    assert usage.days[TODAY].reserved == 3
    for _ in range(997):
        budget.around(call)
    assert usage.writes <= 1000 / MAX_RESERVATION + 5
    assert usage.days[TODAY].reserved < 1000 + MAX_RESERVATION


def test_at_midnight_pacific_there_are_new_units(
    usage: FakeUsageCounter, clock: FakeClock, call: Call
) -> None:
    budget = QuotaBudget(usage, 1, clock=clock)
    assert allowed(budget) == 1
    with pytest.raises(QuotaExhausted) as caught:
        budget.around(call)
    assert caught.value.retry_after == 20 * 3600  # noon in London is 4 in the morning there
    clock.now = datetime(2026, 11, 24, 7, 59, 59, tzinfo=UTC)
    assert allowed(budget) == 0
    clock.now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert allowed(budget) == 1


def test_units_left_over_from_yesterday_are_not_spent_today(
    usage: FakeUsageCounter, clock: FakeClock, call: Call
) -> None:
    budget = QuotaBudget(usage, 100, clock=clock)
    for _ in range(4):  # reserves 1 + 2 + 4: three are left
        budget.around(call)
    clock.advance(days=1)
    budget.around(call)
    assert usage.days[TODAY + timedelta(days=1)].reserved == 1


def test_a_refusal_by_youtube_reaches_the_other_instances(
    usage: FakeUsageCounter, clock: FakeClock
) -> None:
    api = FakeYouTube(video(ID))
    first, second = (
        GuardedYouTube(api, CircuitBreaker(clock=clock), QuotaBudget(usage, 9000, clock=clock))
        for _ in range(2)
    )
    api.failure = QuotaExhausted("Used up.", retry_after=3600)
    for instance in (first, second, first, second):
        with pytest.raises(QuotaExhausted):
            instance.fetch([ID])
    assert len(api.calls) == 1
    api.failure = None
    clock.now += PROBE_INTERVAL
    assert second.fetch([ID])
    assert first.fetch([ID])


def test_after_a_refusal_reserved_units_are_not_spent(
    usage: FakeUsageCounter, clock: FakeClock, call: Call
) -> None:
    budget = QuotaBudget(usage, 100, clock=clock)
    for _ in range(4):
        budget.around(call)
    call.failure = QuotaExhausted("Used up.", retry_after=3600)
    for _ in range(3):
        with pytest.raises(QuotaExhausted):
            budget.around(call)
    assert call.count == 5


def test_calls_that_fail_in_other_ways_cost_a_unit_too(
    usage: FakeUsageCounter, clock: FakeClock, call: Call
) -> None:
    budget = QuotaBudget(usage, 2, clock=clock)
    call.failure = UpstreamFailed("Broken.")
    for kind in (UpstreamFailed, UpstreamFailed, QuotaExhausted):
        with pytest.raises(kind):
            budget.around(call)
