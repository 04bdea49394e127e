"""Chapters from the list that the author typed into the description."""

from __future__ import annotations

from chapters.extract import VERSION, chapters_in
from chapters.model import Chapters, Video, with_ends
from chapters.rules import judge


class DescriptionSource:
    """Implements ``service.Source`` without I/O: the description came with the video."""

    version = VERSION

    def chapters(self, video: Video) -> Chapters:
        """The author's list with what YouTube's rules say of it; never raises."""
        extraction = chapters_in(video.description, video.duration)
        if not extraction.chapters:
            return Chapters(video, notes=extraction.notes)
        return Chapters(
            video,
            chapters=with_ends(extraction.chapters, duration=video.duration),
            source="description",
            made_by="author",
            findings=judge(extraction, duration=video.duration),
            notes=extraction.notes,
        )
