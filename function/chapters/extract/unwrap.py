"""Text as its author meant it: lines that a program broke at a fixed width are joined again, and
markup of pages and feeds is taken out. Both keep the length, so that offsets and lines hold.
"""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterator

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

_TAG = r"<(?: br\s?/? | /?(?:a|b|i|p|li|ul|ol|em|strong|span)\b [^<>\n]{0,300} )>"
_ENTITY = r"&\#?\w{2,8};"
_START = re.compile(r"\s*(?:([-*•+])\s|\W{0,5}\d)")
"""What an item opens with: a bullet, or a number or timestamp."""


def without_markup(text: str) -> str:
    """``text`` with tags and entities of HTML read: ``<br>`` breaks a line, ``&amp;`` is ``&``."""
    if "<" in text:
        text = lazy_pattern(_TAG, ANY_CASE).sub(_read_markup, text)
    return lazy_pattern(_ENTITY).sub(_read_markup, text) if "&" in text else text


def _read_markup(match: re.Match[str]) -> str:
    markup = match[0]
    if markup[:3].lower() == "<br":
        return "\n".ljust(len(markup), PADDING)
    read = "" if markup[0] == "<" else html.unescape(markup)
    return markup if read == markup else read.ljust(len(markup), PADDING)


def unwrap(text: str) -> str:
    """``text`` with a space for every break that a program made at a fixed width.

    A break is a fold if the next word would not have fitted on the line. One shows nothing;
    several, and hardly another kind within paragraphs, show that a program made them.
    """
    lines = text.split("\n")
    lengths = [len(line) for line in lines if "://" not in line]  # a link cannot be broken
    width = max(lengths, default=0)
    if not NARROWEST <= width <= WIDEST:
        return text  # most texts
    if sum([size > width - LONG_WORD for size in lengths]) < MIN_FOLDS:
        return text
    breaks = list(_breaks(lines, width))
    items = {start for _, is_full, start in breaks if start and not is_full}
    within = [one for one in breaks if one[2] not in items]
    folds = [at for at, is_full, _ in within if is_full]
    sure = sum([is_full and not start for _, is_full, start in within])
    if sure < MIN_SURE or len(folds) < max(MIN_FOLDS, FOLDS_PER_BREAK * (len(within) - len(folds))):
        return text
    letters = list(text)
    for at in folds:
        letters[at] = " "
    return "".join(letters)


def _breaks(lines: list[str], width: int) -> Iterator[tuple[int, bool, str]]:
    """Breaks between two lines that are not blank: the offset, whether the next word would not have
    fitted, and what the next line may open an item with, a bullet, ``1`` for any figure, or ''.
    None before a link, which fits nowhere."""
    at = -1
    for line, below in itertools.pairwise(lines):
        at += len(line) + 1
        word = below.split(None, 1)[:1]
        if word and line.strip() and "://" not in word[0]:
            start = _START.match(below)
            opened = (start[1] or "1") if start else ""
            yield at, len(line) + 1 + len(word[0]) >= width, opened
