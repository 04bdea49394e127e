"""Text as its author meant it: lines that a program broke at a fixed width are joined again, and
markup of pages and feeds is taken out. Both keep the length, so that offsets and lines hold.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from chapters.extract.timestamps import ANY_CASE, lazy_pattern

NARROWEST, WIDEST = 58, 88
"""Characters of the longest line of text that was broken at a width: 60 to 80, as a rule."""
LONG_WORD = 20
"""Characters of hardly any word that did not fit on a line."""
MIN_FOLDS, MIN_SURE = 3, 2
"""Folds that make it sure, and how many of them before a line that opens as no item would."""
FOLDS_PER_BREAK = 8
"""So many folds must stand against each other break within a paragraph."""
PADDING = "\u2060"
"""Fills the place of markup: a joiner of no width."""

_MARKUP = r"""[<&] (?:
    (?<=<) (?: br\s?/? | /?(?:a|b|i|p|li|ul|ol|em|strong|span)\b [^<>\n]{0,300} ) >
    | (?<=&) \#?\w{2,8}; )"""
_START = re.compile(r"\s*(?:([-*•+])\s|\W{0,5}\d)")
"""What an item opens with: a bullet, or a number or timestamp."""


def without_markup(text: str) -> str:
    """``text`` with tags and entities of HTML read: ``<br>`` breaks a line, ``&amp;`` is ``&``."""
    if not ("<" in text and ">" in text) and not ("&" in text and ";" in text):
        return text
    return lazy_pattern(_MARKUP, ANY_CASE).sub(_read_markup, text)


def _read_markup(match: re.Match[str]) -> str:
    markup = match[0]
    if markup[:3].lower() == "<br":
        return "\n".ljust(len(markup), PADDING)
    read = "" if markup[0] == "<" else html.unescape(markup)
    return markup if read == markup else read.ljust(len(markup), PADDING)


class _Break(NamedTuple):
    """A line break within a paragraph."""

    at: int
    """Its offset in the text."""
    full: bool
    """Whether the next word would not have fitted."""
    start: str
    """What the next line may open an item with: a bullet, ``1`` for any figure, or nothing."""


def unwrap(text: str) -> str:
    """``text`` with a space for every break that a program made at a fixed width.

    A break is a fold if the next word would not have fitted on the line. One shows nothing;
    several, and hardly another kind within paragraphs, show that a program made them.
    """
    lines = text.split("\n")
    longest = max(lines, key=len)
    if len(longest) < NARROWEST or (len(longest) > WIDEST and "://" not in longest):
        return text  # most texts
    lengths = [len(line) for line in lines if "://" not in line]
    width = max(lengths, default=0)
    if not NARROWEST <= width <= WIDEST or _may_fold(lengths, width) < MIN_FOLDS:
        return text
    breaks = list(_breaks(lines, width))
    items = {start for _, full, start in breaks if start and not full}
    within = [a_break for a_break in breaks if a_break.start not in items]
    folds = [at for at, full, _ in within if full]
    sure = sum(full and not start for _, full, start in within)
    if sure < MIN_SURE or len(folds) < max(MIN_FOLDS, FOLDS_PER_BREAK * (len(within) - len(folds))):
        return text
    letters = list(text)
    for at in folds:
        letters[at] = " "
    return "".join(letters)


def _may_fold(lengths: list[int], width: int) -> int:
    """How many lines are so long that the next word may not have fitted."""
    return sum([length > width - LONG_WORD for length in lengths])


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
