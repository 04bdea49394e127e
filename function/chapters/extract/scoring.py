"""The score of each candidate, and which one wins."""

from __future__ import annotations

from collections.abc import Sequence

from chapters.extract.candidate import Candidate
from chapters.extract.features import FEATURES, Feature
from chapters.extract.features.figures import is_settled

NEAR = 1.5
"""Points that a later list must be ahead of an earlier one to be taken in its place."""
TEASER = 60
"""Seconds within which a list ends that may only show a teaser before the video's own list."""
AHEAD = 7
"""Points by which the figures of one candidate lead so far that no words bring another near."""

ALWAYS, UNLESS_RISING, UNLESS_SETTLED = (
    [feature for feature in FEATURES if feature.asked == when]
    for when in ("always", "unless rising", "unless settled")
)


def score(candidates: Sequence[Candidate]) -> None:
    """Collect the evidence on each of ``candidates``, all those of one text.

    First comes what is asked of each; then the rest, unless that settles the matter for one that
    leads all others.
    """
    for candidate in candidates:
        candidate.evidence = _measured(candidate, ALWAYS)
        if not candidate.rises:
            candidate.evidence += _measured(candidate, UNLESS_RISING)
    scores = sorted([candidate.score for candidate in candidates])
    for candidate in candidates:
        if len(candidate.starts) < 2:
            continue
        leads = len(scores) == 1 or candidate.score > scores[-2] + AHEAD
        if not (leads and is_settled(candidate)):
            candidate.evidence += _measured(candidate, UNLESS_SETTLED)


def _measured(candidate: Candidate, features: Sequence[Feature]) -> list[tuple[Feature, float]]:
    """Each of ``features`` that ``candidate`` has, with its points."""
    return [
        (feature, feature.points * measure)
        for feature in features
        if (measure := feature.measure(candidate))
    ]


def choose(candidates: Sequence[Candidate]) -> Candidate | None:
    """The first of the best lists, unless it is a teaser: one of the first seconds only, before
    that of the video."""
    good = [candidate for candidate in candidates if candidate.score >= 0]
    if len(good) < 2:
        return good[0] if good else None
    best = max(candidate.score for candidate in good)
    first, *others = [candidate for candidate in good if candidate.score >= best - NEAR]
    if others and max(first.starts) < TEASER and others[0].starts[0] == 0:
        return others[0] if 5 * max(first.starts) < max(others[0].starts) else first
    return first
