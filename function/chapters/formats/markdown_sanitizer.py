"""A filter for Markdown that a model writes, piece by piece: prose, emphasis, lists and code pass.

The video may have dictated what the model writes. So headings, links, images, HTML and entities
become plain text. Code blocks pass, and are closed at the end. In all other lines signs are escaped
except inside code spans, and a code span ends with its line. Words are returned as soon as nothing
that follows can change their meaning.
"""

from __future__ import annotations

import re

from chapters.formats.clean_text import encodable

# Only at the very start of a line: a code block inside a list item would end with the item.
_OPENS = re.compile(r"(`{3,}|~{3,})[^`]*$")
_CLOSES = re.compile(r" {0,3}(`{3,}|~{3,}) *$")
_SPAN = re.compile(r"(`[^`]+`)")
_SIGNS = re.compile(r"[\\`\[\]<>~|$#]|&(?=\#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)$")
"""A line that makes a heading of the line above."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_PROSE_START = re.compile(r"\s*(?:-\s+)?[^\s#=`~-]")
"""The start of a line that can only be prose."""


class MarkdownSanitizer:
    """Sanitizes one text. Not shared between threads."""

    def __init__(self) -> None:
        """Ready for the first piece."""
        self._line = ""
        """The part of the last line that was not returned yet."""
        self._is_begun = False
        """Whether a part of the last line was returned."""
        self._fence = ""
        """The marks that opened the current code block; empty outside of one."""

    def feed(self, piece: str) -> str:
        """Whatever ``piece`` completes: lines, and words of a line that can only be prose."""
        *whole, self._line = (self._line + _CONTROL.sub("", piece)).split("\n")
        lines = "".join(f"{self._rest_of(line)}\n" for line in whole)
        return lines + self._words()

    def end(self) -> str:
        """The last line, and the end of a code block that is still open. Nothing follows."""
        last = f"{self._rest_of(self._line)}\n" if self._line else ""
        return last + (f"{self._fence}\n" if self._fence else "")

    def _words(self) -> str:
        """The words of the last line whose meaning nothing that follows can change."""
        words = self._line.rpartition(" ")[0].rstrip()
        is_prose = self._is_begun or (not self._fence and _PROSE_START.match(self._line))
        # A single ` may start a code span that ends in a later piece.
        has_open_span = any("`" in part for part in _SPAN.split(words)[::2])
        if not words or not is_prose or has_open_span:
            return ""
        self._line = self._line[len(words) :]
        self._is_begun = True
        return _escaped(words)

    def _rest_of(self, line: str) -> str:
        """The part of a complete line that was not returned yet."""
        line = line.rstrip()
        if self._is_begun:
            self._is_begun = False
            return _escaped(line)
        if self._fence:
            closes = _CLOSES.match(line)
            if closes and closes[1].startswith(self._fence):
                self._fence = ""
            return encodable(line)
        if opens := _OPENS.match(line):
            self._fence = opens[1]
            return encodable(line)
        line = _HEADING.sub("", line, count=1)
        return "" if _UNDERLINE.match(line) else _escaped(line)


def _escaped(text: str) -> str:
    """``text``, its signs escaped except inside code spans."""
    return "".join(
        part if number % 2 else _SIGNS.sub(r"\\\g<0>", part)
        for number, part in enumerate(_SPAN.split(encodable(text)))
    )
