"""WebVTT chapters, for players in browsers (https://www.w3.org/TR/webvtt1/#chapters)."""

from __future__ import annotations

from html import escape

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.formats.ordered import in_order
from chapters.formats.remarks import remarks

_DAY = 86_400
"""Seconds."""


def render(chapters: Chapters) -> str:
    """A cue for each chapter.

    Every cue must have an end: where the video's length is unknown, the last one ends a day after
    its start.
    """
    parts = in_order(chapters)
    blocks = ["WEBVTT", *(f"NOTE {remark}" for remark in remarks(chapters))]
    if parts and parts[-1].end is None:
        blocks.append("NOTE The length of the video is unknown; the last cue ends a day later.")
    blocks += [
        f"{format_padded(part.start)}.000 --> {format_padded(part.end or part.start + _DAY)}.000\n"
        f"{escape(part.title, quote=False)}"
        for part in parts
    ]
    return "\n\n".join(blocks) + "\n"
