"""Every usage counter adds up by day; those in Firestore are one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.usage import FirestoreUsageCounter
from chapters.quota.usage import LocalUsageCounter, Usage, UsageCounter
from chapters.service.ports import StoreUnavailable
from quota.fake_usage import FakeUsageCounter
from support.fakes import NOON

TODAY = date(2026, 11, 23)


@pytest.fixture(params=["local", "firestore", "fake"])
def usage(request: pytest.FixtureRequest) -> UsageCounter:
    if request.param == "local":
        return LocalUsageCounter()
    if request.param == "fake":
        return FakeUsageCounter()
    return FirestoreUsageCounter(request.getfixturevalue("connection"))


def test_every_counter_adds_up_by_day(usage: UsageCounter) -> None:
    assert usage.reserve(TODAY, 3) == Usage(3)
    assert usage.reserve(TODAY, 4) == Usage(7)
    assert usage.reserve(TODAY + timedelta(days=1), 1) == Usage(1)


def test_counters_in_firestore_are_one(connection: Connection) -> None:
    other = Connection(project="chapters-test", database="(default)", timeout=20)
    first, second = FirestoreUsageCounter(connection), FirestoreUsageCounter(other)
    first.reserve(TODAY, 3)
    second.mark_exhausted(TODAY, NOON)
    second.mark_exhausted(TODAY, NOON - timedelta(minutes=1))
    assert first.reserve(TODAY, 2) == Usage(5, NOON)
    assert second.reserve(TODAY, 1) == Usage(6, NOON)
    other.close()


def test_counters_of_other_names_are_apart(connection: Connection) -> None:
    minutes = FirestoreUsageCounter(connection, name="model-minutes")
    assert minutes.reserve(TODAY, 5) == Usage(5)
    assert FirestoreUsageCounter(connection).reserve(TODAY, 1) == Usage(1)
    same = FirestoreUsageCounter(connection, name="model-minutes")
    assert same.reserve(TODAY, 2) == Usage(7)


def test_the_count_of_a_day_expires_a_week_later(connection: Connection) -> None:
    from google.cloud import firestore as google

    FirestoreUsageCounter(connection).reserve(TODAY, 3)
    client: Any = google.Client(project="chapters-test")
    document = client.collection("quota").document("2026-11-23").get().to_dict()
    assert document == {
        "expire_at": datetime(2026, 11, 30, tzinfo=UTC),
        "refused": 0,
        "reserved": 3,
    }
    client.close()


def test_without_firestore_an_instance_continues_the_count_on_its_own(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = FirestoreUsageCounter(connection)
    usage.reserve(TODAY, 3)
    connection.close()
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    usage.mark_exhausted(TODAY, NOON)
    assert usage.reserve(TODAY, 2) == Usage(5)
    assert usage.reserve(TODAY, 2) == Usage(7)


def test_units_that_were_counted_without_firestore_are_added_when_it_is_back(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage, other = FirestoreUsageCounter(connection), FirestoreUsageCounter(connection)
    usage.reserve(TODAY, 3)

    def unavailable(_: object) -> None:
        raise StoreUnavailable

    with monkeypatch.context() as outage:
        outage.setattr(connection, "attempt", unavailable)
        assert [usage.reserve(TODAY, 2) for _ in range(2)] == [Usage(5), Usage(7)]
    assert usage.reserve(TODAY, 1) == Usage(8)
    assert usage.reserve(TODAY, 1) == Usage(9)
    assert other.reserve(TODAY, 0) == Usage(9)
