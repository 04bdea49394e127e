"""What the starts of a candidate say by themselves: how many, from where, in which order."""

from __future__ import annotations

from chapters.extract.candidate import Candidate

NEAR_ZERO = 15
"""Seconds within which many a list starts after a greeting."""
MANY = 20
"""Entries that hardly anything but chapters has, if they rise."""
DAWN, MIDNIGHT = 4 * 60, 24 * 60
"""Seconds of timestamps that may be hours and minutes of a day, from four in the morning."""
LATE = ((0.75, 5.0), (0.5, 4.0), (1 / 3, 3.0), (0.15, 2.0), (0, 0.0))
"""Shares of the last start, and points against a list that only starts behind that: few lists start
behind a seventh of it, and few times of day before."""
MAX_LATENESS = 7.5


def single(candidate: Candidate) -> float:
    """One timestamp."""
    return len(candidate.starts) == 1


def pair(candidate: Candidate) -> float:
    """Two timestamps, and no line beside them that was to be a third; unless they go from the
    first minute of the video into its second half."""
    starts, duration = candidate.starts, candidate.duration
    goes_through = duration and starts[0] < 60 and duration / 2 < starts[-1] <= duration
    return len(starts) == 2 and not candidate.odd and not goes_through


def entries(candidate: Candidate) -> float:
    """The more entries, the likelier a list: from 3 to 9, and again from ``MANY`` on."""
    count = len(candidate.starts)
    return (min(count - 3, 6) / 2 + (count >= MANY)) / 4 if count > 3 else 0


def from_zero(candidate: Candidate) -> float:
    """Starts at 0:00, or holds it."""
    return 0 in candidate.starts


def from_near_zero(candidate: Candidate) -> float:
    """Starts a few seconds into the video."""
    return 0 < candidate.starts[0] <= NEAR_ZERO


def ascending(candidate: Candidate) -> float:
    """Rises without exception."""
    return candidate.rises


def out_of_order(candidate: Candidate) -> float:
    """The share of steps back: laps, scores and lengths do not rise. One step may be a slip, the
    likelier the more entries there are."""
    starts = candidate.starts
    descents = [place for place in range(1, len(starts)) if starts[place] <= starts[place - 1]]
    if len(descents) == 1:
        place = descents[0]
        without = starts[:place] + starts[place + 1 :], starts[: place - 1] + starts[place:]
        if any(rest == sorted(rest) for rest in without):
            return min(1 / len(starts) ** 2, 1 / 16)
    return (0.75 if starts[0] == 0 else 1) * len(descents) / len(starts)


def lateness(candidate: Candidate) -> float:
    """How late the list starts, measured by where it ends, and by the hours of a day."""
    starts = candidate.starts
    if starts[0] <= NEAR_ZERO or 0 in starts:
        return 0
    count, first, last = len(starts), starts[0], max(starts)
    points = next(points for share, points in LATE if first > share * last)
    if first < 60:
        points = 0  # no clock says 0:30 as often as an author who starts after half a minute
    points *= min((count - 1) / 4, 1)  # few times start late by chance
    if first >= DAWN and last < MIDNIGHT:
        points += 2.5
    return points / MAX_LATENESS


def spans(candidate: Candidate) -> float:
    """Rises in figures of any kind into the second half of a video of known length, as no times of
    a day do, nor the first lap of a few. Where it starts late it must reach nearly the end."""
    starts, duration = candidate.starts, candidate.duration
    if duration is None or len(starts) < 5 or is_rounded(starts):
        return 0
    if not duration / 2 < starts[-1] <= duration:
        return 0
    if 20 * starts[0] < duration:
        return 0.5
    return 1 if 4 * starts[0] < duration < 1.25 * starts[-1] else 0


def is_rounded(starts: list[int]) -> bool:
    """Whether all of ``starts`` are multiples of five, as times of a day are given."""
    return not any(start % 5 for start in starts)


def rises(candidate: Candidate) -> bool:
    """Whether every start is later than the one before."""
    return candidate.rises


def is_settled(candidate: Candidate) -> bool:
    """Whether the figures leave nothing to ask: they rise from zero into the last two thirds of
    the video, and are not all rounded. The one early exit."""
    starts, duration = candidate.starts, candidate.duration
    return (
        candidate.rises
        and len(starts) > 2
        and starts[0] == 0
        and (duration is None or duration / 3 < starts[-1] <= duration)
        and candidate.place in ("first", "last")
        and not candidate.odd
        and not is_rounded(starts)
    )
