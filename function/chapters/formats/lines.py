"""What the formats share: titles that fit on one line, and chapters in order.

A list may be out of order, name one start twice, or end who knows when; a player's format can be
none of this. ``in_order`` makes it fit and loses no title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from chapters.model import Chapter, Chapters, Video
from chapters.timestamps import label

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
"""Control characters, line breaks of every kind, runs of spaces."""


@cache
def _no_characters() -> re.Pattern[str]:
    """Half surrogate pairs, which UTF-8 cannot carry; code points that Unicode keeps from being
    characters, two of which XML cannot carry and all of which are errors in HTML."""
    planes = (chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    return re.compile(f"[\ud800-\udfff\ufdd0-\ufdef{''.join(planes)}]")


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

REORDERED = "Sorted by start; titles of equal starts are joined."
"""For the comment of a format whose list is not the author's."""


def one_line(text: str) -> str:
    """``text`` without line breaks, control characters and what is no character."""
    return _no_characters().sub("\ufffd", _BREAKS.sub(" ", text).strip())


def encodable(text: str) -> str:
    """``text`` with half surrogate pairs, which JSON can smuggle in, made U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def language_of(video: Video) -> str | None:
    """The BCP 47 tag of the video's texts; None when unknown, or when it looks like no tag."""
    tag = video.language or ""
    return tag if _LANGUAGE.fullmatch(tag) else None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the video, in the order of time and with a name."""

    start: int
    """Seconds."""
    end: int | None
    """Seconds, after ``start``; only the last part's can be None: unknown."""
    title: str
    """One line, never empty: the start as ``M:SS`` stands in for a title."""


def in_order(chapters: Chapters) -> list[Part]:
    """The chapters by ascending start, one for each start, each ending where the next begins."""
    ordered = sorted(chapters.chapters, key=lambda chapter: chapter.start)
    groups = [(start, list(same)) for start, same in groupby(ordered, lambda c: c.start)]
    ends = [*(start for start, _ in groups[1:]), _last_end(chapters)]
    return [
        Part(start, end, _joined(same) or label(start))
        for (start, same), end in zip(groups, ends, strict=False)  # no chapters: one end too many
    ]


def is_reordered(chapters: Chapters) -> bool:
    """Whether ``in_order`` had to change the author's list."""
    starts = [chapter.start for chapter in chapters.chapters]
    return starts != sorted(set(starts))


def _joined(same: Iterable[Chapter]) -> str:
    return " / ".join(filter(None, (one_line(chapter.title) for chapter in same)))


def _last_end(chapters: Chapters) -> int | None:
    last = max((chapter.start for chapter in chapters.chapters), default=0)
    duration = chapters.video.duration
    return duration if duration is not None and duration > last else None
