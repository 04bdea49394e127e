"""How times of a day, and places in long videos, are written."""

from __future__ import annotations

from chapters.extract.candidate import Candidate
from chapters.extract.features.shape import DAWN, MIDNIGHT, NEAR_ZERO, is_rounded

LONGEST = 12 * 3600
"""Seconds of the longest video that can be uploaded,
https://support.google.com/youtube/answer/71673."""


def round_times(candidate: Candidate) -> float:
    """Times of day are rounded, to quarters of an hour or to five minutes; people also round
    places in a video, but hardly all of them to quarters, and from four in the morning on."""
    starts, lines, stamps = candidate.starts, candidate.lines, _stamps(candidate)
    if starts[0] == 0:
        end = lines[-1].end_of_range
        shifts = all(line.end_of_range and line.more for line in lines)  # 0:00-4:00, 12:00-16:00
        day = end and end.seconds == MIDNIGHT and is_rounded(starts)  # 0:00-6:30 to 21:00-24:00
        return bool(day or (shifts and not any(stamp % 15 for stamp in stamps)))
    if min(stamps) < DAWN or max(stamps) >= 25 * 60 or not _nearly_all(stamps, 5):
        return 0
    count = min(len(stamps), 6)
    return (count + 1.5) / 7.5 if _nearly_all(stamps, 15) else min(count / 15, 0.3) * 2


def _stamps(candidate: Candidate) -> list[int]:
    """Seconds of all timestamps in the lines."""
    stamps = [line.seconds for line in candidate.lines]
    return stamps + [stamp.seconds for line in candidate.lines for stamp in line.more]


def _nearly_all(stamps: list[int], step: int) -> bool:
    """Whether ``stamps`` are multiples of ``step``; of five and more all but one, unless that is
    the first, after a greeting."""
    is_loose = len(stamps) >= 5 and stamps[0] > NEAR_ZERO
    return sum([stamp % step > 0 for stamp in stamps]) <= is_loose


def over_the_hour(candidate: Candidate) -> float:
    """``9:14`` and then ``1:03:27``, or ``00:09:14``, as only places in long videos are written."""
    starts = candidate.starts
    if starts[0] >= 3600 or starts[-1] > LONGEST or (starts[0] == 0 and starts[-1] < 3600):
        return 0
    parts = [
        candidate.text.count(":", entry.at, entry.until)
        for entry in candidate.entries
        if entry.kind == "colon" and not entry.end_of_range
    ]
    hours = [2 if start >= 3600 else 1 for start in starts]
    if parts == hours == sorted(hours) and hours[-1] == 2:
        return 1
    padded = starts[0] > 0 and len(parts) > 2 and min(parts) == 2
    return 0.5 if padded else 0


def wraps(candidate: Candidate) -> float:
    """``23:30`` right above ``0:00``: one evening's programme, not two lists."""
    return candidate.wraps
