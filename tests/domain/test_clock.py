"""Seconds are written in three forms."""

from __future__ import annotations

import pytest

from chapters.domain.clock import format_for_youtube, format_padded, format_short


@pytest.mark.parametrize(
    ("seconds", "for_youtube", "padded", "short"),
    [
        (0, "00:00", "00:00:00", "0:00"),
        (9, "00:09", "00:00:09", "0:09"),
        (75, "01:15", "00:01:15", "1:15"),
        (600, "10:00", "00:10:00", "10:00"),
        (3599, "59:59", "00:59:59", "59:59"),
        (3600, "01:00:00", "01:00:00", "1:00:00"),
        (36_000, "10:00:00", "10:00:00", "10:00:00"),
        (86_399, "23:59:59", "23:59:59", "23:59:59"),
        (360_061, "100:01:01", "100:01:01", "100:01:01"),
    ],
)
def test_seconds_are_written(seconds: int, for_youtube: str, padded: str, short: str) -> None:
    assert format_for_youtube(seconds) == for_youtube
    assert format_padded(seconds) == padded
    assert format_short(seconds) == short
