"""Evidence in words: why a candidate won or lost, and why a text has no chapters."""

from __future__ import annotations

from chapters.extract.lists import Candidate, Evidence
from chapters.extract.result import Reason
from chapters.model import Note

_MESSAGES = {
    "single": "One timestamp makes no list.",
    "entries": "Three entries or more make a list; two need good reason.",
    "from-zero": "The list starts at 0:00, as chapters do.",
    "from-near-zero": "The list starts a few seconds into the video.",
    "ascending": "Every timestamp is later than the one before.",
    "one-out-of-order": "One timestamp is earlier than the one before: perhaps a slip.",
    "out-of-order": "The times do not rise, as starts would.",
    "equal-timestamps": "Times repeat, as starts would not.",
    "starts-late": "The first time is late, measured by the last one.",
    "round-times": "The times are rounded like times of day.",
    "rounded": "The times are rounded to quarters of a minute.",
    "headed-chapters": "A heading announces chapters.",
    "headed-corrections": "A heading announces corrections.",
    "headed-times": "A heading announces times of day.",
    "headed-credits": "A heading announces music or credits.",
    "prose": "The timestamps stand inside sentences.",
    "clock": "The lines speak of times of day.",
    "corrections": "The lines correct something in the video.",
    "lengths": "The times are lengths, not starts.",
    "verses": "The lines cite verses.",
    "doubtful-stamps": "The figures may be no timestamps at all.",
    "unusual-stamps": "The timestamps are written in an unusual way.",
    "other-videos": "The links lead to different videos.",
    "past-the-end": "The timestamps lie behind the end of the video.",
    "covers-little": "The timestamps cover only the very start of the video.",
    "fits": "The timestamps fit into the video.",
}

_REFUSALS = {
    "no-timestamps": "The text holds no timestamps.",
    "one-timestamp": "The text holds one timestamp, and one makes no list.",
    "scattered-timestamps": "The timestamps stand one by one and form no list.",
    "clock-times": "The times look like times of day, not like places in the video.",
    "lengths": "The times look like lengths, not like starts of chapters.",
    "corrections": "The timestamps belong to corrections, not to chapters.",
    "prose": "The timestamps stand inside sentences and form no list.",
    "verses": "The figures cite verses of scripture; they are no timestamps.",
    "credits": "The timestamps belong to music or credits, not to chapters.",
    "doubtful-stamps": "The figures look like dates, prices or versions, not like timestamps.",
    "other-videos": "The links lead to moments of other videos.",
    "past-the-end": "The timestamps lie behind the end of the video.",
    "covers-little": "The timestamps cover only the very start of the video.",
    "starts-late": "The times start too late to be the chapters of a video.",
    "too-few": "Two timestamps alone make no list.",
}

_REFUSED_FOR = {
    "clock": "clock-times",
    "round-times": "clock-times",
    "headed-times": "clock-times",
    "rounded": "lengths",
    "out-of-order": "lengths",
    "one-out-of-order": "lengths",
    "equal-timestamps": "lengths",
    "headed-corrections": "corrections",
    "headed-credits": "credits",
    "entries": "too-few",
    "unusual-stamps": "doubtful-stamps",
}


def refusal(candidates: list[Candidate]) -> Note:
    """Why none of ``candidates`` is a list: what speaks most against the best of them."""
    groups = [candidate for candidate in candidates if len(candidate.entries) > 1]
    if groups:
        best = max(groups, key=lambda candidate: candidate.score)
        worst = min(best.evidence, key=lambda evidence: evidence.points).code
        code = _REFUSED_FOR.get(worst, worst)
    elif len(candidates) > 1:
        code = "scattered-timestamps"
    else:
        code = "one-timestamp" if candidates else "no-timestamps"
    return Note(code, _REFUSALS[code])


def told(evidence: Evidence) -> Reason:
    """``evidence`` with its sentence."""
    return Reason(evidence.code, round(evidence.points, 2), _MESSAGES[evidence.code])
