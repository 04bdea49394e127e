"""What the starts of a candidate say by themselves: how many, from where, in which order; how times
of a day are written; whether they fit into a video of known length.
"""

from __future__ import annotations

from chapters.domain.youtube_limits import MIN_CHAPTER_SECONDS
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
LONGEST = 12 * 3600
"""Seconds of the longest video that can be uploaded,
https://support.google.com/youtube/answer/71673."""


def is_rounded(starts: list[int]) -> bool:
    """Whether all of ``starts`` are multiples of five, as times of a day are given."""
    return not [start for start in starts if start % 5]


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


def entries(candidate: Candidate) -> float:
    """The more, the likelier a list: from 3 to 9, and again from ``MANY`` on."""
    count = len(candidate.starts)
    return (min(count - 3, 6) / 2 + (count >= MANY)) / 4 if count > 3 else 0


def pair(candidate: Candidate) -> float:
    """Two, and no line beside them that was to be a third; unless they go from the first minute of
    the video into its second half."""
    starts, duration = candidate.starts, candidate.duration
    goes_through = duration and starts[0] < 60 and duration / 2 < starts[-1] <= duration
    return len(starts) == 2 and not candidate.odd and not goes_through


def out_of_order(candidate: Candidate) -> float:
    """The share of steps back: laps, scores and lengths do not rise. One step may be a slip, the
    likelier the more entries there are."""
    starts = candidate.starts
    descents = [place for place in range(1, len(starts)) if starts[place] <= starts[place - 1]]
    place = descents[0]
    without = starts[:place] + starts[place + 1 :], starts[: place - 1] + starts[place:]
    if any(rest == sorted(rest) for rest in without):
        return min(1 / len(starts) ** 2, 1 / 16)
    return (0.75 if starts[0] == 0 else 1) * len(descents) / len(starts)


def lateness(candidate: Candidate) -> float:
    """How late the list starts, measured by where it ends, and by the hours of a day."""
    starts = candidate.starts
    if 0 in starts:
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


def past_the_end(candidate: Candidate) -> float:
    """The share of starts behind the end; one of three or more may be a slip, and these may also be
    the list of a longer version, if it starts at zero and is not rounded."""
    starts, duration = candidate.starts, candidate.duration
    if starts[-1] > LONGEST and len(starts) > 2:
        return 0.5
    past = sum([start > duration for start in starts]) if duration else 0
    if past <= (len(starts) > 2):
        return 0
    share = past / len(starts)
    if starts[0] > 0 or len(starts) < 3:
        return share
    return share * 2 if len(starts) > 4 and is_rounded(starts) else share * 3 / 8


def covers_little(candidate: Candidate) -> float:
    """The list ends near the start of the video, as a few lines of subtitles do."""
    starts, duration = candidate.starts, candidate.duration
    if not duration or starts[-1] >= duration / 10:
        return 0
    crowded = starts[-1] < MIN_CHAPTER_SECONDS * len(starts)
    if starts[-1] < duration / 50:
        return 0.75 if crowded and len(starts) > 4 else 0.4 if len(starts) == 2 else 0.2
    return 0.2 if len(starts) > 2 and starts[0] > NEAR_ZERO else 0
