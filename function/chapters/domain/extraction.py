"""What the extractor hands out."""

from __future__ import annotations

from typing import NamedTuple

from chapters.domain.video import Chapter, Note


class Extraction(NamedTuple):
    """What a description says about chapters. No chapters is an answer: ``notes`` say why."""

    chapters: tuple[Chapter, ...] = ()
    """As written: in the order of the text, ``end`` still None."""
    dialect: str | None = None
    """Where the timestamps stand, ``stamp-first`` for example. None without chapters."""
    notes: tuple[Note, ...] = ()
    second_list: int | None = None
    """1-based line of the description on which another list begins."""
    lines_with_several: tuple[int, ...] = ()
    """1-based lines of the list with more than one timestamp."""
    lines_with_text_around: tuple[int, ...] = ()
    """1-based lines of the list with words on both sides of the timestamp."""
    mistyped_lines: tuple[int, ...] = ()
    """1-based lines of the list whose timestamps are mistyped: ``2: 30``, ``4:2O``."""
