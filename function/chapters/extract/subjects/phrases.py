"""The one matcher: whether a heading or a line holds the words of a subject, in any language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chapters.extract.timestamps import lazy_pattern

_WORD = r"[^\W\d_]+(?:['’.][^\W\d_]+)?"
"""A word, with an apostrophe or a full stop inside."""
_KNOWN: set[str] = set()
"""Every word of every subject, casefolded: few lines hold any of them."""


class PreparedText(NamedTuple):
    """A piece of text, made ready to be matched."""

    text: str
    folded: str
    """Casefolded."""
    words: list[str]
    """Casefolded, in order."""
    known: set[str]
    """Those of the words that some subject knows."""


def prepared(text: str) -> PreparedText:
    """``text``, ready to be matched."""
    folded = text.casefold()
    words = lazy_pattern(_WORD).findall(folded)
    return PreparedText(text, folded, words, _KNOWN.intersection(words))


class Phrases:
    """Words that give a subject away. ``words`` are whole ones; ``parts`` may stand inside a word:
    for scripts that put no space between words, languages that bend them, and, with bars between,
    phrases. ``pattern`` is an expression, ``wide`` one that only text beyond ASCII can match."""

    def __init__(self, words: str = "", parts: str = "", pattern: str = "", wide: str = "") -> None:
        self.words = frozenset(words.split())
        self.folded = frozenset(words.casefold().split())
        self.parts = [part.strip() for part in parts.split("|" if "|" in parts else None)]
        self.ascii_parts = [part for part in self.parts if part.isascii()]
        self.pattern, self.wide = pattern, wide
        _KNOWN.update(self.folded)

    def match(self, piece: PreparedText) -> bool:
        """Whether ``piece`` holds one of them."""
        if piece.known and not self.words.isdisjoint(piece.known):
            return True
        is_wide = not piece.folded.isascii()
        parts = self.parts if is_wide else self.ascii_parts
        if [part for part in parts if part in piece.folded]:
            return True
        if self.pattern and lazy_pattern(self.pattern).search(piece.text):
            return True
        return bool(is_wide and self.wide and lazy_pattern(self.wide).search(piece.text))


NOTHING = Phrases()


class Around(NamedTuple):
    """What stands around a timestamp."""

    both: PreparedText
    before: list[str]
    """Words before it, casefolded."""
    behind: str
    """The first word behind it, in upper and lower case as it is written."""


def around(before: str, behind: str) -> Around:
    """``before`` and ``behind`` a timestamp, ready to be matched."""
    first = lazy_pattern(_WORD).search(behind)
    words = lazy_pattern(_WORD).findall(before.casefold()) if before.strip() else []
    return Around(prepared(f"{before}\n{behind}"), words, first[0] if first else "")


@dataclass(frozen=True)
class Subject:
    """Something with times that is no list of chapters, and what gives it away."""

    heading: Phrases = NOTHING
    """What a heading of such times says."""
    line: Phrases = NOTHING
    """What a line of them says anywhere."""
    hint: Phrases = NOTHING
    """The same, but the title of a chapter may say it as well."""
    before: Phrases = NOTHING
    """Whole words right before the time."""
    behind: Phrases = NOTHING
    """Whole words right behind the time, in upper and lower case as they are written."""

    def occurs_in(self, lines: PreparedText) -> bool:
        """Whether one of ``lines`` may speak of this: asked of all at once, since few do."""
        return (
            not self._beside.isdisjoint(lines.known)
            or self.line.match(lines)
            or self.hint.match(lines)
        )

    @cached_property
    def _beside(self) -> frozenset[str]:
        return self.before.folded | self.behind.folded

    def in_line(self, line: Around) -> float:
        """How clearly (0..1) ``line`` speaks of this."""
        if line.behind in self.behind.words or self.line.match(line.both):
            return 1
        if line.before and line.before[-1] in self.before.words:
            return 1
        return 0.5 * self.hint.match(line.both) if self.hint is not NOTHING else 0
