"""Markdown to what claims something: prose without its marks, and pieces of code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n(.*?)(?:^\1[`~]* *$|\Z)", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_ESCAPED = re.compile(r"\\([^\w\s])")
_LIST_MARK = re.compile(r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE)
"""Numbers of a list are the model's, not the speaker's."""
_HEAD = re.compile(r"^(?:\*\*|__)([^*_\n]+)(?:\*\*|__)", re.MULTILINE)
"""Bold words that open a line: a heading, and headings have capitals of their own."""
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
CODE = "\ufffc"
"""Stands in the prose for a piece of code."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text, taken apart."""

    prose: str
    """Without code, list marks and emphasis."""
    heads: frozenset[int]
    """Where in ``prose`` a word stands in a heading."""
    code: tuple[str, ...]
    """Blocks first."""

    @classmethod
    def of(cls, markdown: str) -> Written:
        """Take ``markdown`` apart; full-width letters become plain ones."""
        markdown = unicodedata.normalize("NFKC", markdown)
        blocks = tuple(match[2] for match in _FENCED.finditer(markdown))
        text = _FENCED.sub(f"{CODE}\n", markdown)
        spans = tuple(_SPAN.findall(text))
        text = _LIST_MARK.sub("\n", _SPAN.sub(CODE, text))
        pieces: list[str] = []
        heads: set[int] = set()
        at = length = 0
        for head in _HEAD.finditer(text):
            before, inside = _plain(text[at : head.start()]), _plain(head[1])
            pieces += [before, inside]
            length += len(before)
            heads.update(range(length, length + len(inside)))
            length += len(inside)
            at = head.end()
        pieces.append(_plain(text[at:]))
        return cls("".join(pieces), frozenset(heads), (*blocks, *spans))


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
