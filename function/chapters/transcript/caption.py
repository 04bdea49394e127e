"""Captions as readers find them: lines on a screen, from which cues are made."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import NamedTuple

_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_WORD_TIME = re.compile(r"<\d{1,4}:\d\d(?::\d\d)?\.\d{3}>")


class Line(NamedTuple):
    """A line of a caption."""

    text: str
    """Without markup, never empty."""
    is_timed: bool = False
    """Whether words in it have times of their own, as in YouTube's automatic captions: then they
    are being spoken, and do not repeat the line above."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a screen shows for a while."""

    place: int
    """Line or entry of the file, counted from 1."""
    start: float
    """Seconds."""
    end: float | None
    """Seconds; None: unknown."""
    lines: tuple[Line, ...]
    speaker: str = ""

    @classmethod
    def of(
        cls, place: int, start: float, end: float | None, text: str, speaker: str = ""
    ) -> Caption:
        """A caption with ``text`` as it stands, without markup, on one or more lines."""
        lines = tuple(Line(line) for line in map(one_line, text.splitlines()) if line)
        return cls(place, start, end, lines, one_line(speaker))


def line_of(source: str) -> Line | None:
    """``source`` without tags, its entities decoded; None if nothing is left."""
    text = one_line(html.unescape(_TAG.sub("", source)))
    return Line(text, bool(_WORD_TIME.search(source))) if text else None


def one_line(text: str) -> str:
    """``text`` with each run of white space as one blank."""
    return " ".join(text.split())
