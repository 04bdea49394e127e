"""Chapters in order of time, for players.

A list may be out of order, have equal starts, go on past the end of the video, or end at an unknown
time. Players accept none of this: ``in_order`` gives them sections of the video, without losing a
title of a moment that exists.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from chapters.domain.clock import format_short
from chapters.domain.video import Chapter, Chapters
from chapters.formats.clean_text import one_line


class Part(NamedTuple):
    """A section of the video, from one start of a chapter to the next."""

    start: int
    """Seconds."""
    end: int | None
    """Seconds, after ``start``; None, for the last part only, if unknown."""
    title: str
    """One line, never empty: the start as ``M:SS`` if there is no title."""


def in_order(chapters: Chapters) -> list[Part]:
    """The chapters by ascending start, one part for each start, ending where the next begins.

    None of them is past the end of the video, where its duration is known: see ``past_the_end``.
    """
    duration = chapters.video.duration
    inside = [c for c in chapters.chapters if duration is None or c.start < duration]
    ordered = sorted(inside, key=lambda chapter: chapter.start)
    groups = [(start, list(same)) for start, same in groupby(ordered, lambda c: c.start)]
    ends = [*(start for start, _ in groups[1:]), duration]
    return [
        Part(start, end, _joined_titles(same) or format_short(start))
        for (start, same), end in zip(groups, ends, strict=False)  # no chapters: one end too many
    ]


def past_the_end(chapters: Chapters) -> list[int]:
    """The starts that ``in_order`` leaves out, ascending: the video ends at or before them."""
    duration = chapters.video.duration
    starts = sorted(chapter.start for chapter in chapters.chapters)
    return [start for start in starts if duration is not None and start >= duration]


def is_reordered(chapters: Chapters) -> bool:
    """Whether ``in_order`` changes the author's list."""
    starts = [chapter.start for chapter in chapters.chapters]
    return starts != sorted(set(starts))


def _joined_titles(same: Iterable[Chapter]) -> str:
    return " / ".join(filter(None, (one_line(chapter.title) for chapter in same)))
