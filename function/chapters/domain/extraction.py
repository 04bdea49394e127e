"""The result of reading a description: its chapters, and what was noticed about their lines."""

from __future__ import annotations

from typing import NamedTuple

from chapters.domain.video import Chapter, Note


class Stamp(NamedTuple):
    """How the timestamp of a chapter is written on its line."""

    begin: int
    """Offset of its first character in the line."""
    end: int
    """Offset behind it, and behind the range that it opens or the link that it is part of."""
    opens_range: bool
    """Whether it is the first of a range: ``0:00 - 1:20``."""


class Extraction(NamedTuple):
    """The chapters in a description. Without chapters, ``notes`` say why there are none.

    All line numbers are 1-based lines of the description.
    """

    chapters: tuple[Chapter, ...] = ()
    """In the order of the text; every ``end`` is None."""
    dialect: str | None = None
    """The layout of the list's lines, such as ``stamp-first``. None without chapters."""
    notes: tuple[Note, ...] = ()
    second_list: int | None = None
    """The line on which another list begins; None if there is only one."""
    mistyped_lines: tuple[int, ...] = ()
    """Lines of the list whose timestamp is mistyped, such as ``2: 30`` or ``4:2O``."""
    stamps: tuple[Stamp, ...] = ()
    """One for each of ``chapters``."""
