"""The day's units: one count for all instances, few writes, back at midnight Pacific."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.usage import FirestoreUsageCounter
from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.quota.budget import LARGEST, LocalUsageCounter, QuotaBudget, Usage, UsageCounter
from chapters.quota.circuit_breaker import PROBE, CircuitBreaker
from support.emulator import Emulator
from support.fake_youtube import DISCUSSION, PLAYLIST, FakeYouTube, video
from support.fakes import NOON, FakeClock

ID = "made-00001A"
TODAY = date(2026, 11, 23)


class SharedLedger:
    """``UsageCounter`` in a dictionary, counting writes."""

    def __init__(self) -> None:
        self.days: dict[date, Usage] = {}
        self.writes = 0

    def reserve(self, day: date, units: int) -> Usage:
        self.writes += 1
        known = self.days.get(day, Usage(0))
        self.days[day] = Usage(known.reserved + units, known.refused)
        return self.days[day]

    def refuse(self, day: date, at: datetime) -> None:
        self.days[day] = Usage(self.days[day].reserved, at)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def upstream() -> FakeYouTube:
    return FakeYouTube(video(ID))


def passed(*instances: QuotaBudget) -> int:
    """How many calls pass in turn before each of ``instances`` refuses."""
    count = 0
    open_ = list(instances)
    while open_:
        for instance in list(open_):
            try:
                instance.fetch([ID])
            except QuotaExhausted:
                open_.remove(instance)
            else:
                count += 1
    return count


@pytest.mark.parametrize("units", [0, 1, 2, 3, 7, 100])
def test_exactly_the_budget_passes(upstream: FakeYouTube, clock: FakeClock, units: int) -> None:
    assert passed(QuotaBudget(upstream, ledger=SharedLedger(), units=units, clock=clock)) == units
    assert len(upstream.calls) == units


def test_instances_share_the_budget(upstream: FakeYouTube, clock: FakeClock) -> None:
    ledger = SharedLedger()
    instances = [QuotaBudget(upstream, ledger=ledger, units=500, clock=clock) for _ in range(10)]
    assert passed(*instances) == 500


def test_a_day_takes_few_writes_and_a_quiet_instance_leaves_little_unused(
    upstream: FakeYouTube, clock: FakeClock
) -> None:
    ledger = SharedLedger()
    budgeted = QuotaBudget(upstream, ledger=ledger, units=9000, clock=clock)
    for _ in range(3):
        budgeted.fetch([ID])
    assert ledger.days[TODAY].reserved == 3
    for _ in range(997):
        budgeted.fetch([ID])
    assert ledger.writes <= 1000 / LARGEST + 5
    assert ledger.days[TODAY].reserved < 1000 + LARGEST


def test_playlists_and_comments_are_paid_from_the_same_budget(
    upstream: FakeYouTube, clock: FakeClock
) -> None:
    budgeted = QuotaBudget(upstream, ledger=SharedLedger(), units=3, clock=clock)
    assert budgeted.page("PL1", token=None) == PLAYLIST
    assert budgeted.fetch([ID]) == {ID: video(ID)}
    assert budgeted.discussion(ID) == DISCUSSION
    with pytest.raises(QuotaExhausted):
        budgeted.page("PL1", token="2")
    with pytest.raises(QuotaExhausted):
        budgeted.discussion(ID)
    assert upstream.calls == [("PL1", ""), (ID,), ("comments", ID)]


def test_at_midnight_pacific_there_are_new_units(upstream: FakeYouTube, clock: FakeClock) -> None:
    budgeted = QuotaBudget(upstream, ledger=SharedLedger(), units=1, clock=clock)
    assert passed(budgeted) == 1
    with pytest.raises(QuotaExhausted) as caught:
        budgeted.fetch([ID])
    assert caught.value.retry_after == 20 * 3600  # noon in London is 4 in the morning there
    clock.now = datetime(2026, 11, 24, 7, 59, 59, tzinfo=UTC)
    assert passed(budgeted) == 0
    clock.now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert passed(budgeted) == 1


def test_units_left_over_from_yesterday_are_not_spent_today(
    upstream: FakeYouTube, clock: FakeClock
) -> None:
    ledger = SharedLedger()
    budgeted = QuotaBudget(upstream, ledger=ledger, units=100, clock=clock)
    for _ in range(4):  # reserves 1 + 2 + 4: three are left
        budgeted.fetch([ID])
    clock.advance(days=1)
    budgeted.fetch([ID])
    assert ledger.days[TODAY + timedelta(days=1)].reserved == 1


def test_a_refusal_by_youtube_reaches_the_other_instances(
    upstream: FakeYouTube, clock: FakeClock
) -> None:
    ledger = SharedLedger()
    first, second = (
        CircuitBreaker(QuotaBudget(upstream, ledger=ledger, units=9000, clock=clock), clock=clock)
        for _ in range(2)
    )
    upstream.failure = QuotaExhausted("Used up.", retry_after=3600)
    for instance in (first, second, first, second):
        with pytest.raises(QuotaExhausted):
            instance.fetch([ID])
    assert len(upstream.calls) == 1
    upstream.failure = None
    clock.now += PROBE
    assert second.fetch([ID])
    assert first.fetch([ID])


def test_after_a_refusal_what_was_reserved_is_not_spent(
    upstream: FakeYouTube, clock: FakeClock
) -> None:
    budgeted = QuotaBudget(upstream, ledger=SharedLedger(), units=100, clock=clock)
    for _ in range(4):
        budgeted.fetch([ID])
    upstream.failure = QuotaExhausted("Used up.", retry_after=3600)
    for _ in range(3):
        with pytest.raises(QuotaExhausted):
            budgeted.fetch([ID])
    assert len(upstream.calls) == 5


def test_other_failures_pass_and_are_paid(upstream: FakeYouTube, clock: FakeClock) -> None:
    budgeted = QuotaBudget(upstream, ledger=SharedLedger(), units=2, clock=clock)
    upstream.failure = UpstreamFailed("Broken.")
    for kind in (UpstreamFailed, UpstreamFailed, QuotaExhausted):
        with pytest.raises(kind):
            budgeted.fetch([ID])


@pytest.fixture(params=["own", "firestore", "fake"])
def ledger(request: pytest.FixtureRequest) -> Iterator[UsageCounter]:
    if request.param == "own":
        yield LocalUsageCounter()
    elif request.param == "fake":
        yield SharedLedger()
    else:
        request.getfixturevalue("firestore")
        connection = Connection(project="chapters-test", database="(default)", timeout=20)
        yield FirestoreUsageCounter(connection)
        connection.close()


def test_every_ledger_adds_up_by_day(ledger: UsageCounter) -> None:
    assert ledger.reserve(TODAY, 3) == Usage(3)
    assert ledger.reserve(TODAY, 4) == Usage(7)
    assert ledger.reserve(TODAY + timedelta(days=1), 1) == Usage(1)


def test_ledgers_in_firestore_are_one(firestore: Emulator) -> None:
    connections = [
        Connection(project="chapters-test", database="(default)", timeout=20) for _ in range(2)
    ]
    first, second = (FirestoreUsageCounter(connection) for connection in connections)
    first.reserve(TODAY, 3)
    second.refuse(TODAY, NOON)
    second.refuse(TODAY, NOON - timedelta(minutes=1))
    assert first.reserve(TODAY, 2) == Usage(5, NOON)
    assert second.reserve(TODAY, 1) == Usage(6, NOON)
    for connection in connections:
        connection.close()


def test_a_days_count_says_when_it_expires(firestore: Emulator) -> None:
    from google.cloud import firestore as google

    connection = Connection(project="chapters-test", database="(default)", timeout=20)
    FirestoreUsageCounter(connection).reserve(TODAY, 3)
    client: Any = google.Client(project="chapters-test")
    document = client.collection("quota").document("2026-11-23").get().to_dict()
    assert document["expire_at"] == datetime(2026, 11, 30, tzinfo=UTC)
    client.close()
    connection.close()


def test_without_firestore_an_instance_counts_on_for_itself(
    firestore: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = Connection(project="chapters-test", database="(default)", timeout=20)
    ledger = FirestoreUsageCounter(connection)
    ledger.reserve(TODAY, 3)
    connection.close()
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    ledger.refuse(TODAY, NOON)
    assert ledger.reserve(TODAY, 2) == Usage(5)
    assert ledger.reserve(TODAY, 2) == Usage(7)
    connection.close()
