"""The type that all stages share: a group of lines that may be the list, and what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from chapters.extract.lines import Line, Place

if TYPE_CHECKING:
    from chapters.extract.features import Feature

CERTAIN = frozenset({"colon", "link", "units"})
"""Kinds of timestamps that nothing else looks like."""


@dataclass(slots=True)
class Candidate:
    """Lines that may be a list."""

    text: str
    duration: int | None
    """Of the video, in seconds; None when unknown."""
    lines: list[Line]
    entries: list[Line]
    """One a line, or one a timestamp where lines hold several entries."""
    place: Place
    """Where the stamps stand in most of the lines."""
    wraps: bool = False
    """Whether lines with later times stand right above it, as if midnight had passed."""
    odd: list[Line] = field(default_factory=list)
    """Lines between or beside its own whose figures pass 59, so that they tell no time."""
    mistyped: Sequence[Line] = ()
    """Those of the lines whose timestamps ``repairs`` read."""
    evidence: list[tuple[Feature, float]] = field(default_factory=list)
    """What speaks for and against it, with points."""
    starts: list[int] = field(init=False)
    """Seconds of each entry, in the order of the text."""
    rises: bool = field(init=False)
    """Whether every start is later than the one before."""

    def __post_init__(self) -> None:
        self.starts = [entry.seconds for entry in self.entries]
        self.rises = all(a < b for a, b in pairwise(self.starts))

    @property
    def score(self) -> float:
        """The sum of the evidence; a list from zero up."""
        return sum([points for _, points in self.evidence])


def lines_between(text: str, line: Line, following: Line) -> int:
    """How many lines lie between the two."""
    return text.count("\n", line.end + 1, following.begin)
