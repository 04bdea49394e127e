"""How times of a day, and places in long videos, are written."""

from __future__ import annotations

from chapters.extract.candidate import Candidate
from chapters.extract.features.shape import DAWN, MIDNIGHT

LONGEST = 12 * 3600
"""Seconds of the longest video that can be uploaded,
https://support.google.com/youtube/answer/71673."""


def round_times(candidate: Candidate) -> float:
    """Times of day are rounded, to quarters of an hour or to five minutes; people also round
    places in a video, but hardly all of them to quarters, and from four in the morning on."""
    lines = candidate.lines
    if candidate.starts[0] == 0:  # 0:00-6:30 to 21:00-24:00
        end = lines[-1].end_of_range
        return bool(end and end.seconds == MIDNIGHT)
    stamps = [line.seconds for line in lines]
    stamps += [stamp.seconds for line in lines for stamp in line.more]
    if min(stamps) < DAWN or max(stamps) >= 25 * 60 or not _nearly_all(stamps, 5):
        return 0
    return min(len(stamps) / 6, 1) * (1 if _nearly_all(stamps, 15) else 0.6)


def _nearly_all(stamps: list[int], step: int) -> bool:
    """Whether ``stamps`` are multiples of ``step``; of five and more all but one."""
    return sum([stamp % step > 0 for stamp in stamps]) <= (len(stamps) > 4)


def over_the_hour(candidate: Candidate) -> float:
    """``9:14`` and then ``1:03:27``, or ``00:09:14``, as only places in long videos are written."""
    starts = candidate.starts
    if starts[-1] > LONGEST or (starts[0] == 0 and starts[-1] < 3600):
        return 0
    parts = [candidate.text.count(":", entry.at, entry.until) for entry in candidate.entries]
    hours = [2 if start >= 3600 else 1 for start in starts]
    if parts == hours == sorted(hours) and hours[0] < hours[-1]:
        return 1
    return 2 / 3 if len(parts) > 2 and min(parts) == 2 else 0


def wraps(candidate: Candidate) -> float:
    """``23:30`` right above ``0:00``: one evening's programme, not two lists."""
    return candidate.wraps
