r"""Which lines of a description YouTube takes for chapters, read strictly.

The extractor understands what an author meant; this module reads only what YouTube documents: one
timestamp a line, ``M:SS``, ``MM:SS`` or ``H:MM:SS`` in ASCII figures below 60, with a title on the
same line (https://support.google.com/youtube/answer/9884579). How YouTube joins the words around a
timestamp was seen in a few recorded answers: by a dot, without dashes and brackets at the joint.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_TIMESTAMP = re.compile(
    r"""
    [0-9] (?<![A-Za-z0-9_].) (?<!\d:.) (?<!\d[.,].)   # not inside a word or a number
    [0-9]? (?: :[0-5][0-9] ){1,2}
    (?![A-Za-z0-9_]) (?!:\d) (?![.,;]\d)             # no frames, no fractions
    """,
    re.VERBOSE | re.ASCII,
)
"""Starts with a digit, so that the search can skip to one."""
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
_BEFORE = _BLANK + "-–—−~|:→=*" + "([{「『【《〈（［<"
_BEHIND = _BLANK + "-–—−~|:→=*" + ")]}」』】》〉）］>"
"""What is not seen in titles, where the timestamp was: separators and the brackets around it."""


_DROPPED = ("So", "Sc", "Zs")
"""Categories of characters that YouTube may drop at the edge of a title, and blanks beside them."""


class ReadLine(NamedTuple):
    """A line with a timestamp that YouTube reads."""

    line: int
    """1-based line of the description."""
    start: int
    """Seconds."""
    before: str
    """The words before the timestamp; '' for marks alone."""
    after: str
    """The words behind it, with further timestamps."""
    stamps: int
    """How many timestamps the line holds; YouTube may read the first only."""
    has_title: bool
    """Whether anything but timestamps and marks stands on the line."""

    @property
    def title(self) -> str:
        """The title that a viewer may see: the words around the timestamp, joined by a dot."""
        return ".".join(filter(None, (self.before, self.after)))


def read_strictly(description: str) -> dict[int, ReadLine]:
    """The lines of ``description`` with a timestamp that YouTube reads, by number, in order."""
    text = description.replace("\r\n", "\n").replace("\r", "\n")
    found: dict[int, list[re.Match[str]]] = {}
    line, counted = 1, 0
    for match in _TIMESTAMP.finditer(text):
        if _seconds(match[0]) is not None:
            line += text.count("\n", counted, match.start())
            counted = match.start()
            found.setdefault(line, []).append(match)
    return {line: _read(text, line, matches) for line, matches in found.items()}


def _seconds(clock: str) -> int | None:
    """``clock`` in seconds; None for minutes above 59, such as ``75:20``."""
    *hours, minutes, seconds = map(int, clock.split(":"))
    return None if minutes > 59 else (hours[0] if hours else 0) * 3600 + minutes * 60 + seconds


def without_edge_symbols(title: str) -> str:
    """``title`` without emoji and currency signs at its edges, which YouTube may leave out."""
    begin, end = 0, len(title)
    while begin < end and _is_dropped(title[begin]):
        begin += 1
    while end > begin and _is_dropped(title[end - 1]):
        end -= 1
    return title[begin:end]


def has_words(text: str) -> bool:
    """Whether ``text`` holds a letter, a figure or a symbol such as an emoji."""
    return any(letter.isalnum() or unicodedata.category(letter) == "So" for letter in text)


def _read(text: str, line: int, matches: list[re.Match[str]]) -> ReadLine:
    first, last = matches[0], matches[-1]
    begin = text.rfind("\n", 0, first.start()) + 1
    end = text.find("\n", last.end())
    end = len(text) if end < 0 else end
    before, after = text[begin : first.start()], text[first.end() : end]
    return ReadLine(
        line,
        _seconds(first[0]) or 0,
        before.rstrip(_BEFORE).strip(_BLANK) if any(map(str.isalnum, before)) else "",
        after.lstrip(_BEHIND).strip(_BLANK),
        len(matches),
        has_words(_TIMESTAMP.sub("", text[begin:end])),
    )


def _is_dropped(character: str) -> bool:
    return character in "\u200d\ufe0e\ufe0f" or unicodedata.category(character) in _DROPPED
