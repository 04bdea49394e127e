"""Where sections begin: at the units that most speaks for, none too close to another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from chapters.domain.youtube_rules import MAX_CHAPTERS, MIN_CHAPTER_SECONDS, MIN_CHAPTERS
from chapters.split.features import FEATURES, measured
from chapters.split.titles import titles
from chapters.split.units import Talk
from chapters.split.weights import WEIGHTS
from chapters.transcript import Cue

SECONDS_EACH = 180
"""One section in three minutes: about what authors make."""
MIN_GAP = 45
"""Seconds between two boundaries where there is room: a quarter of a usual section."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a talk about one subject."""

    start: int
    """Seconds: 0, or where a cue starts, rounded down."""
    title: str
    """Its most telling phrase, marked as one to be edited."""


def sections(cues: Sequence[Cue], *, duration: int | None = None) -> list[Section]:
    """``cues`` (at least one) divided where the subject changes; the first section starts at 0.

    ``duration`` of the video in seconds; None: it ends with the captions. About one section in
    three minutes and at least three, each 10 seconds long or more; fewer where there is no room.
    """
    talk = Talk.of(cues, duration)
    starts = boundaries(talk)
    return [Section(int(s), t) for s, t in zip(starts, titles(talk, starts), strict=True)]


def boundaries(
    talk: Talk, *, weights: Mapping[str, float] = WEIGHTS, seconds_each: float = SECONDS_EACH
) -> list[float]:
    """Where the sections of ``talk`` start, in seconds and ascending; the first at 0."""
    count = min(MAX_CHAPTERS, max(MIN_CHAPTERS, round(talk.end / seconds_each)))
    gap = max(MIN_CHAPTER_SECONDS, min(MIN_GAP, talk.end / count / 4))
    of = [weights[feature.name] for feature in FEATURES]
    scores = [sum(map(float.__mul__, of, row)) for row in measured(talk)]
    best = sorted(range(len(scores)), key=lambda i: -scores[i])
    chosen = [0.0]
    for i in best:
        if len(chosen) == count:
            break
        start = float(int(talk.starts[i]))
        if start <= talk.end - gap and _is_apart(start, chosen, gap):
            insort(chosen, start)
    return chosen


def _is_apart(start: float, chosen: Sequence[float], gap: float) -> bool:
    """Whether ``start`` is at least ``gap`` seconds from each of ``chosen``."""
    at = bisect_left(chosen, start)
    return all(abs(start - other) >= ceil(gap) for other in chosen[max(0, at - 1) : at + 1])
