"""Which starts an author meant, where some are out of order or behind the end of the video.

Two slips explain most such lists: hours left out or written as ``H:MM`` (``30:10``, then ``1:02``
for 1:02:00), and one wrong figure (``24:43`` between 33:13 and 36:11). A reading is proposed only
if it is the only one that fits between its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chapters.domain.clock import format_short
from chapters.domain.youtube_limits import MIN_CHAPTER_SECONDS

HOUR = 3600
MAX_GAP = HOUR // 2
"""Seconds between two chapters of which the second lacks its hour, such as ``58:10`` and ``2:02``,
at most: where time goes back a little, as from 33:13 to 24:43, a wrong figure is likelier."""
MAX_JUMP = 3
"""How many times the longest other gap the gap before the first misread hour may be."""


def likely_meant(starts: Sequence[int], *, duration: int | None) -> list[int]:
    """``starts`` in seconds, with each slip that has one explanation mended; the others stay.

    ``duration`` of the video in seconds, None when unknown.
    """
    meant = with_hours(starts, duration=duration) or list(starts)
    anchors = _anchors(meant, duration)
    ends = [0] * len(meant)  # behind the last anchor nothing bounds what could be meant
    for index in range(len(meant) - 2, -1, -1):
        ends[index] = meant[index + 1] if index + 1 in anchors else ends[index + 1]
    before: int | None = None
    for index, start in enumerate(meant):
        is_sole_zero = start == 0 and meant.count(0) == 1  # where a list begins, wherever it stands
        if index not in anchors and before is not None and not is_sole_zero:
            between = range(before + MIN_CHAPTER_SECONDS, ends[index] - MIN_CHAPTER_SECONDS + 1)
            fitting = {reading for reading in _one_figure_off(start) if reading in between}
            if len(fitting) != 1:
                continue
            meant[index] = fitting.pop()
        before = meant[index]
    return meant


def with_hours(starts: Sequence[int], *, duration: int | None) -> list[int] | None:
    """``starts`` with the hours that were left out; None if that does not put them in order."""
    drop = next((i for i in range(1, len(starts)) if starts[i] < starts[i - 1]), None)
    if drop is None:
        return None
    hours = (starts[drop - 1] - starts[drop]) // HOUR + 1
    end = next((i for i in range(drop, len(starts)) if starts[i] >= HOUR), len(starts))
    readings = []
    if starts[drop] + hours * HOUR - starts[drop - 1] <= MAX_GAP:
        readings.append([start + hours * HOUR for start in starts[drop:end]])
    if duration is not None:
        readings.append([start * 60 for start in starts[drop:end]])
    lists = [[*starts[:drop], *reading, *starts[end:]] for reading in readings]
    plausible = [meant for meant in lists if _is_plausible(meant, drop, duration)]
    # The reading whose chapters are as long as the others: the one that covers more of the video.
    return max(plausible, key=lambda meant: _evenness(meant, drop, end), default=None)


def _is_plausible(meant: list[int], drop: int, duration: int | None) -> bool:
    gaps = [b - a for a, b in pairwise(meant)]
    others = [meant[0], *gaps[: drop - 1], *gaps[drop:]]
    is_inside = duration is None or meant[-1] < duration
    return (
        is_inside
        and min(gaps) >= MIN_CHAPTER_SECONDS
        and gaps[drop - 1] <= MAX_JUMP * max(others, default=0)
    )


def _evenness(meant: list[int], drop: int, end: int) -> float:
    """From 0 to 1: how alike chapters are inside and outside of ``meant[drop:end]``, in length."""
    inside = (meant[end - 1] - meant[drop - 1]) / (end - drop)
    outside = (meant[drop - 1] + meant[-1] - meant[end - 1]) / (drop + len(meant) - end)
    return min(inside, outside) / max(inside, outside, 1)


def _anchors(starts: Sequence[int], duration: int | None) -> set[int]:
    """Indexes of the longest series of starts that rises inside the video; of several, the one with
    the earlier lines, since the line where time goes back is the one mistyped.
    """
    tails: list[int] = []
    heights: list[int] = []  # of the tails, negated: bisect wants them to rise
    before: dict[int, int | None] = {}
    for index in range(len(starts) - 1, -1, -1):
        if duration is not None and starts[index] >= duration:
            continue
        place = bisect_left(heights, -starts[index])
        before[index] = tails[place - 1] if place else None
        tails[place : place + 1] = [index]
        heights[place : place + 1] = [-starts[index]]
    chain: set[int] = set()
    link = tails[-1] if tails else None
    while link is not None:
        chain.add(link)
        link = before[link]
    return chain


def _one_figure_off(start: int) -> Iterator[int]:
    """Every time that is written like ``start`` but for one figure, or two neighbours swapped."""
    text = format_short(start)
    for index, figure in enumerate(text):
        if figure.isdigit():
            for other in "0123456789":
                yield from _seconds(text[:index] + other + text[index + 1 :])
        if text[index : index + 2].isdigit():
            yield from _seconds(text[:index] + text[index : index + 2][::-1] + text[index + 2 :])


def _seconds(clock: str) -> Iterator[int]:
    """``clock`` in seconds, if its minutes and seconds are below 60."""
    parts = [int(part) for part in clock.split(":")]
    if all(part < 60 for part in parts):
        yield sum(part * 60**power for power, part in enumerate(reversed(parts)))
