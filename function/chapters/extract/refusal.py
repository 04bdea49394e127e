"""Why a text has no chapters, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from chapters.domain.clock import format_short
from chapters.domain.video import Note
from chapters.extract.candidate import Candidate

REFUSALS = {
    "no-timestamps": "The text holds no timestamps.",
    "one-timestamp": "The text holds one timestamp, and one makes no list.",
    "scattered-timestamps": "The timestamps stand one by one and form no list.",
    "clock-times": "The times look like times of day, not like places in the video.",
    "lengths": "The times look like lengths, not like starts of chapters.",
    "out-of-order": "The times do not rise: they look like lengths or scores, not like starts.",
    "corrections": "The timestamps belong to corrections, not to chapters.",
    "prose": "The timestamps stand inside sentences and form no list.",
    "amounts": "The times belong to what is weighed or measured, not to chapters.",
    "verses": "The figures cite verses of scripture; they are no timestamps.",
    "credits": "The timestamps belong to music or credits, not to chapters.",
    "doubtful-stamps": "The figures look like dates, prices or versions, not like timestamps.",
    "no-clock": "The figures cannot be times: their seconds pass 59.",
    "other-videos": "The times are those of other videos.",
    "past-the-end": "The timestamps lie behind the end of the video.",
    "covers-little": "The timestamps cover only the very start of the video.",
    "starts-late": "The times start too late to be the chapters of a video.",
    "counted": "A heading says that the times are counted otherwise than those of the video.",
    "too-few": "Two timestamps alone make no list.",
}
"""Codes of the notes that say why there is no list, each with its sentence."""

_MAY_BE_LENGTHS = ("lengths", "out-of-order", "starts-late", "clock-times")
"""What lengths that fill a video are taken for, too."""


def refusal(candidates: Sequence[Candidate]) -> Note:
    """Why none of ``candidates`` is a list: what speaks most against the best of them."""
    groups = [candidate for candidate in candidates if len(candidate.entries) > 1]
    if groups:
        best = max(groups, key=lambda candidate: candidate.score)
        against = [
            (feature.rank, points, feature) for feature, points in best.evidence if points < 0
        ]
        code = min(against, key=lambda reason: reason[:2])[2].refusal
        if code in _MAY_BE_LENGTHS and (starts := _as_starts(best)):
            return Note("lengths", REFUSALS["lengths"] + starts)
        return Note(code, REFUSALS[code])
    if any(line.more for candidate in candidates for line in candidate.lines):
        code = "prose"
    elif len(candidates) > 1:
        code = "scattered-timestamps"
    else:
        code = "one-timestamp" if candidates else "no-timestamps"
    return Note(code, REFUSALS[code])


def _as_starts(candidate: Candidate) -> str:
    """What lengths that fill the video would be as starts."""
    lengths, duration = candidate.starts, candidate.duration
    if not duration or abs(sum(lengths) - duration) >= duration / 25:
        return ""
    starts = [0, *accumulate(lengths[:-1])]
    return f" Added up, they start at {', '.join(map(format_short, starts))}."
