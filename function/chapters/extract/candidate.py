"""The type that all stages share: a group of lines that may be the list, with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from chapters.extract.lines import Line, Place
from chapters.extract.subjects.headings import headline
from chapters.extract.subjects.phrases import Around, PreparedText, Subject, around, prepared
from chapters.extract.timestamps import find_timestamps, lazy_pattern

if TYPE_CHECKING:
    from chapters.extract.features import Feature

CERTAIN = frozenset({"colon", "link", "units"})
"""Kinds of timestamps that nothing else looks like."""
SHORT = 12
"""Characters of a heading that divides what the line above it announces."""
SAMPLE = 6
"""Entries that are asked what they speak of."""
MIN_SHARE = 0.5
"""Share of them that must speak of a subject."""


@dataclass
class Candidate:
    """Lines that may be a list."""

    text: str
    duration: int | None
    """Of the video, in seconds; None when unknown."""
    lines: list[Line]
    wraps: bool = False
    """Whether lines with later times stand right above it, as if midnight had passed."""
    odd: list[Line] = field(default_factory=list)
    """Lines between or beside its own whose figures pass 59, so that they tell no time."""
    mistyped: Sequence[Line] = ()
    """Those of the lines whose timestamps ``repairs`` read."""
    evidence: list[tuple[Feature, float]] = field(default_factory=list)
    """What speaks for and against it, with points."""
    entries: list[Line] = field(init=False)
    """One a line, or one a timestamp where lines hold several entries."""
    place: Place = field(init=False)
    """Where the stamps stand in most of the lines."""
    starts: list[int] = field(init=False)
    """Seconds of each entry, in the order of the text."""
    rises: bool = field(init=False)
    """Whether every start is later than the one before."""

    def __post_init__(self) -> None:
        self.place = self.lines[0].place
        self.read(self.lines)

    def read(self, lines: list[Line], entries: list[Line] | None = None) -> None:
        """Make it a list of ``lines``, or of ``entries`` in them."""
        self.lines, self.entries = lines, entries or lines
        self.starts = [entry.seconds for entry in self.entries]
        self.rises = self.starts == sorted(set(self.starts))

    @cached_property
    def above(self) -> tuple[str, str]:
        """The last line above the list that is not blank, behind the one over it; of both
        together the last 300 characters."""
        at = self.lines[0].begin
        over, _, above = self.text[max(0, at - 300) : at].rstrip().rpartition("\n")
        return over.rstrip().rpartition("\n")[2], above

    @cached_property
    def heading(self) -> PreparedText:
        """The line above the list; empty where it holds a timestamp itself."""
        return prepared("" if find_timestamps(self.above[1]) else self.above[1])

    @cached_property
    def over(self) -> PreparedText | None:
        """The line over the heading, if that only divides what it announces: "Side A"."""
        over, above = self.above
        divides = len(above) < SHORT or lazy_pattern(r"\s*\d{1,3}:\d[ ]").match(above)
        return prepared(over) if divides else None

    @cached_property
    def headline(self) -> PreparedText | None:
        """What the line above announces, if it is a heading."""
        return headline(self.heading)

    @cached_property
    def sample(self) -> PreparedText:
        """The first few lines as one text."""
        lines = [self.text[entry.begin : entry.end] for entry in self.entries[:SAMPLE]]
        return prepared("\n".join(lines))

    @cached_property
    def sample_lines(self) -> list[Around]:
        """What stands around the stamps of the first few lines."""
        return [words_around(self.text, line) for line in self.entries[:SAMPLE]]

    def share(self, subject: Subject) -> float:
        """The share of the first few lines that speak of ``subject``, weighed by how clearly; 0 if
        it is less than ``MIN_SHARE``."""
        if not subject.occurs_in(self.sample):
            return 0
        count, silent = len(self.sample_lines), 0.0
        for line in self.sample_lines:
            silent += 1 - subject.in_line(line)
            if silent > (1 - MIN_SHARE) * count:
                return 0
        return 1 - silent / count

    @property
    def score(self) -> float:
        """The sum of the evidence; a list from zero up."""
        return sum([points for _, points in self.evidence])


Measure = Callable[[Candidate], float]
"""How much (0..1, rarely more) a candidate has of something."""


def lines_between(text: str, line: Line, following: Line) -> int:
    """How many lines lie between the two."""
    return text.count("\n", line.end + 1, following.begin)


def words_around(text: str, line: Line) -> Around:
    """What stands before and behind the stamp of ``line``, up to 200 characters each; not what is
    said of another time in its title: ``04:10 09:00 Uhr: Welcome``."""
    end = line.more[0].at if line.more else line.end
    before = text[max(line.begin, line.at - 200) : line.at]
    return around(before, text[line.until : min(end, line.until + 200)])
