"""Lists that nothing speaks against: ``0:00 Title`` line by line, from zero, and no other
timestamp in the text. Two lists of three are such, and to weigh one takes longer than to read it.

A shortcut, not another opinion: it gives what weighing would give, or nothing. ``explain`` always
weighs, so every test that compares the two compares this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, repeat

from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter
from chapters.extract.figures import is_rounded, unquestioned
from chapters.extract.lines import WORD, Line
from chapters.extract.marks import after, behind_plain_stamp
from chapters.extract.timestamps import Stamp
from chapters.extract.titles import finished
from chapters.extract.words import counted_otherwise, lines_above

_MARKS = re.compile(r"""(?:[^\w\n«“„"]|_)+""")
"""What may open a line before its stamp: bullets and brackets, no words, numbers or quotes."""
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
    begin = text.rfind("\n", 0, stamps[0][1]) + 1
    if counted_otherwise(lines_above(text, begin)[1]):
        return None
    called = _titles(text, begin, stamps)
    if called is None:
        return None
    first = text.count("\n", 0, begin) + 1
    lines = range(first, first + len(stamps))
    return Extraction(
        tuple(map(Chapter._make, zip(starts, called, repeat(None), lines))), "stamp-first"
    )


def _titles(text: str, begin: int, stamps: Sequence[Stamp]) -> list[str] | None:
    """What stands behind each stamp; None unless each opens a line of its own, the first at offset
    ``begin``, and a blank line or the end of the text comes behind the last."""
    found = []
    for stamp in stamps:
        end = text.find("\n", stamp[2])
        if end < 0:
            end = len(text)
        title = _title(text, begin, stamp, end)
        if title is None:
            return None
        found.append(title)
        begin = end + 1
    if text[begin : begin + 1] not in ("", "\n"):
        return None
    return None if found[0][:3].casefold() == "min" else finished(text, found)


def _title(text: str, begin: int, stamp: Stamp, end: int) -> str | None:
    """What stands behind ``stamp`` on the line from ``begin`` to ``end``; None if it is not on that
    line, nothing stands there, or anything but marks before it."""
    seconds, at, until, kind = stamp
    if kind != "colon":
        return None
    if at == begin:
        title = behind_plain_stamp(text[until:end])
        if title is not None:
            return title
    elif not begin < at < end or not _MARKS.fullmatch(text, begin, at):
        return None
    if not WORD.search(text, until, end):
        return None
    return after(text, Line(seconds, at, until, begin, end))
