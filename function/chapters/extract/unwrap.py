"""Text as its author meant it: lines that a program broke at a fixed width are joined again, and
markup of pages and feeds is taken out. Both keep the length, so that offsets and lines hold.
"""

from __future__ import annotations

import html
import re

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

_NARROW = rf"(?: (?: .{{0,{WIDEST}}}+ | .*://.* ) (?: \n | \Z ) )*+"
"""Text without a line too long to have been broken at a width; a link cannot be broken."""
_TAG = r"<(?: br\s?/? | /?(?:a|b|i|p|li|ul|ol|em|strong|span)\b [^<>\n]{0,300} )>"
_ENTITY = r"&\#?\w{2,8};"
_START = re.compile(r"\s*(?:([-*•+])\s|\W{0,5}\d)")


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

    A break within a paragraph is a fold if the next word would not have fitted on the line. One
    shows nothing; several, and hardly another kind, show that a program made them.
    """
    if not lazy_pattern(_NARROW).fullmatch(text):
        return text  # most texts
    lines = text.split("\n")
    lengths = [len(line) for line in lines if "://" not in line]
    width = max(lengths, default=0)
    if width < NARROWEST or sum([size > width - LONG_WORD for size in lengths]) < MIN_FOLDS:
        return text
    words = [_word(below) for below in lines[1:]]
    full = {at for at, word in enumerate(words) if len(lines[at]) + len(word) >= width - 1}
    breaks = [
        at for at, word in enumerate(words) if word and lines[at].strip() and "://" not in word
    ]
    starts = {at: _start(lines[at + 1]) for at in breaks}
    items = {starts[at] for at in breaks if at not in full and starts[at]}
    within = [at for at in breaks if starts[at] not in items]
    folds = full.intersection(within)
    sure = [at for at in folds if not starts[at]]
    if len(sure) < MIN_SURE or len(folds) < max(
        MIN_FOLDS, FOLDS_PER_BREAK * len({*within} - folds)
    ):
        return text
    ends = [" " if at in folds else "\n" for at in range(len(lines) - 1)]
    return "".join([part for pair in zip(lines, [*ends, ""], strict=True) for part in pair])


def _word(line: str) -> str:
    """The first word of ``line``."""
    return (line.split(None, 1) or [""])[0]


def _start(line: str) -> str:
    """What ``line`` may open an item with: a bullet, ``1`` for any figure, or nothing."""
    start = _START.match(line)
    return (start[1] or "1") if start else ""
