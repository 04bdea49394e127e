"""Which starts an author meant: hours left out, one wrong figure, or neither."""

from __future__ import annotations

import pytest

from chapters.domain.clock import format_short
from chapters.mend.slips import likely_meant

CASES = [
    ("in order already", "0:00 1:00 2:00", None, "0:00 1:00 2:00"),
    ("one figure", "0:00 33:13 24:43 36:11", None, "0:00 33:13 34:43 36:11"),
    ("of two explanations, the line that goes back", "0:00 21:00 33:13 24:43 36:11", None,
     "0:00 21:00 33:13 34:43 36:11"),
    ("two figures swapped", "0:00 1:00 20:00 3:00", "3:20", "0:00 1:00 2:00 3:00"),
    ("several figures fit", "0:00 33:13 24:43 56:11", None, "0:00 33:13 24:43 56:11"),
    ("none fits", "0:00 2:00 1:00 3:00", None, "0:00 2:00 1:00 3:00"),
    ("nothing bounds the last one", "0:00 10:00 20:00 11:00", None, "0:00 10:00 20:00 11:00"),
    ("0:00 is where a list begins", "1:15 0:00 2:30 4:10", None, "1:15 0:00 2:30 4:10"),
    ("a second 0:00 is a slip", "0:00 1:00 0:00 3:00", None, "0:00 1:00 2:00 3:00"),
    ("hours as minutes", "30:10 1:02 1:10", "1:23:00", "30:10 1:02:00 1:10:00"),
    ("hours as minutes without a length", "30:10 1:02 1:10", None, "30:10 1:02 1:10"),
    ("hours left out", "0:00 58:10 2:02 1:10:00", None, "0:00 58:10 1:02:02 1:10:00"),
    ("hours left out to the end", "0:00 30:00 58:10 2:02 10:40", None,
     "0:00 30:00 58:10 1:02:02 1:10:40"),
    ("the second hour left out", "0:00 50:00 1:55:00 5:00 2:20:00", None,
     "0:00 50:00 1:55:00 2:05:00 2:20:00"),
    ("no hour is far from minutes", "0:00 5:00 4:00 9:00", "2:00:00", "0:00 5:00 4:00 9:00"),
]  # fmt: skip


def seconds(clock: str) -> int:
    return sum(int(part) * 60**power for power, part in enumerate(reversed(clock.split(":"))))


@pytest.mark.parametrize(
    ("typed", "duration", "meant"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_was_meant(typed: str, duration: str | None, meant: str) -> None:
    starts = [seconds(clock) for clock in typed.split()]
    found = likely_meant(starts, duration=seconds(duration) if duration else None)
    assert " ".join(map(format_short, found)) == meant


def test_nothing_is_meant_by_nothing() -> None:
    assert likely_meant([], duration=None) == []
    assert likely_meant([5], duration=3) == [5]
