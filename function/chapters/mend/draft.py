"""A description on its way to the mended one: its lines, and the chapters that stand on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from chapters.domain.extraction import Extraction, Stamp
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.video import Video

Certainty = Literal["sure", "guess"]
"""``sure``: the text leaves nothing else to think of; ``guess``: the author should look at it."""

_BREAK = re.compile(r"(\r\n|\r|\n)")


class Reason(NamedTuple):
    """Why a line is changed."""

    rule: str
    """The rule that the line breaks, or the option that was asked for."""
    certainty: Certainty


@dataclass(slots=True, eq=False)
class Item:
    """One chapter. ``text`` and ``start`` become what they shall be."""

    place: int
    """Its place in the list, from 1."""
    line: int
    """Index of its line in the description."""
    start: int
    """Seconds."""
    title: str
    """As the extractor read it."""
    stamp: Stamp
    number: str = ""
    """What counts the chapter at the start of its typed title, if that shall go."""
    text: str = ""
    """What shall stand in the place of its line: several lines are divided by line feeds."""
    reasons: list[Reason] = field(default_factory=list)
    is_dropped: bool = False

    def because(self, rule: str, certainty: Certainty) -> None:
        """Note why the line of the chapter is changed."""
        self.reasons.append(Reason(rule, certainty))


@dataclass(slots=True)
class Draft:
    """The lines of a description, and the chapters on them in the order of the list."""

    lines: list[str]
    ends: list[str]
    """The line break behind each of ``lines``; '' behind the last."""
    items: list[Item]
    judged: ListOnYouTube
    mistyped: frozenset[int]
    """Indexes of lines whose timestamps are mistyped."""
    occupied: frozenset[int]
    """Indexes of the lines that chapters stand on."""
    without: frozenset[str]
    """Rules that nothing is changed for."""
    taken: dict[int, Reason] = field(default_factory=dict)
    """Indexes of lines whose text was moved into the line of a chapter, and why."""
    adds_first: bool = False
    """Whether a line for 0:00 is added above the list."""
    leads: dict[int, str] = field(default_factory=dict)
    """Headings that stood before the first of several chapters on a line, by its index."""

    @classmethod
    def of(cls, video: Video, extraction: Extraction, without: frozenset[str]) -> Draft:
        """The description of ``video`` as it is, with the list in ``extraction``."""
        lines, ends = split_lines(video.description)
        judged = ListOnYouTube.of(video, extraction)
        stamps = dict(zip(extraction.chapters, extraction.stamps, strict=True))
        items = [
            Item(place, (chapter.line or 1) - 1, chapter.start, chapter.title, stamps[chapter])
            for place, chapter in enumerate(judged.chapters, 1)
        ]
        for item in items:
            item.text = lines[item.line]
        mistyped = frozenset(number - 1 for number in extraction.mistyped_lines)
        occupied = frozenset(item.line for item in items)
        return cls(lines, ends, items, judged, mistyped, occupied, without)

    def in_text(self) -> list[Item]:
        """The chapters in the order of the text, which columns side by side do not keep."""
        return sorted(self.items, key=lambda item: (item.line, item.stamp.begin))

    def is_free(self, line: int) -> bool:
        """Whether there is a line of this index that no chapter stands on or has taken."""
        is_there = 0 <= line < len(self.lines)
        return is_there and line not in self.occupied and line not in self.taken

    @property
    def line_end(self) -> str:
        """The line break that the description uses."""
        return next(filter(None, self.ends), "\n")

    def written(self, item: Item) -> str:
        """The timestamp of ``item`` as it was typed."""
        return self.lines[item.line][item.stamp.begin : item.stamp.end]


def split_lines(description: str) -> tuple[list[str], list[str]]:
    """The lines of ``description``, and the line break behind each; '' behind the last."""
    parts = _BREAK.split(description)
    return parts[::2], [*parts[1::2], ""]
