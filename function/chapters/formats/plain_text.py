"""One line a chapter, as YouTube accepts it in a description."""

from __future__ import annotations

from chapters.domain.clock import format_for_youtube
from chapters.domain.video import Chapters
from chapters.formats.ordered import one_line

_NO_ANGLES = str.maketrans("<>", "‹›")


def render(chapters: Chapters) -> str:
    """One line a chapter, as YouTube accepts it in a description: ascending, without < and >.

    https://developers.google.com/youtube/v3/docs/videos#snippet.description
    """
    ordered = sorted(chapters.chapters, key=lambda chapter: chapter.start)
    return "".join(
        f"{format_for_youtube(c.start)} {one_line(c.title).translate(_NO_ANGLES)}".rstrip() + "\n"
        for c in ordered
    )
