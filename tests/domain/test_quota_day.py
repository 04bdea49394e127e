"""YouTube's quota resets at midnight Pacific time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chapters.domain.quota_day import quota_day, seconds_to_midnight


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 7, 1, 6, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 7, 1, 7, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 1, 7, 59, 59, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 1, 8, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_units_count_for_the_pacific_day(now: datetime, day: date) -> None:
    assert quota_day(now) == day


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 7, 1, 7, tzinfo=UTC), 24),
        (datetime(2026, 3, 8, 8, tzinfo=UTC), 23),
        (datetime(2026, 11, 1, 7, tzinfo=UTC), 25),
        (datetime(2026, 12, 1, 7, 30, tzinfo=UTC), 0.5),
    ],
)
def test_the_time_to_midnight_is_right_when_the_clocks_change(now: datetime, hours: float) -> None:
    assert seconds_to_midnight(now) == hours * 3600


def test_a_started_second_counts_as_a_whole_one() -> None:
    assert seconds_to_midnight(datetime(2026, 7, 2, 6, 59, 59, 1, tzinfo=UTC)) == 1
