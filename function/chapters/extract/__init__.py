"""Description text to chapters. Pure: standard library only, no I/O, linear time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chapters.extract.evidence import judge
from chapters.extract.lines import stamped_lines
from chapters.extract.lists import candidates
from chapters.extract.titles import titles
from chapters.model import Chapter, Note

VERSION = "1"
"""Goes into cached documents; grows with every change that can change an answer."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a description says about chapters."""

    chapters: tuple[Chapter, ...] = ()
    dialect: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The same decision with everything told."""

    extraction: Extraction

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {"dialect": self.extraction.dialect}


NEAR = 1.5


def chapters_in(description: str, duration: int | None = None) -> Extraction:
    """The chapters that the author typed into ``description``; ``duration`` in seconds."""
    lines = stamped_lines(description)
    if not lines:
        return Extraction(notes=(Note("no-timestamps", "The text holds no timestamps."),))
    found = candidates(description, lines)
    for candidate in found:
        judge(description, candidate, duration=duration, alone=len(found) == 1)
    good = [candidate for candidate in found if candidate.score >= 0]
    if not good:
        return Extraction(notes=(Note("no-list", "The timestamps in the text form no list."),))
    best = max(c.score for c in good)
    chosen = next(c for c in good if c.score >= best - NEAR)
    number, counted = 1, 0
    chapters = []
    for entry, title in zip(chosen.entries, titles(description, chosen), strict=True):
        number += description.count("\n", counted, entry.begin)
        counted = entry.begin
        chapters.append(Chapter(entry.seconds, title, None, number))
    return Extraction(tuple(chapters), chosen.place)


def explain(description: str, duration: int | None = None) -> Explanation:
    """The same decision, explained."""
    return Explanation(chapters_in(description, duration))
