"""What a creator asks: which chapters does this description give, and why would YouTube object?

Pure: no video is looked up, so it needs no key and costs no quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chapters.extract import chapters_in, explain
from chapters.model import Chapter, Finding, Note, with_ends
from chapters.rules import corrected, judge


@dataclass(frozen=True, slots=True)
class Verdict:
    """A description, judged."""

    chapters: tuple[Chapter, ...]
    dialect: str | None
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    corrected: str
    """The list as it should stand in the description; empty without a list."""
    explanation: dict[str, Any]
    """Each candidate list and why it won or lost, as plain data."""

    @property
    def likely_shown(self) -> bool:
        """Whether no published rule speaks against the list."""
        return bool(self.chapters) and not any(f.strength == "error" for f in self.findings)


def check(description: str, *, duration: int | None = None) -> Verdict:
    """Judge ``description`` for a video of ``duration`` seconds (None: unknown); never raises."""
    extraction = chapters_in(description, duration)
    has_list = bool(extraction.chapters)
    return Verdict(
        chapters=with_ends(extraction.chapters, duration=duration),
        dialect=extraction.dialect,
        findings=judge(extraction, duration=duration) if has_list else (),
        notes=extraction.notes,
        corrected=corrected(extraction, duration=duration) if has_list else "",
        explanation=explain(description, duration).as_dict(),
    )
