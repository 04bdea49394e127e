"""A model's Markdown made harmless while it streams: prose, emphasis, lists and code are left.

What a model writes may have been put into its mouth by the video. So headings, links, images, HTML
and entities stay text; code blocks are kept, and closed at the end. Every other line is escaped,
code spans apart: a span that would reach over lines does not exist then. Words are given as soon as
nothing that is still to come can change what they are.
"""

from __future__ import annotations

import re

from chapters.formats.ordered import encodable

# Only at the very start of a line: inside a list item it would end with the item.
_OPENS = re.compile(r"(`{3,}|~{3,})[^`]*$")
_CLOSES = re.compile(r" {0,3}(`{3,}|~{3,}) *$")
_SPAN = re.compile(r"(`[^`]+`)")
_SIGNS = re.compile(r"[\\`\[\]<>~|$#]|&(?=\#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)$")
"""Would make a heading of the line above."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


_SURE = re.compile(r"\s*(?:-\s+)?[^\s#=`~-]")
"""The beginning of a line that can be nothing but prose."""


class MarkdownSanitizer:
    """A filter for one text. Not shared between threads."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._line = ""
        """What has come of a line and has not been given."""
        self._is_begun = False
        """Whether the beginning of that line has been given."""
        self._fence = ""
        """The marks of the code block that is open; empty: none is."""

    def feed(self, piece: str) -> str:
        """What ``piece`` completes: lines, and words of a line that is prose for sure."""
        *whole, self._line = (self._line + _CONTROL.sub("", piece)).split("\n")
        lines = "".join(f"{self._ended(line)}\n" for line in whole)
        return lines + self._words()

    def end(self) -> str:
        """The last line, and the end of a code block that was left open."""
        last = f"{self._ended(self._line)}\n" if self._line else ""
        closing = f"{self._fence}\n" if self._fence else ""
        self._line = self._fence = ""
        return last + closing

    def _words(self) -> str:
        """The words of the last line that nothing which is still to come can change."""
        words = self._line.rpartition(" ")[0].rstrip()
        is_prose = self._is_begun or (not self._fence and _SURE.match(self._line))
        is_open = any("`" in part for part in _SPAN.split(words)[::2])
        if not words or not is_prose or is_open:  # an open span may end in a later piece
            return ""
        self._line = self._line[len(words) :]
        self._is_begun = True
        return _prose(words)

    def _ended(self, line: str) -> str:
        """The rest of a line that is whole."""
        line = line.rstrip()
        if self._is_begun:
            self._is_begun = False
            return _prose(line)
        if self._fence:
            closes = _CLOSES.match(line)
            if closes and closes[1].startswith(self._fence):
                self._fence = ""
            return encodable(line)
        if opens := _OPENS.match(line):
            self._fence = opens[1]
            return encodable(line)
        line = _HEADING.sub("", line, count=1)
        return "" if _UNDERLINE.match(line) else _prose(line)


def _prose(text: str) -> str:
    return "".join(
        part if number % 2 else _SIGNS.sub(r"\\\g<0>", part)
        for number, part in enumerate(_SPAN.split(encodable(text)))
    )
