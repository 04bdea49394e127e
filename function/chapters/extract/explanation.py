"""The decision in detail, for people: every candidate, and what decided about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from chapters.domain.extraction import Extraction
from chapters.extract.candidate import Candidate
from chapters.extract.pipeline import analysed, dialect, extraction, line_numbers


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a candidate."""

    code: str
    points: float
    """Positive: speaks for a list of chapters."""
    message: str
    """One English sentence."""


@dataclass(frozen=True, slots=True)
class ExplainedCandidate:
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
    """The decision in detail."""

    extraction: Extraction
    candidates: tuple[ExplainedCandidate, ...] = ()
    """In the order of the text."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        found = self.extraction
        return {
            "extraction": found._asdict()
            | {
                "chapters": [chapter._asdict() for chapter in found.chapters],
                "notes": [note._asdict() for note in found.notes],
            },
            "candidates": [asdict(candidate) for candidate in self.candidates],
        }


def explain(description: str, duration: int | None = None) -> Explanation:
    """The answer of ``chapters_in`` with each candidate and what decided about it."""
    analysis = analysed(description, duration)
    return Explanation(
        extraction(analysis),
        tuple(
            _explained(analysis.typed, candidate, analysis.chosen)
            for candidate in analysis.candidates
        ),
    )


def refused_list(description: str, duration: int | None = None) -> Extraction | None:
    """The lines that come nearest to a list in a description that has none, read as though they
    were one: of use where the author confirms what they are, such as lengths. None without any.
    """
    analysis = analysed(description, duration)
    groups = [candidate for candidate in analysis.candidates if len(candidate.entries) > 1]
    if analysis.chosen or not groups:
        return None
    nearest = max(groups, key=lambda candidate: candidate.score)
    return extraction(analysis._replace(chosen=nearest))._replace(notes=(), second_list=None)


def _explained(text: str, candidate: Candidate, chosen: Candidate | None) -> ExplainedCandidate:
    """One candidate in words."""
    verdict: Literal["chosen", "outdone", "refused"] = "refused"
    if candidate.score >= 0:
        verdict = "chosen" if candidate is chosen else "outdone"
    return ExplainedCandidate(
        dialect(candidate),
        line_numbers(text, candidate.lines),
        tuple(candidate.starts),
        round(candidate.score, 2),
        verdict,
        tuple(
            Reason(feature.code, round(points, 2), feature.message)
            for feature, points in candidate.evidence
        ),
    )
