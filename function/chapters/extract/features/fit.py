"""Whether the timestamps fit into a video of known length."""

from __future__ import annotations

from chapters.domain.youtube_rules import MIN_CHAPTER_SECONDS
from chapters.extract.candidate import Candidate
from chapters.extract.features.clock import LONGEST
from chapters.extract.features.shape import NEAR_ZERO, is_rounded


def past_the_end(candidate: Candidate) -> float:
    """The share of starts behind the end; one may be a slip. From zero on, a list may also be that
    of a longer version, if it is not rounded."""
    starts, duration = candidate.starts, candidate.duration
    if starts[-1] > LONGEST and len(starts) > 2:
        return 0.5
    past = sum([start > duration for start in starts]) if duration else 0
    if past < 2:
        return 0
    share = past / len(starts)
    if starts[0] > 0:
        return share
    return share * 2 if len(starts) > 4 and is_rounded(starts) else share * 3 / 8


def covers_little(candidate: Candidate) -> float:
    """The list ends near the start of the video, as a few lines of subtitles do."""
    starts, duration = candidate.starts, candidate.duration
    if not duration or starts[-1] >= duration / 10:
        return 0
    crowded = starts[-1] < MIN_CHAPTER_SECONDS * len(starts)
    if crowded and all(line.end_of_range for line in candidate.lines):
        return 1
    if starts[-1] < duration / 50:
        return 0.75 if crowded and len(starts) > 4 else 0.4 if len(starts) == 2 else 0.2
    return 0.2 if len(starts) > 2 and starts[0] > NEAR_ZERO else 0
