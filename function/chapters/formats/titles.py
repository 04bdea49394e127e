"""The titles alone, for scripts and prompts."""

from __future__ import annotations

from chapters.domain.video import Chapters
from chapters.formats.clean_text import one_line


def render(chapters: Chapters) -> str:
    """A line for each chapter, in the author's order: its title, empty if it has none."""
    return "".join(f"{one_line(chapter.title)}\n" for chapter in chapters.chapters)
