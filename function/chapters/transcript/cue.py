"""The nouns of a transcript that was read: cues, and remarks about faults of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Cue:
    """A caption: what is said, and when."""

    start: float
    """Seconds."""
    end: float | None
    """Seconds, not before ``start``; None: unknown. May be after the start of the next cue."""
    text: str
    """One line, never empty; words that rolling captions repeat stand in the first cue alone."""
    speaker: str = ""
    """Who says it; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault of the file that was tolerated: what it is, where, and what was done about it."""

    code: str
    """Stable, such as ``end-before-start``: translations refer to it."""
    places: tuple[int, ...]
    """The first ten lines (or entries) that have the fault, counted from 1."""
    count: int
    """How many have it."""
    why: str
    """English sentences."""
    unit: Literal["line", "entry"] = "line"
    """What ``places`` counts: lines of a text, or entries of a JSON list."""

    @property
    def message(self) -> str:
        """``why``, with the places in front: ``Lines 7, 9 and 3 more: ...``."""
        if not self.places:
            return self.why
        unit, rest = self.unit.capitalize(), self.count - len(self.places)
        if self.count == 1:
            return f"{unit} {self.places[0]}: {self.why}"
        listed = [str(place) for place in self.places]
        last = f"{rest:,} more" if rest else listed.pop()
        plural = "Entries" if self.unit == "entry" else "Lines"
        return f"{plural} {', '.join(listed)} and {last}: {self.why}"

    def as_dict(self) -> dict[str, Any]:
        """The remark as plain data, for answers in JSON and for front matter."""
        return {
            "code": self.code,
            "places": list(self.places),
            "count": self.count,
            "unit": self.unit,
            "message": self.message,
        }
