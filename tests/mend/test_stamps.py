"""Timestamps in the author's own style."""

from __future__ import annotations

import pytest

from chapters.mend.stamps import in_style, is_doubtful


@pytest.mark.parametrize(
    ("start", "typed", "written"),
    [
        (75, "1：15", "1:15"),
        (75, "01：15", "01:15"),
        (75, "00:01:15:10", "00:01:15"),
        (75, "0:01:15.5", "0:01:15"),
        (3723, "1:02:00", "1:02:03"),
        (3723, "62:03", "1:02:03"),
        (3723, "02:03", "01:02:03"),
        (75, "٠١:١٥", "01:15"),
        (75, "https://youtu.be/l8pRSuU81PU?t=75", "1:15"),
        (0, "0m00s", "0:00"),
    ],
)
def test_a_start_is_written_like_what_was_typed(start: int, typed: str, written: str) -> None:
    assert in_style(start, typed) == written


@pytest.mark.parametrize(
    ("typed", "doubtful"),
    [("1.15", True), ("1;15", True), ("8h20", True), ("1：15", False), ("1m15s", False)],
)
def test_what_could_be_no_time_is_doubtful(typed: str, doubtful: bool) -> None:
    assert is_doubtful(typed) == doubtful
