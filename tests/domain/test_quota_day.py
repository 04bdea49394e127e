"""The day of YouTube's quota, which begins at midnight Pacific time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chapters.domain.quota_day import seconds_to_midnight


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 7, 1, 7, tzinfo=UTC), 24),
        (datetime(2026, 3, 8, 8, tzinfo=UTC), 23),
        (datetime(2026, 11, 1, 7, tzinfo=UTC), 25),
        (datetime(2026, 12, 1, 7, 30, tzinfo=UTC), 0.5),
    ],
)
def test_the_time_to_midnight_follows_daylight_saving(now: datetime, hours: float) -> None:
    assert seconds_to_midnight(now) == hours * 3600
