"""What the starts of a list say by themselves: how many, from where, in which order."""

from __future__ import annotations

from collections.abc import Iterator

from chapters.extract.lists import Evidence

NEAR_ZERO = 15
"""Seconds within which many a list starts after a greeting."""
MANY = 20
"""Entries that hardly anything but chapters has, if they rise."""

_LATE = ((0.75, -5.0), (0.5, -4.0), (1 / 3, -3.0), (0.15, -2.0), (0, 0.0))
"""Shares of the last start, and points for a list that only starts behind that. Few lists start
behind a seventh of it, and few times of a day before."""
DAWN, NOON, MIDNIGHT = 4 * 60, 12 * 60, 24 * 60
"""Seconds of timestamps that may be hours and minutes of a day, from four in the morning. What
starts behind noon, and is rounded, is no workout either."""


def figures(starts: list[int], duration: int | None) -> Iterator[Evidence]:
    """How many, from where to where, in which order; ``duration`` of the video in seconds."""
    count = len(starts)
    if count < 2:
        yield Evidence("single", -20)
        return
    yield Evidence("entries", -3 if count == 2 else min(count - 3, 6) / 2 + (count >= MANY))
    if starts[0] == 0:
        yield Evidence("from-zero", 4)
    elif starts[0] <= NEAR_ZERO:
        yield Evidence("from-near-zero", 1.5)
    if spans(starts, duration):
        yield Evidence("spans", 2)
    distinct = len(set(starts))
    if distinct == count and starts == sorted(starts):
        yield Evidence("ascending", 1)
        return
    descents = [place for place in range(1, count) if starts[place] < starts[place - 1]]
    if count > 3 and len(descents) == 1 and _slip(starts, descents[0]):
        yield Evidence("one-out-of-order", -1 if starts[0] == 0 else -40 / count**2)
    elif descents:
        yield Evidence("out-of-order", (-12 if starts[0] == 0 else -16) * len(descents) / count)
    if distinct < count:
        yield Evidence("equal-timestamps", -8 * (count - distinct) / count)


def _slip(starts: list[int], place: int) -> bool:
    """Whether all would rise without the start at ``place``, or without the one before it.

    Of random lengths, four do so four times in ten, six four times in a hundred.
    """
    without = starts[:place] + starts[place + 1 :], starts[: place - 1] + starts[place:]
    return any(rest == sorted(rest) for rest in without)


def lateness(starts: list[int]) -> Iterator[Evidence]:
    """Laps, scores and a day's programme do not start near the start of the video."""
    count, first, last = len(starts), starts[0], max(starts)
    if first <= NEAR_ZERO:
        return
    share, points = next(late for late in _LATE if first > late[0] * last)
    if share < 1 / 3 and first < 60:
        points = 0  # no clock says 0:30 as often as an author who starts after half a minute
    elif share < 0.5:  # where few times start by chance, the fewer they are
        points *= min((count - 1) / 4, 1) if count > 2 else 0
    if first >= DAWN and last < MIDNIGHT:
        points -= 2.5
    if points:
        yield Evidence("starts-late", points)


def spans(starts: list[int], duration: int | None) -> bool:
    """Whether ``starts`` rise from the start of the video into its second half, not all of them
    rounded: no times of a day do, nor the first lap of a few."""
    return (
        duration is not None
        and 20 * starts[0] < duration < 2 * starts[-1]
        and starts[-1] <= duration
        and len(starts) > 4
        and not is_rounded(starts)
        and starts == sorted(starts)
    )


def unlike_versions(starts: list[int]) -> bool:
    """Whether the seconds are spread over the minute, as no second figures of versions, sections
    or prices are."""
    late = sum(start % 60 >= 30 for start in starts)
    return len(starts) >= 6 and 3 * late >= len(starts) and not is_rounded(starts)


def is_rounded(starts: list[int]) -> bool:
    """Whether all of ``starts`` are multiples of five, as times of a day are told."""
    return not any(start % 5 for start in starts)


def unquestioned(starts: list[int], duration: int | None) -> bool:
    """Whether ``starts`` lie in the video as chapters do, and are not all rounded."""
    return (duration is None or duration / 3 < starts[-1] <= duration) and any(
        start % 300 for start in starts
    )
