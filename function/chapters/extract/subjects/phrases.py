"""The one matcher: whether a heading or a line holds the words of a subject, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from chapters.extract.timestamps import lazy_pattern


class Said(NamedTuple):
    """A piece of text, made ready to be matched."""

    text: str
    folded: str
    """Casefolded."""
    words: list[str]
    """Casefolded, in order."""


_WORD = r"[^\W\d_]+(?:['’.][^\W\d_]+)?"
"""A word, with an apostrophe or a full stop inside."""


def said(text: str) -> Said:
    """``text``, ready to be matched."""
    folded = text.casefold()
    return Said(text, folded, lazy_pattern(_WORD).findall(folded))


class Phrases:
    """Words that give a subject away. ``words`` are whole ones; ``parts`` may stand inside a word:
    for scripts that put no space between words, languages that bend them, and phrases."""

    def __init__(self, words: str = "", parts: Iterable[str] = (), pattern: str = "") -> None:
        self.words = frozenset(words.split())
        self.parts = tuple(parts)
        self.ascii_parts = tuple(part for part in self.parts if part.isascii())
        self.pattern = pattern

    def match(self, piece: Said) -> bool:
        """Whether ``piece`` holds one of them."""
        if not self.words.isdisjoint(piece.words):
            return True
        parts = self.ascii_parts if piece.folded.isascii() else self.parts
        for part in parts:
            if part in piece.folded:
                return True
        return bool(self.pattern and lazy_pattern(self.pattern).search(piece.text))


NOTHING = Phrases()


@dataclass(frozen=True)
class Subject:
    """Something with times that is no list of chapters, and what gives it away."""

    heading: Phrases = NOTHING
    """What a heading of such times says."""
    line: Phrases = NOTHING
    """What a line of them says anywhere."""
    hint: Phrases = NOTHING
    """The same, but half of the titles of videos may say it too."""
    before: frozenset[str] = frozenset()
    """Words right before the time, casefolded."""
    behind: frozenset[str] = frozenset()
    """Words right behind the time, in upper and lower case as they are written."""

    def in_line(self, before: Said, behind: Said) -> float:
        """How clearly (0..1) a line with these words around its time speaks of this."""
        if self.line.match(before) or self.line.match(behind):
            return 1
        if self.before and before.words and before.words[-1] in self.before:
            return 1
        if self.behind and behind.words:
            first = lazy_pattern(_WORD).search(behind.text)
            if first and first[0] in self.behind:
                return 1
        return 0.5 * (self.hint.match(before) or self.hint.match(behind))


def whole(words: str) -> str:
    """A pattern of any of ``words`` as a whole word."""
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, words.split()))})(?!\w)"
