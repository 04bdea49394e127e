"""Chapters in order of time, for players.

A list may be out of order, have equal starts, or end at an unknown time. Players accept none of
this: ``in_order`` gives them sections of the video, without losing a title.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from chapters.domain.clock import format_short
from chapters.domain.video import Chapter, Chapters
from chapters.formats.clean_text import one_line


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the video, from one start of a chapter to the next."""

    start: int
    """Seconds."""
    end: int | None
    """Seconds, after ``start``; None, for the last part only, if unknown."""
    title: str
    """One line, never empty: the start as ``M:SS`` if there is no title."""


def in_order(chapters: Chapters) -> list[Part]:
    """The chapters by ascending start, one part for each start, ending where the next begins."""
    ordered = sorted(chapters.chapters, key=lambda chapter: chapter.start)
    groups = [(start, list(same)) for start, same in groupby(ordered, lambda c: c.start)]
    ends = [*(start for start, _ in groups[1:]), _last_end(chapters)]
    return [
        Part(start, end, _joined_titles(same) or format_short(start))
        for (start, same), end in zip(groups, ends, strict=False)  # no chapters: one end too many
    ]


def is_reordered(chapters: Chapters) -> bool:
    """Whether ``in_order`` changes the author's list."""
    starts = [chapter.start for chapter in chapters.chapters]
    return starts != sorted(set(starts))


def _joined_titles(same: Iterable[Chapter]) -> str:
    return " / ".join(filter(None, (one_line(chapter.title) for chapter in same)))


def _last_end(chapters: Chapters) -> int | None:
    """The video's duration, if it is known and after the last start."""
    last = max((chapter.start for chapter in chapters.chapters), default=0)
    duration = chapters.video.duration
    return duration if duration is not None and duration > last else None
