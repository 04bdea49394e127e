"""Why a text has no chapters, in a sentence."""

from __future__ import annotations

from chapters.domain.video import Note
from chapters.extract.lists import Candidate, Evidence

_REFUSALS = {
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
CODES = _REFUSALS.keys()
"""Codes of the notes that say why there is no list."""
_REFUSED_FOR = {
    "clock": "clock-times",
    "round-times": "clock-times",
    "wraps": "clock-times",
    "headed-times": "clock-times",
    "headed-elsewhere": "other-videos",
    "rounded": "lengths",
    "paces": "lengths",
    "scattered": "scattered-timestamps",
    "one-out-of-order": "out-of-order",
    "equal-timestamps": "out-of-order",
    "headed-corrections": "corrections",
    "headed-credits": "credits",
    "entries": "too-few",
    "unusual-stamps": "doubtful-stamps",
}
"""Codes of evidence whose refusal has another name."""
_PLAIN = frozenset({"clock", "round-times", "lengths", "paces", "amounts", "verses"})
_VAGUE = ("covers-little", "starts-late", "rounded", "unusual-stamps", "entries")
"""Evidence that explains little, so that anything else is told first; the vaguest last."""


def refusal(candidates: list[Candidate]) -> Note:
    """Why none of ``candidates`` is a list: what speaks most against the best of them."""
    groups = [candidate for candidate in candidates if len(candidate.entries) > 1]
    if groups:
        best = max(groups, key=lambda candidate: candidate.score)
        against = [evidence for evidence in best.evidence if evidence.points < 0]
        worst = min(against, key=_telling).code
        code = _REFUSED_FOR.get(worst, worst)
    elif any(line.more for candidate in candidates for line in candidate.lines):
        code = "prose"
    elif len(candidates) > 1:
        code = "scattered-timestamps"
    else:
        code = "one-timestamp" if candidates else "no-timestamps"
    return Note(code, _REFUSALS[code])


def _telling(evidence: Evidence) -> tuple[int, float]:
    """What explains most comes first: what lines say of themselves, then the strongest of what is
    not vague."""
    if evidence.code in _VAGUE:
        return _VAGUE.index(evidence.code) + 2, evidence.points
    return evidence.code not in _PLAIN, evidence.points
