"""Plain text, as YouTube accepts it in a description.

https://developers.google.com/youtube/v3/docs/videos#snippet.description
"""

from __future__ import annotations

from chapters.domain.clock import format_for_youtube
from chapters.domain.video import Chapters
from chapters.formats.clean_text import one_line

_ANGLES = str.maketrans("<>", "‹›")


def render(chapters: Chapters) -> str:
    """A line for each chapter, in ascending order, without the < and > that YouTube rejects."""
    ordered = sorted(chapters.chapters, key=lambda chapter: chapter.start)
    return "".join(
        f"{format_for_youtube(c.start)} {one_line(c.title).translate(_ANGLES)}".rstrip() + "\n"
        for c in ordered
    )
