"""Lists that nothing speaks against: ``0:00 Title`` line by line, from zero, and no other
timestamp in the text. Most lists are such, and to weigh one takes twice as long as to read it.

A shortcut, not another opinion: it gives what weighing would give, or nothing. ``explain`` always
weighs, so every test that compares the two compares this.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat

from chapters.extract.figures import is_rounded, unquestioned
from chapters.extract.lines import WORD, Line
from chapters.extract.marks import after, behind_plain_stamp
from chapters.extract.result import Extraction
from chapters.extract.titles import finished
from chapters.extract.words import is_counted_otherwise, line_above
from chapters.model import Chapter
from chapters.timestamps import Stamp

FEWEST = 3
"""Entries from which the figures of such a list are enough."""


def plain_list(text: str, stamps: Sequence[Stamp], duration: int | None) -> Extraction | None:
    """The chapters of ``text``, if its ``stamps``, all of them, make a list beyond any doubt; None
    if it is to be weighed. ``text`` has line feeds only; ``duration`` in seconds."""
    if len(stamps) < FEWEST or stamps[0][0] != 0:
        return None
    starts = [stamp[0] for stamp in stamps]
    if not unquestioned(starts, duration) or is_rounded(starts):
        return None
    if any(b <= a for a, b in pairwise(starts)):
        return None
    if is_counted_otherwise(line_above(text, stamps[0][1])):
        return None
    called = _titles(text, stamps)
    if called is None:
        return None
    first = text.count("\n", 0, stamps[0][1]) + 1
    lines = range(first, first + len(stamps))
    return Extraction(
        tuple(map(Chapter._make, zip(starts, called, repeat(None), lines))), "stamp-first"
    )


def _titles(text: str, stamps: Sequence[Stamp]) -> list[str] | None:
    """What stands behind each stamp; None unless each has a line to itself, begins it, and the
    lines lie between blank ones or the text's end."""
    at = stamps[0][1]
    if at and text[at - 1] != "\n":
        return None
    found = []
    for seconds, begin, until, kind in stamps:
        if begin != at or kind != "colon":
            return None
        end = text.find("\n", until)
        if end < 0:
            end = len(text)
        title = behind_plain_stamp(text[until:end])
        if title is None:
            if not WORD.search(text, until, end):
                return None
            title = after(text, Line(seconds, begin, until, begin, end))
        found.append(title)
        at = end + 1
    if text[at : at + 1] not in ("", "\n"):
        return None
    return None if found[0][:3].casefold() == "min" else finished(text, found)
