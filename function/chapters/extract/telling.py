"""A decision with everything told, for people: every candidate, and what decided about it.

Imported when first asked for: the answer to a request needs none of it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from chapters.domain.extraction import Extraction
from chapters.extract.decide import decide, dialect, extraction, line_numbers
from chapters.extract.lists import Candidate
from chapters.extract.timestamps import find_timestamps

_MESSAGES = {
    "single": "One timestamp makes no list.",
    "entries": "Three entries or more make a list; two need good reason.",
    "from-zero": "The list starts at 0:00, as chapters do.",
    "from-near-zero": "The list starts a few seconds into the video.",
    "ascending": "Every timestamp is later than the one before.",
    "one-out-of-order": "One timestamp is earlier than the one before: perhaps a slip.",
    "out-of-order": "The times do not rise, as starts would.",
    "equal-timestamps": "Times repeat, as starts would not.",
    "starts-late": "The first time is late, measured by the last one, as times of day are.",
    "round-times": "The times are rounded like times of day.",
    "no-clock": "Some figures cannot be times: their seconds pass 59.",
    "over-the-hour": "The timestamps tell hours as players of long videos do.",
    "wraps": "Lines with later times stand right above, as if midnight had passed.",
    "rounded": "The times are rounded to quarters of a minute.",
    "counted": "A heading says that the times are not counted in minutes of the video.",
    "headed-chapters": "A heading announces chapters.",
    "headed-corrections": "A heading announces corrections.",
    "headed-times": "A heading announces times of day.",
    "headed-elsewhere": "A heading speaks of another video.",
    "headed-credits": "A heading announces music or credits.",
    "prose": "The timestamps stand inside sentences.",
    "clock": "The lines speak of times of day.",
    "corrections": "The lines correct something in the video.",
    "lengths": "The times are lengths, not starts.",
    "paces": "The lines speak of laps, distances or exercises.",
    "amounts": "The lines weigh or measure something, as recipes and logs do.",
    "verses": "The lines cite verses.",
    "doubtful-stamps": "The figures may be no timestamps at all.",
    "unusual-stamps": "The timestamps are written in an unusual way.",
    "other-videos": "The links lead to different videos.",
    "linked": "Every timestamp is a link to a moment of one video.",
    "past-the-end": "The timestamps lie behind the end of the video.",
    "covers-little": "The timestamps cover only the very start of the video.",
    "scattered": "The few lines stand apart, unlike those of a list.",
    "fits": "The timestamps fit into the video.",
    "spans": "The timestamps reach from the start of the video into its second half.",
}
CODES = _MESSAGES.keys()
"""Codes of all evidence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, told."""

    code: str
    points: float
    """Positive: speaks for a list of chapters."""
    message: str
    """One English sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One group of lines that could have been the list."""

    dialect: str
    lines: tuple[int, ...]
    """1-based lines of the description."""
    starts: tuple[int, ...]
    """Seconds."""
    score: float
    """The sum of the points; a list from zero up."""
    verdict: Literal["chosen", "outdone", "refused"]
    """Outdone by a better list, or refused as none."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision with everything told."""

    extraction: Extraction
    candidates: tuple[Told, ...] = ()
    """In the order of the text."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        told = self.extraction
        return {
            "extraction": told._asdict()
            | {
                "chapters": [chapter._asdict() for chapter in told.chapters],
                "notes": [asdict(note) for note in told.notes],
            },
            "candidates": [asdict(candidate) for candidate in self.candidates],
        }


def explanation(typed: str, duration: int | None) -> Explanation:
    """Decide about the text that was ``typed``, and tell everything about it."""
    decision = decide(typed, find_timestamps(typed), duration)
    return Explanation(
        extraction(decision, typed),
        tuple(_told(typed, candidate, decision.chosen) for candidate in decision.found),
    )


def _told(text: str, candidate: Candidate, chosen: Candidate | None) -> Told:
    """One candidate in words."""
    verdict: Literal["chosen", "outdone", "refused"] = "refused"
    if candidate.score >= 0:
        verdict = "chosen" if candidate is chosen else "outdone"
    return Told(
        dialect(candidate),
        tuple(line_numbers(text, candidate.lines)),
        tuple(candidate.starts),
        round(candidate.score, 2),
        verdict,
        tuple(
            Reason(code, round(points, 2), _MESSAGES[code]) for code, points in candidate.evidence
        ),
    )
