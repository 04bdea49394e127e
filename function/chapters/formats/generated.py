"""A model's Markdown made harmless while it streams: prose, emphasis, lists and code are left.

What a model writes may have been put into its mouth by the video. So headings, links, images, HTML
and entities stay text; code blocks are kept, and closed at the end. Every other line is escaped as
a whole, code spans apart: a span that would reach over lines does not exist then.
"""

from __future__ import annotations

import re

from chapters.formats.lines import encodable

# Only at the very start of a line: inside a list item it would end with the item.
_OPENS = re.compile(r"(`{3,}|~{3,})[^`]*$")
_CLOSES = re.compile(r" {0,3}(`{3,}|~{3,}) *$")
_SPAN = re.compile(r"(`[^`]+`)")
_SIGNS = re.compile(r"[\\`\[\]<>~|$#]|&(?=\#?\w+;)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}(?:\s+|$)")
_UNDERLINE = re.compile(r"\s*(?:=+|-+)$")
"""Would make a heading of the line above."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class Harmless:
    """A filter for one text. Not shared between threads."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._line = ""
        """What has come of a line that is not whole yet."""
        self._fence = ""
        """The marks of the code block that is open; empty: none is."""

    def feed(self, piece: str) -> str:
        """The lines that ``piece`` completes, made harmless; often ''."""
        *whole, self._line = (self._line + piece).split("\n")
        return "".join(f"{self._harmless(line)}\n" for line in whole)

    def end(self) -> str:
        """The last line, and the end of a code block that was left open."""
        last = f"{self._harmless(self._line)}\n" if self._line else ""
        closing = f"{self._fence}\n" if self._fence else ""
        self._line = self._fence = ""
        return last + closing

    def _harmless(self, line: str) -> str:
        line = _CONTROL.sub("", encodable(line)).rstrip()
        if self._fence:
            closes = _CLOSES.match(line)
            if closes and closes[1].startswith(self._fence):
                self._fence = ""
            return line
        if opens := _OPENS.match(line):
            self._fence = opens[1]
            return line
        return _prose(line)


def _prose(line: str) -> str:
    line = _HEADING.sub("", line, count=1)
    if _UNDERLINE.match(line):
        return ""
    return "".join(
        part if number % 2 else _SIGNS.sub(r"\\\g<0>", part)
        for number, part in enumerate(_SPAN.split(line))
    )
