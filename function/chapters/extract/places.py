"""Where in a description the time and the title of each chapter stand, for editors of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chapters.domain.extraction import Extraction, Stamp
from chapters.domain.video import Chapter
from chapters.extract.timestamps import find_timestamps

_NEAR = (1, -1, 2, -2)
"""The lines that may hold the title of a timestamp that stands alone, the likeliest first."""


class Span(NamedTuple):
    """A piece of one line."""

    line: int
    """From 1."""
    begin: int
    """Offset of its first character in the line."""
    end: int
    """Offset behind its last."""


class Place(NamedTuple):
    """Where a chapter is written."""

    time: Span
    """Its start, without the end of a range."""
    title: Span | None
    """None: nowhere as it was read. It is missing, or put together from pieces."""


def places(description: str, extraction: Extraction) -> tuple[Place, ...]:
    """The place of each chapter of ``extraction`` in ``description``, from which it was read."""
    lines = re.split(r"\r\n|\r|\n", description)
    taken = {chapter.line for chapter in extraction.chapters}
    return tuple(
        Place(_time(lines, chapter, stamp), _title(lines, chapter, stamp, taken))
        for chapter, stamp in zip(extraction.chapters, extraction.stamps, strict=True)
    )


def _time(lines: Sequence[str], chapter: Chapter, stamp: Stamp) -> Span:
    line = chapter.line or 1
    if stamp.opens_range:
        inner = find_timestamps(lines[line - 1][stamp.begin : stamp.end])[0]
        return Span(line, stamp.begin + inner.at, stamp.begin + inner.until)
    return Span(line, stamp.begin, stamp.end)


def _title(
    lines: Sequence[str], chapter: Chapter, stamp: Stamp, taken: set[int | None]
) -> Span | None:
    """On the line of ``stamp``, behind it or before it; or on a line near it that is not ``taken``
    and holds nothing else.
    """
    line, title = chapter.line or 1, chapter.title
    if not title:
        return None
    text = lines[line - 1]
    at = text.find(title, stamp.end)
    if at < 0:
        at = text.rfind(title, 0, stamp.begin)
    if at >= 0:
        return Span(line, at, at + len(title))
    for near in (line + step for step in _NEAR):
        if 1 <= near <= len(lines) and near not in taken and _is_titled(lines[near - 1], title):
            at = lines[near - 1].index(title)
            return Span(near, at, at + len(title))
    return None


def _is_titled(line: str, title: str) -> bool:
    """Whether ``line`` holds ``title``, and besides it signs at most."""
    before, found, after = line.partition(title)
    return bool(found) and not any(map(str.isalnum, before + after))
