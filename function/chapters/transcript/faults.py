"""Faults of a file that are tolerated: collected while it is read, reported as remarks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from chapters.transcript.cue import Remark

WHY: Mapping[str, str] = {
    "unreadable-times": "The times of this caption cannot be read, so it is left out. In a text "
    "they look like 00:01:02.500 --> 00:01:05.000.",
    "unreadable-end": "The end of this caption cannot be read; only its start is used.",
    "unusual-times": "These times are not written as the format asks; they are read all the same.",
    "end-before-start": "This caption ends before it starts; it is read as ending when it starts.",
    "out-of-order": "This caption starts before the one above it; the words are put in the order "
    "of time.",
    "no-blank-line": "There is no blank line before this caption; it is read as one of its own.",
    "blank-line-inside": "There is a blank line inside the caption above; this line is read as "
    "more of its words.",
    "double-spaced": "Blank lines stand between the lines of this file; they are skipped.",
    "late-header": "The header stands below blank lines; it is read all the same.",
    "heading": "This line is read as a chapter’s heading between the captions, not as speech.",
    "damaged-characters": "Some characters here cannot be decoded; they show as \ufffd.",
    "not-well-formed": "The XML is not well-formed here; what the mistake stands in is left out.",
    "broken-off": "The file cannot be read from here on; what stands above is used.",
}
"""What is said about each kind of fault."""

MAX_PLACES = 10
"""Places that a remark names; the others are counted."""


class Faults:
    """What a reader had to tolerate."""

    def __init__(self) -> None:
        self.unit: Literal["line", "entry"] = "line"
        """What the places count."""
        self._places: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}

    def add(self, code: str, place: int) -> None:
        """Note the fault ``code`` (a key of ``WHY``) at ``place``, counted from 1."""
        self._counts[code] = self._counts.get(code, 0) + 1
        places = self._places.setdefault(code, [])
        if len(places) < MAX_PLACES:
            places.append(place)

    def remarks(self) -> tuple[Remark, ...]:
        """One remark for each kind of fault, by the place where it first occurs."""
        ordered = sorted(self._places, key=lambda code: self._places[code][0])
        return tuple(
            Remark(code, tuple(self._places[code]), self._counts[code], WHY[code], self.unit)
            for code in ordered
        )
