"""Text that a program broke at a fixed width, as mail and documentation tools do, joined again.

A break is a fold if the next word would not have fitted on the line. One such break shows nothing;
several, and hardly another kind within paragraphs, show that a program made them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

NARROWEST, WIDEST = 58, 88
"""Characters of the longest line of text that was broken at a width: 60 to 80, as a rule."""
FEWEST, SUREST = 3, 2
"""Folds that make it sure, and how many of them before a line that opens as no item would."""
LONGEST = 20_000
"""Characters of a text that is looked at: a description has 5,000 at most, a comment twice that."""
STRAYS = 8
"""So many folds must stand against each other break within a paragraph."""

_WIDE = re.compile(rf"\n(?=[^\n]{{{WIDEST + 1}}})(?![^\n]*://)")
"""A line that is wider, links aside."""
_START = re.compile(r"\s*(?:([-*•+])\s|\W{0,5}\d)")
"""What an item opens with: a bullet, or a number or timestamp."""


class _Break(NamedTuple):
    """A line break within a paragraph."""

    at: int
    """Its offset in the text."""
    full: bool
    """Whether the next word would not have fitted."""
    start: str
    """What the next line may open an item with: a bullet, ``1`` for any figure, or nothing."""


def unfolded(text: str) -> str:
    """``text`` with a space for every fold: as long as before, so that offsets hold."""
    if len(text) > LONGEST or _WIDE.search(text):
        return text  # most texts, and what follows takes its time
    lines = text.split("\n")
    width = _width(lines)
    if not NARROWEST <= width <= WIDEST or _rather_items(lines, width):
        return text
    breaks = list(_breaks(lines, width))
    items = {start for _, full, start in breaks if start and not full}
    within = [a_break for a_break in breaks if a_break.start not in items]
    folds = [at for at, full, _ in within if full]
    sure = sum(full and not start for _, full, start in within)
    if sure < SUREST or len(folds) < max(FEWEST, STRAYS * (len(within) - len(folds))):
        return text
    letters = list(text)
    for at in folds:
        letters[at] = " "
    return "".join(letters)


def _width(lines: list[str]) -> int:
    """Characters of the longest of ``lines``, links aside."""
    longest = max(lines, key=len)
    if "://" not in longest:
        return len(longest)
    return max([len(line) for line in lines if "://" not in line], default=0)


def _rather_items(lines: list[str], width: int) -> bool:
    """Whether too few breaks can be folds, as lengths and first characters show by themselves."""
    full = [a + b >= width - 1 for a, b in itertools.pairwise(map(len, lines))]
    most = full.count(True)
    if most < FEWEST:
        return True
    sure = strays = 0
    for is_full, (line, following) in zip(full, itertools.pairwise(lines), strict=True):
        if is_full:
            sure += not following[:1].isdigit()
        elif line and following and following[0].isalpha() and "://" not in following:
            strays += not line.isspace()
            if STRAYS * strays > most:
                return True
    return sure < SUREST


def _breaks(lines: list[str], width: int) -> Iterator[_Break]:
    """The breaks between two lines that are not blank; none before a link, which fits nowhere."""
    at = -1
    for line, following in itertools.pairwise(lines):
        at += len(line) + 1
        word = following.split(None, 1)[:1]
        if not word or not line.strip() or "://" in word[0]:
            continue
        start = _START.match(following)
        kind = (start[1] or "1") if start else ""
        yield _Break(at, len(line) + 1 + len(word[0]) >= width, kind)
