"""Seconds are written in three forms, and lengths are read."""

from __future__ import annotations

import pytest

from chapters.domain.clock import (
    MAX_DURATION,
    format_for_youtube,
    format_padded,
    format_short,
    parse_duration,
    whole_duration,
)
from chapters.errors import InvalidRequest


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


LENGTHS = {
    "600": 600,
    "600.5": 601,
    "600.0": 600,
    " 10:00 ": 600,
    "1:02:03": 3723,
    "01:02:03": 3723,
    "90:00": 5400,
    "0:00.5": 1,
    "10:00.25": 601,
    "PT10M": 600,
    "PT600S": 600,
    "PT600.5S": 601,
    "PT1H2M3S": 3723,
    "PT1H": 3600,
    "P1D": 86_400,
    "P1DT1S": 86_401,
    "99999:59": 5_999_999,
    "P99DT99H9999M99999.9S": 9_609_940,
}
NO_LENGTHS = (
    *("", " ", "0", "0.0", "0:00", "PT0S", "P0D", "-5", "+5", "five", "600s", "10 min", "1e3"),
    *("10:60", "1:60:00", "10:0", ":30", "10:", "1:2:3:4", "1:2:03", "600.", ".5", "600,5", "NaN"),
    *("P", "PT", "P1", "PT10", "10M", "pt10m", "P1DT", "PT1S1M", "６００", "12345678", "inf"),
)


@pytest.mark.parametrize("text", LENGTHS)
def test_lengths_are_read_as_people_and_programs_write_them(text: str) -> None:
    assert parse_duration(text) == LENGTHS[text]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_what_is_no_length_is_refused_with_the_ways_to_write_one(text: str) -> None:
    with pytest.raises(InvalidRequest, match=r"600\.5.*10:00.*PT10M"):
        parse_duration(text)


def test_numbers_are_rounded_up_and_bounded() -> None:
    assert [whole_duration(n) for n in (1, 0.1, 600.0, MAX_DURATION)] == [1, 1, 600, MAX_DURATION]
    for number in (0, -1, MAX_DURATION + 1, 1e300, float("nan"), float("inf")):
        with pytest.raises(InvalidRequest):
            whole_duration(number)
