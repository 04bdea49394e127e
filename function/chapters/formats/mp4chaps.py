"""Chapter files for MP4 and M4B (https://manpages.debian.org/buster/mp4v2-utils/mp4chaps.1.en.html)."""

from __future__ import annotations

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.formats.ordered import in_order


def render(chapters: Chapters) -> str:
    """``HH:MM:SS.mmm Title`` for each chapter."""
    return "".join(f"{format_padded(p.start)}.000 {p.title}\n" for p in in_order(chapters))
