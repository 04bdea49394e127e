"""Simple chapters of OGM, which mkvmerge reads too.

https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.simple
"""

from __future__ import annotations

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.formats.ordered import in_order


def render(chapters: Chapters) -> str:
    """Two lines for each chapter, numbered: its start and its title."""
    return "".join(
        f"CHAPTER{number:02}={format_padded(part.start)}.000\nCHAPTER{number:02}NAME={part.title}\n"
        for number, part in enumerate(in_order(chapters), start=1)
    )
